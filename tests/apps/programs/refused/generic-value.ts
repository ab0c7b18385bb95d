/** A value of a type parameter as a text, in a function that is a value itself: it is one for all its callers. Refused: TS91710. */
const shows: { show: <T>(a: T) => string }[] = [
  {
    show: <T>(a: T): string => {
      return `${a}`; // here
    },
  },
];
console.log(shows[0].show(5));

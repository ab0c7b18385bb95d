/** What a function is called is not known when the program runs. Refused: TS91700. */
const half = (n: number): number => n >> 1;
console.log(half.name); // here

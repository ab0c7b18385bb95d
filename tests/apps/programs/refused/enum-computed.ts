/** A member of an enum that is computed when the program runs. Refused: TS91700. */
enum Length {
  name = 'abc'.length, // here
  other = 2,
}
console.log(Length.other);

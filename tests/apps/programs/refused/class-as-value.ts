/** A class as a value. Refused: TS91706. */
class Box {
  n = 1;
}
const made = Box; // here
console.log(new made().n);

/** A constructor that gives another object than the one it made. Refused: TS91700. */
class Lamp {
  level = 1;
  constructor(other?: Lamp) {
    if (other) return other; // here
  }
}

console.log(new Lamp().level);

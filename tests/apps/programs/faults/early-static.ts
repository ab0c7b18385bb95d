/** A static method uses a static field that has no value yet. Faults: early. */
class Limits {
  static readonly low = Limits.half();
  static readonly high = 8;
  static half(): number {
    return Math.floor(Limits.high / 2); // here
  }
}

console.log(Limits.low);

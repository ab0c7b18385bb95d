/** A copy of an object has its private fields, too, and its type says nothing of them. Refused: TS91700. */
class Reading {
  constructor(
    private raw: number,
    readonly unit: string,
  ) {}
  value(): number {
    return this.raw;
  }
}

const reading = new Reading(5, 'C');
const copy = { ...reading }; // here
const { unit, ...others } = reading; // here
console.log(copy.unit, unit, reading.value(), others === undefined);

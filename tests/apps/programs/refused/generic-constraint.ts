/** A value of a constrained type parameter as one of its constraint: it may have more properties, in other places. Refused: TS91714. */
interface Numbered {
  n: number;
}
function numberOf(value: Numbered): number {
  return value.n;
}
function twice<T extends Numbered>(value: T): number {
  return numberOf(value) * 2; // here
}
console.log(twice({ a: 1, n: 2 }));

/** Generic interfaces that mention themselves with ever new types. Refused: TS91710. */
interface Box<T> {
  // here
  readonly value: T;
  map<U>(change: (value: T) => U): Box<U>;
  both<U>(other: Box<U>): Box<[T, U]>;
}
// prettier-ignore
type Chain<T> = { value: T; pair: () => Chain<[T, T]> }; // here
const box = undefined as Box<number> | undefined;
const chain = undefined as Chain<number> | undefined;
console.log(box === undefined, chain === undefined, box?.value);

/** What a function without a result gives is undefined, though its type does not say so; and one whose type says `void` may give something. Refused: TS91700. */
let count = 0;
function add(n: number): void {
  count += n;
}

const ways: ((n: number) => void)[] = [add];
const list: number[] = [];
const push: (n: number) => void = (n) => list.push(n);
add(1) ?? add(2); // here
console.log(ways[0]?.(3) ?? 'nothing'); // here
console.log(push(4)); // here
const given = push(5); // here
const all = [1, 2].map((n) => push(n)); // here
function handedOn(): void {
  return push(6); // here
}
const later = (): void => push(7);
console.log(`${later()}`, given, all.length); // here
handedOn();
console.log(count, add(8) === undefined);

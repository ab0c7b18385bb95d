/** Assertions in angle brackets are what `as` is, in values and in targets. */
const five = <number>5;
const names = <string[]>[];
names.push('a');
console.log(five, names.join(), (<string>'text').length);

type Shape = { kind: 'circle'; r: number } | { kind: 'square'; side: number };
const shape = <Shape>{ kind: 'circle', r: 2 };
console.log(shape.kind === 'circle' ? shape.r : shape.side);
const last = <string | undefined>names[7];
console.log(last === undefined);

let n = 1;
(<number>n) = 2;
(<number>n)++;
(<number>n) += 4;
(n satisfies number) = n + 1;
const next = (): number => ((<number>n) += 1);
console.log(next(), next(), n);
const point = { x: 1 };
[<number>point.x, n as number] = [8, 9];
console.log(point.x, n);
function counter(): () => number {
  let count = 0;
  return () => (<number>count)++;
}
const count = counter();
console.log(count(), count(), count());

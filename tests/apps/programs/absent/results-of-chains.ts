/** What methods and functions give behind `?.`: numbers, texts, and what may be undefined itself. */
class Box {
  n = 5;
  get2(): number {
    return this.n;
  }
  name(): string {
    return 'b';
  }
}
interface Door {
  inner?: { count: () => number; label: string; list: number[] };
}
const doors: Door[] = [{}, { inner: { count: () => 7, label: 'x', list: [3, 4] } }];
for (const door of doors) {
  console.log(door.inner?.count(), door.inner?.label.length);
  console.log(door.inner?.list.pop(), door.inner?.list.length, door.inner?.list.map((x) => x + 1).join());
}
const boxes: (Box | undefined)[] = [new Box(), undefined];
for (const b of boxes) console.log(b?.get2(), b?.name(), b?.n, (b?.get2() ?? 0) + 1);
const f: ((a: number) => number) | undefined = boxes.length > 1 ? (a) => a + 1 : undefined;
console.log(f?.(4));

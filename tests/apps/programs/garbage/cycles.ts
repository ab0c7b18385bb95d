/** Cycles are collected too; what closures and maps hold stays. */
interface Node {
  id: number;
  other: Node | null;
}
const keep = new Map<string, () => number>();
for (let i = 0; i < 1000; i++) {
  const a: Node = { id: i, other: null };
  const b: Node = { id: -i, other: a };
  a.other = b;
  if (i % 250 === 1) keep.set('k' + i, () => a.other!.id);
}
for (const [key, f] of keep) console.log(key, f());

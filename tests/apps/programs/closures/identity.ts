/** A function is equal to itself, and to no other: listeners that are taken away again. */
type Listener = (text: string) => void;
const heard: string[] = [];
function first(text: string): void {
  heard.push(`first ${text}`);
}
const second: Listener = (text) => heard.push(`second ${text}`);
const make = (): Listener => (text) => heard.push(text);
let listeners: Listener[] = [first, second, first];
const tell = (text: string): void => listeners.slice().forEach((listener) => listener(text));
tell('a');
listeners = listeners.filter((listener) => listener !== first);
tell('b');
console.log(heard.join());
console.log(
  first === first,
  listeners[0] === second,
  make() === make(),
  listeners.indexOf(second),
  listeners.includes(first),
);
function around(): boolean[] {
  function inner(text: string): void {
    heard.push(text);
  }
  const list: Listener[] = [inner, inner];
  const other = inner;
  return [list[0] === list[1], other === inner, list.includes(inner), list[0] === first];
}
console.log(around().join());
const set = new Set<Listener>([first, second]);
set.add(first);
console.log(set.size, set.delete(second), set.has(second), set.has(first));
const counts = new Map<Listener, number>();
for (const listener of [first, second, first]) counts.set(listener, (counts.get(listener) ?? 0) + 1);
console.log(counts.get(first), counts.get(second));
const on: { handler?: Listener | null } = {};
console.log(on.handler === first, on.handler === undefined);
on.handler = first;
console.log(on.handler === first);

/** JSON.stringify of dictionaries and of values that are absent. */
const d: Record<string, number> = { b: 1, a: 2 };
d['7'] = 3;
console.log(JSON.stringify(d), JSON.stringify({}), JSON.stringify({ inner: d }));
const lists: Record<string, string[]> = { x: ['1'] };
console.log(JSON.stringify(lists));
interface Box {
  n?: number;
  t: string | null;
  flags: (boolean | undefined)[];
}
const box: Box = { t: null, flags: [true, undefined, false] };
console.log(JSON.stringify(box));
box.t = 'é "x"';
console.log(JSON.stringify(box));

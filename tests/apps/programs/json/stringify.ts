/** JSON.stringify of numbers, booleans, texts, arrays and objects. */
console.log(
  JSON.stringify(5),
  JSON.stringify(true),
  JSON.stringify('a "quoted" \\ text\n\t'),
  JSON.stringify([1, 2, 3]),
  JSON.stringify([]),
);
console.log(
  JSON.stringify({
    name: 'ann',
    age: 30,
    tags: ['x', 'y'],
    home: { city: 'Oslo', zip: null as string | null },
  }),
);
interface Reading {
  sensor: string;
  value?: number;
  ok: boolean;
}
const readings: Reading[] = [
  { sensor: 'a', value: 0, ok: true },
  { sensor: 'b', ok: false },
];
console.log(JSON.stringify(readings));
console.log(JSON.stringify(['a', 'b'].map((t) => ({ t }))), JSON.stringify([[1], [2, 3]]));
const pair: [string, number] = ['p', 1];
console.log(JSON.stringify(pair), JSON.stringify([1, undefined, null]), JSON.stringify('\u0001\u007f\b\f\r'));

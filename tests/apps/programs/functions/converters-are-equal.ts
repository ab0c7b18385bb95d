/** `String`, `Number` and `Boolean` as functions are equal to themselves, wherever they are named. */
const first: (n: number) => string = String;

function joined<T>(values: T[], by: (value: T) => string): string {
  return values.map(by).join();
}

const again: (n: number) => string = String;
const ofFlags: (b: boolean) => string = String;
console.log(again === first, [(n: number) => `${n}!`, again].indexOf(first), again(3), ofFlags(false));

const converters = new Set([first]);
converters.add(again);
converters.add((n) => 'x' + n);
console.log(converters.size, [...converters].map((by) => by(7)).join());
console.log(joined([1, 2], String), joined([true, false], String), joined(['a'], String));
const ofTexts: (text: string) => number = Number;
console.log(ofTexts('12') + 1, ['4', '5'].map(Number)[1], [0, 1, 2].filter(Boolean).length);

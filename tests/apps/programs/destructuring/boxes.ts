/** Parts that are numbers and booleans for variables that may be undefined or null, and defaults of options. */
let w: number | undefined = 1;
let t: string | undefined;
const list = [7, 8];
[w] = list;
console.log(w);
[w, w] = list;
console.log(w);
[, w] = list;
console.log(w === 8);
const [aa, bb]: (number | undefined)[] = [1, 2];
console.log(aa, bb);
const [cc, dd]: [number | undefined, boolean | null] = [1, true];
console.log(cc, dd);
const { length } = 'hello';
console.log(length);
const o = { n: 1, b: true, s: 'x' };
let nn: number | null = null;
let bbb: boolean | undefined;
({ n: nn, b: bbb, s: t } = o);
console.log(nn, bbb, t);
function opt({ n = 3, b = false }: { n?: number; b?: boolean } = {}): string {
  return `${n} ${b}`;
}
console.log(opt(), opt({ n: 4 }), opt({ b: true }), opt({ n: undefined, b: undefined }));

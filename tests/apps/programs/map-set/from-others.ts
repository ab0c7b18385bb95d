/** Sets of characters, of other sets, of keys; Object.hasOwn; Number.parseInt. */
console.log([...new Set('hello')].join(''), new Set(new Set([1, 2])).size);
const ages = new Map([['ann', 31]]);
console.log([...new Set(ages.keys())].join(), new Set([...ages.values(), 31, 5]).size);
const counts: Record<string, number> = { a: 0 };
console.log(Object.hasOwn(counts, 'a'), Object.hasOwn(counts, 'b'));
console.log(Number.parseInt('12px', 10), Number.parseInt('ff', 16));
const pattern = /a/g;
let found: RegExpExecArray | null;
while ((found = pattern.exec('abca')) !== null) console.log(found.index, found[0]);

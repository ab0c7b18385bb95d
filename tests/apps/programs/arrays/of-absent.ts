/** Elements that may be undefined or null. */
const list: (number | undefined)[] = [1, undefined, 0, 3];
let known = 0;
for (const n of list) {
  if (n === undefined) continue;
  known += n + 1;
}
console.log(known, list[1], list[2], list.length, list.indexOf(undefined), list.includes(0));
list.push(undefined, 9);
console.log(list.filter((n) => n !== undefined).length, list[5], list.join());
const texts: (string | null)[] = ['x', null, ''];
for (const text of texts) console.log(text === null ? 'null' : '"' + text + '"', text ?? 'none', text);
const last = list.pop();
console.log(last === undefined ? 'none' : last + 1);

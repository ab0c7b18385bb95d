/** Far more is allocated than the heap holds: what is not used any more is collected. */
interface Item {
  name: string;
  values: number[];
  next: Item | undefined;
}
let kept: Item | undefined;
let sum = 0;
for (let i = 0; i < 2000; i++) {
  const item: Item = { name: 'item ' + i, values: [i, i + 1, i + 2], next: undefined };
  sum += item.values.reduce((a, b) => a + b, 0) + item.name.length;
  if (i % 500 === 0) {
    item.next = kept;
    kept = item;
  }
}
console.log(sum);
for (let item = kept; item; item = item.next) console.log(item.name, item.values.join());
let text = '';
for (let i = 0; i < 300; i++) {
  text += String.fromCharCode(97 + (i % 26));
  if (text.length > 40) text = text.slice(20);
}
console.log(text);

/** Module-level variables of every kind, changed by functions. */
let count = 0;
let name = 'none';
let on = false;
let list: number[] = [];
let last: number | undefined;
const seen = new Set<string>();
function note(text: string): void {
  count++;
  name = text;
  on = !on;
  list.push(text.length);
  last = text.length;
  seen.add(text);
}
note('one');
note('three');
note('one');
console.log(count, name, on, list.join(), last, seen.size);
list = [];
console.log(list.length);

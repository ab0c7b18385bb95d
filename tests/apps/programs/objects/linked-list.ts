/** A list of nodes with null at the end. */
interface Item {
  value: number;
  next: Item | null;
}
let head: Item | null = null;
for (let i = 1; i <= 5; i++) head = { value: i * i, next: head };
let sum = 0;
for (let item: Item | null = head; item !== null; item = item.next) sum += item.value;
console.log(sum, head?.value, head?.next?.value);
function reverse(list: Item | null): Item | null {
  let result: Item | null = null;
  while (list) {
    const rest: Item | null = list.next;
    list.next = result;
    result = list;
    list = rest;
  }
  return result;
}
head = reverse(head);
let text = '';
for (let item = head; item; item = item.next) text += item.value + ' ';
console.log(text, head === null);

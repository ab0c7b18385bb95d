/** A Map or Set that changes while it is walked. */
const queue = new Set<number>([1]);
let visited = '';
for (const n of queue) {
  visited += n + ' ';
  if (n < 20) {
    queue.add(n * 2);
    queue.add(n * 3);
  }
  queue.delete(n);
}
console.log(visited, queue.size);
const map = new Map<string, number>([
  ['a', 1],
  ['b', 2],
  ['c', 3],
]);
for (const [key] of map) {
  if (key === 'a') map.delete('b');
  if (key === 'c' && !map.has('d')) map.set('d', 4);
}
console.log([...map.keys()].join());

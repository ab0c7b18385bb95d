/** A heap that is full inside of `map` is a fault of the line that calls it. Faults: heap. */
const lists: number[][] = [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]];
console.log('begin');
for (let i = 0; i < 10000; i++) {
  lists.push(lists[lists.length - 1]!.map((x) => x + 1)); // here
}

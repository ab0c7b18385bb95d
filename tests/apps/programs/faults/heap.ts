/** A heap that is full after a collection is a fault. Faults: heap. */
const list: string[] = [];
console.log('begin');
for (let i = 0; i < 1000000; i++) {
  list.push('entry number ' + i); // here
}

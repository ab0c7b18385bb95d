/** So it is in `sort`, and inside of a function that was given to a part of the library. Faults: heap. */
const held: number[] = [];
const random = [5, 3, 8, 1, 9, 2, 7, 4, 6, 0];

function used(list: number[]): number[] {
  return list.concat(list).sort((a, b) => a - b); // here
}

console.log('begin');
random.forEach((x) => console.log(x, used(random).length));
for (let i = 0; i < 400; i++) random.forEach((x) => held.push(used(held.concat([x, i])).length));

/** Assignments to patterns with rest and patterns inside, to variables, elements and properties. */
let head = 0;
let tail = [1, 2, 3, 4];
[head, ...tail] = tail;
console.log(head, tail.join());
const kept = { first: 0, rest: [9] };
[kept.first, ...kept.rest] = tail;
console.log(kept.first, kept.rest.join());
function rows(): number[][] {
  return [
    [1, 2],
    [3, 4],
    [5, 6],
  ];
}
let below: number[][] = [];
[[head, tail[0]], ...below] = rows();
console.log(head, tail.join(), below.length, below[1].join());
({
  first: head,
  rest: [, ...tail],
} = kept);
console.log(head, tail.join());

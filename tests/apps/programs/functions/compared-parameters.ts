/** Parameters that are only compared with each other, and returned. */
function larger(first: number, second: number): number {
  if (first >= second) return first;
  return second;
}

function within(value: number, least: number, most: number): number {
  if (!(value >= least && value <= most)) console.log('outside');
  return value;
}

console.log(larger(3, 4), larger(-3, -4), larger(5, 5));
console.log(within(3, 1, 5), within(100000, 1, 5));

/** Unions of literals: texts and numbers with few values. */
type Level = 'low' | 'mid' | 'high';
const order: Level[] = ['low', 'mid', 'high'];
function next(level: Level): Level {
  return level === 'low' ? 'mid' : 'high';
}
let level: Level = 'low';
for (let i = 0; i < 3; i++) {
  console.log(level, order.indexOf(level), level.length);
  level = next(level);
}
type Bit = 0 | 1;
const flip = (bit: Bit): Bit => (bit === 0 ? 1 : 0);
console.log(flip(0), flip(flip(0)) + 5);
const weights: Record<Level, number> = { low: 1, mid: 10, high: 100 };
console.log(weights.low + weights.high + weights['mid']);

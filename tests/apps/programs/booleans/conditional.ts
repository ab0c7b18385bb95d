/** `? :`, also nested, with sides that have effects. */
function grade(points: number): string {
  return points >= 90 ? 'A' : points >= 75 ? 'B' : points >= 50 ? 'C' : 'F';
}
console.log(grade(95), grade(80), grade(60), grade(10));
let calls = 0;
const count = (by: number): number => (calls += by);
const result = calls === 0 ? count(1) : count(100);
console.log(result, calls, (calls > 5 ? count(10) : count(20)) + 1);
const five = 5;
console.log(five === 5 ? 'five' : five > 5 ? 'more' : 'less');

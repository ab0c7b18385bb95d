/** throw, catch, finally; the message; code after a throw does not run. */
function check(n: number): number {
  if (n < 0) throw new Error('negative: ' + n);
  return n * 2;
}
try {
  console.log(check(4));
  console.log(check(-1));
  console.log('never');
} catch (error) {
  console.log('caught', (error as Error).message);
} finally {
  console.log('finally');
}
try {
  console.log('fine');
} catch {
  console.log('never');
}
try {
  throw new Error('plain');
} catch (e) {
  if (e instanceof Error) console.log(e.message);
}
console.log('after');

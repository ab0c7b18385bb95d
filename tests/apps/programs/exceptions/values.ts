/** Errors as values: kept, passed on, thrown later; variables keep what they had. */
const problem = new Error('made early');
let n = 1;
function fail(): never {
  throw problem;
}
try {
  n = 2;
  fail();
} catch (e) {
  console.log(n, e === problem, (e as Error).message);
}
let kept: Error | undefined;
try {
  throw new Error('kept');
} catch (e) {
  kept = e as Error;
}
console.log(kept?.message);
const list: number[] = [];
try {
  list.push(1);
  list.push(list.length > 0 ? stop() : 2);
} catch {
  console.log(list.join());
}
function stop(): number {
  throw new Error('stop');
}
n += 5;
try {
  n += stop();
} catch {
  console.log(n);
}

/** A property that was checked, and that a call then made undefined. Faults: absent. */
interface Box {
  n?: number;
}
const box: Box = { n: 1 };
function clear(): void {
  box.n = undefined;
}
if (box.n !== undefined) {
  console.log(box.n + 1);
  clear();
  console.log(box.n + 1); // here
}

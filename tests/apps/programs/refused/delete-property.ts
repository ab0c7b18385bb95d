/** delete of a property of an object that is no dictionary. Refused: TS91718. */
interface Box {
  n?: number;
}
const box: Box = { n: 1 };
delete box.n; // here
console.log(box.n);

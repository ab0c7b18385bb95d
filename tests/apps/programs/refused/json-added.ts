/** JSON.stringify of objects that get an optional property later, which then comes last in JavaScript. Refused: TS91724. */
interface Box {
  n?: number;
  t: string;
}
const box: Box = { t: 'text' };
box.n = 4; // here
console.log(JSON.stringify(box));

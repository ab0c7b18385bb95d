/** Numbers and booleans that cannot be undefined or null, compared with these all the same. */
function isMissing(n: number): boolean {
  return n === undefined || n === null;
}
console.log(isMissing(0), isMissing(1), isMissing(-1));
const zero: number = [0].length - 1;
console.log(zero === undefined, zero !== undefined, zero === null, zero == null, zero != undefined);
const flag: boolean = [0].length > 1;
console.log(flag === undefined, flag !== undefined, !flag === null, flag == null);
interface Box {
  n: number;
  text: string;
}
const box: Box = { n: 0, text: '' };
console.log(box.n === undefined, box.text === undefined, box === undefined, box.n++ === undefined, box.n);
const list = [0, 1];
console.log(list[0] === undefined, list[1] === null, list.length === undefined, list.pop() === undefined);
switch (zero) {
  case undefined:
    console.log('undefined');
    break;
  case 0:
    console.log('zero');
}

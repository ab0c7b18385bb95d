/** Reading outside an array is a fault. Faults: index. */
const list = [1, 2, 3];
console.log(list[2]);
const at = list.length;
console.log(list[at]); // here

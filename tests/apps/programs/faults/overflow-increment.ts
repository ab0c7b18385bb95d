/** `++` beyond the largest number is a fault. Faults: range. */
const box = { n: 2147483646 };
box.n++;
console.log(box.n);
box.n++; // here
console.log(box.n);

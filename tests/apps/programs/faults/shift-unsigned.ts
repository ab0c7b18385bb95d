/** A result of `>>>` from 2^31 on is a fault. Faults: range. */
const n = -1;
console.log(n >>> 1);
console.log(n >>> 0); // here

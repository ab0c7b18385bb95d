/** -(-2^31) does not fit. Faults: range. */
const least = -2147483647 - 1;
console.log(least);
console.log(-least); // here

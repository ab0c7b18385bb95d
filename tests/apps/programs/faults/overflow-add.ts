/** A sum above 2^31-1 is a fault. Faults: range. */
let n = 2147483600;
for (let i = 0; i < 10; i++) {
  console.log(n);
  n += 10; // here
}

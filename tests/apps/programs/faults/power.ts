/** A power that does not fit is a fault. Faults: range. */
for (let n = 29; n < 33; n++) {
  console.log(2 ** n); // here
}

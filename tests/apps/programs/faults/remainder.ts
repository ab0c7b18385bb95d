/** A remainder by 0 is a fault. Faults: division. */
for (let n = 2; n >= 0; n--) {
  console.log(7 % n); // here
}

/** A negative index is a fault. Faults: index. */
const list = [1, 2, 3];
let at = 2;
while (at > -5) {
  console.log(list[at]); // here
  at--;
}

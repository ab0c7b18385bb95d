/** A function that is called before the declaration of a variable that it uses is a fault. Faults: early. */
function doubled(): number {
  return factor * 2; // here
}
console.log('begins');
console.log(doubled());
const factor = 3;

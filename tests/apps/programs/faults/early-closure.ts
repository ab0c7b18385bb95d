/** A closure that is called before the declaration of a variable that it captures is a fault. Faults: early. */
function report(): void {
  const say = (): void => console.log('limit', limit); // here
  console.log('begins');
  say();
  const limit = 5;
}
report();

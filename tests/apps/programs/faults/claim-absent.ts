/** A function that says of what is undefined that it is not. Faults: absent. */
function isThere(value: number | undefined): value is number {
  return value !== 5;
}
for (const list of [[1, 2], []]) {
  const first = list.find((n) => n > 0);
  if (isThere(first)) {
    console.log(first + 1); // here
  }
}

/** A variable of an element that may be missing, in a generic function: undefined where the program asks, whatever its kind is. */
function describe<T extends number | string | boolean>(list: T[], at: number): string {
  const element = list[at];
  if (element === undefined) return 'nothing';
  return `${element}`;
}
console.log(
  describe([1, 2], 1),
  describe([1], 1),
  describe(['a'], 0),
  describe(['a'], 2),
  describe([true], 0),
  describe([false], 1),
);

interface Named {
  name: string;
}
function nameOf<T extends Named>(table: Record<string, T>, key: string): string {
  const found = table[key];
  return found ? found.name : 'nobody';
}
console.log(nameOf({ a: { name: 'ann' } }, 'a'), nameOf({ a: { name: 'ann' } }, 'b'));

/** WeakMap. Refused: TS91747. */
interface Box {
  n: number;
}
const map = new WeakMap<Box, number>(); // here
map.set({ n: 1 }, 2);
console.log('made');

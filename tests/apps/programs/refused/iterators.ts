/** An iterator in a variable. Refused: TS91700. */
const list = [1, 2];
const walk = list.values(); // here
for (const n of walk) console.log(n);

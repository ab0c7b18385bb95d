/** JSON.parse. Refused: TS91747. */
const box = JSON.parse('{"n": 1}') as { n: number }; // here
console.log(box.n);

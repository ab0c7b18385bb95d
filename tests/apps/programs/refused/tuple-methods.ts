/** Methods that would change a tuple, or see elements of several kinds. Refused: TS91700. */
const pair: [number, number] = [1, 2];
pair.push(3); // here
const both: [number, string] = [1, 'a'];
console.log(both.join()); // here

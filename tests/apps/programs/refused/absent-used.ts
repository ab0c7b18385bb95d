/** What may be undefined is used without a check. Refused: TS18048. */
const list = ['a'];
const found = list.find((t) => t === 'b');
console.log(found.length); // here

/** A function that is declared where one statement is expected, which ECMAScript does not allow in modules. Refused: TS91700. */
let count = 0;
if (count === 0)
  function add(): void {
    // here
    count++;
  }
console.log(count);

/** instanceof of a class but Error. Refused: TS91718. */
class Box {}
const box = new Box();
console.log(box instanceof Box); // here

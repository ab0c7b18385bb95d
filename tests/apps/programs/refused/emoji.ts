/** Characters above U+00FF, as they are. Refused: TS91702. */
const arrow = '→'; // here
console.log(arrow);

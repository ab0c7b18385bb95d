/** A function that runs before an enum is declared uses the enum. Refused: TS91700. */
function first(): Color {
  return Color.red; // here
}

console.log(first());

enum Color {
  red = 1,
  green,
}

console.log(Color.green);

/** The name of a value of an enum of numbers, and members by a text in brackets. */
enum Color {
  Red,
  Green = 5,
  Blue,
  Last = Blue,
}
enum Direction {
  Up = 'UP',
  Down = 'DOWN',
}
for (const color of [Color.Red, Color.Green]) console.log(color, Color[color], Color[color].length);
console.log(Color['Green'], Color[6], Direction['Up'], Direction.Down);

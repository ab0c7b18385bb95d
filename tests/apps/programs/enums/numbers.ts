/** Enums of numbers: counted, with values, computed by constants. */
enum Color {
  Red,
  Green,
  Blue,
}
enum Flag {
  None = 0,
  Read = 1 << 0,
  Write = 1 << 1,
  Both = Read | Write,
  Next,
}
function colorOf(n: number): Color {
  return n === 0 ? Color.Red : n === 1 ? Color.Green : Color.Blue;
}
let color = colorOf(1);
console.log(color, Color.Red, Color.Blue, Flag.Both, Flag.Next, color === Color.Green);
color = colorOf(2);
switch (color) {
  case Color.Red:
    console.log('red');
    break;
  case Color.Blue:
    console.log('blue');
    break;
}
let rights = Flag.None;
rights |= Flag.Write;
console.log(rights, (rights & Flag.Write) !== 0, (rights & Flag.Read) !== 0);
const names: string[] = [];
for (const c of [Color.Red, Color.Blue]) names.push('c' + c);
console.log(names.join());

/** Records whose keys are a union, an enum or numbers; some of them absent with Partial. */
enum Color {
  Red,
  Green,
  Blue,
}
enum Unit {
  Celsius = 'C',
  Percent = '%',
}
type Direction = 'north' | 'south' | 'east';
const names: Record<Color, string> = { [Color.Red]: 'red', [Color.Green]: 'green', [Color.Blue]: 'blue' };
const units: Record<Unit, number> = { [Unit.Celsius]: 1, [Unit.Percent]: 2 };
for (const color of [Color.Blue, Color.Red]) console.log(color, names[color]);
for (const unit of [Unit.Percent, Unit.Celsius]) console.log(unit, units[unit]);
units[Unit.Celsius] += 10;
const list = [10, 20, 30];
console.log(list[Color.Green], list[Color.Red], 'abc'[Color.Blue]);
console.log(units[Unit.Celsius], units.C, Object.keys(names).join(), Object.values(units).join());

const exits: Partial<Record<Direction, string>> = { south: 'hall' };
const ways: Direction[] = ['north', 'south'];
for (const way of ways) {
  const target = exits[way];
  console.log(way, target ?? 'no way', exits[way] === undefined, way in exits);
  if (target) console.log(target.toUpperCase());
}
exits.east = 'vault';
console.log(Object.keys(exits).join(), exits.north, exits.east, JSON.stringify(exits));
delete exits.south;
console.log(Object.entries(exits).length);
const { east, north = 'nowhere' } = exits;
console.log(east, north);

const scores: Partial<Record<Direction, number>> = {};
scores.north = (scores.north ?? 0) + 5;
scores.south = scores.south ?? 7;
console.log(scores.north, scores.south, scores.east);

const squares: Record<number, number> = {};
for (const n of [3, 1, 2]) squares[n] = n * n;
console.log(JSON.stringify(squares), squares[3], 5 in squares, squares[4] ?? 'none');
const readings: Readonly<Record<Unit, string>> = { C: 'cold', '%': 'wet' };
console.log(readings[Unit.Percent], readings.C);
const actions: Record<Direction, () => string> = {
  north: () => 'up',
  south: () => 'down',
  east: () => 'right',
};
console.log(ways.map((way) => actions[way]()).join(), actions.east());

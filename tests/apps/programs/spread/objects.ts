/** Spread in object literals: copies with changes. */
interface Settings {
  name: string;
  volume: number;
  loud: boolean;
}
const base: Settings = { name: 'base', volume: 5, loud: false };
const louder: Settings = { ...base, volume: 11, loud: true };
const renamed: Settings = { ...louder, name: 'renamed' };
console.log(
  base.name,
  base.volume,
  base.loud,
  louder.name,
  louder.volume,
  louder.loud,
  renamed.name,
  renamed.volume,
);
const point = { x: 1, y: 2 };
const moved = { ...point, y: 5 };
point.x = 100;
console.log(moved.x, moved.y, point.y);

/** A key of a Record that is written with a dot may be missing where the program asks, as one in brackets. */
const counts: Record<string, number> = {};
for (const word of ['x', 'y', 'x']) {
  if (word === 'x') counts.x = (counts.x ?? 0) + 1;
  else counts.other = (counts.other || 0) + 1;
}
console.log(counts.x, counts.other, counts.zz === undefined, counts.zz !== undefined, counts.zz ?? 'no');
if (counts.zz) console.log('there');
else console.log(counts.zz || 5, !counts.zz, counts.zz ? 1 : 2);

interface Settings {
  readonly [name: string]: string;
}
const settings: Settings = { color: 'red' };
console.log(
  settings.size === 'big',
  settings.size !== 'big',
  settings.color === 'red',
  settings.size ?? 'none',
);
console.log(settings.size === settings.shape, settings.size?.length, settings.color?.length);

const commands: Record<string, (n: number) => number> = { double: (n) => 2 * n };
console.log(commands.double?.(4), commands.half?.(4), commands.half?.(4) ?? 'unknown');

const points: Record<string, { n: number }> = { a: { n: 1 } };
const found = points.b;
if (found) console.log('there');
else console.log('not there', points.a?.n, points.b?.n);
const size = settings.size;
console.log(size === undefined ? 'no size' : size);
let next = counts.x;
console.log(next === undefined);
next = counts.none;
console.log(next === undefined);
const shape: string | undefined = settings.shape;
console.log(shape ?? 'no shape');

function nested(of: Record<string, Record<string, number>> | undefined): number {
  return of?.first?.second ?? -1;
}
console.log(nested({ first: { second: 2 } }), nested({ first: {} }), nested({}), nested(undefined));

class Cache {
  private readonly values: Record<string, boolean> = {};
  known(): boolean {
    return this.values.on !== undefined;
  }
  turn(): boolean {
    this.values.on = !this.values.on;
    return this.values.on;
  }
}
const cache = new Cache();
console.log(cache.known(), cache.turn(), cache.turn(), cache.known());

/** `??`, `&&`, `||` and `? :` with another kind of value, where it is printed. */
const found = [1, 2].find((n) => n > 5);
const there = [0, 2].find((n) => n < 5);
console.log(found ?? 'none', there ?? 'none', `${found ?? 'none'} ${there ?? 'none'}`);
const text: string | undefined = ['a', 'b'].find((t) => t > 'a');
console.log(
  text !== undefined && text.length,
  found === undefined ? 'missing' : found,
  text === 'b' ? 1 : 'no',
);
for (const flag of [true, false]) console.log(flag ? 1 : 'text', flag && 'yes', flag ? null : 'x');

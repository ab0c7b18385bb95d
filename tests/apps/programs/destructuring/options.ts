/** Options in options, with defaults at each level. */
interface Opt {
  a?: number;
  b?: { c?: boolean; d: string };
  list?: number[];
}
function f({ a = 1, b: { c = true, d } = { d: 'dd' }, list: [first = 7, ...others] = [] }: Opt = {}): string {
  return `${a} ${c} ${d} ${first} ${others.length}`;
}
console.log(f(), f({ a: 5 }), f({ b: { d: 'x' } }), f({ b: { c: false, d: 'y' }, list: [1, 2, 3] }));
const mark = ({ sign = '*', count = 2 } = {}): string => sign.repeat(count);
console.log(mark(), mark({}), mark({ count: 3 }), mark({ sign: '+' }));

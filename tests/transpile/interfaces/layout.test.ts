/** Where each parameter goes: a word of the request or the answer, lent, transferred. */
import { describeService, type WordDescription } from '../../../transpile/interfaces/describe';
import { textsOf } from './world';

const DECLARATIONS = `
type Out<T> = T;
type Capability = u32;
type CapabilityResult = u32;
export enum Tone { low = -1, high = 40000 }
export class Pair { a: u8 = 0; b: bool = false; }
export class Three { x: u32 = 0; readonly pair = new Pair(); }
export class Four { a: u32 = 0; b: u32 = 0; c: u32 = 0; d: u32 = 0; }
export class Wide { a: u64 = 0n; b: u64 = 0n; }
export class Five { readonly four = new Four(); e: u32 = 0; }
export class Name { readonly bytes = array(u8, 4); }
`;

/** The layout of a method with these parameters, in one line. */
function layoutOf(parameters: string): string {
  const declaration = `${DECLARATIONS}/** @version 1.0 */\nexport interface Bell { ring(${parameters}): void; }`;
  const [laidOut] = textsOf('bell.ts', declaration).made.services;
  const [method] = describeService(laidOut!).methods;
  const words = (placed: readonly WordDescription[]): string =>
    placed.map(({ parameter, path, word }) => `${parameter}${path}@${word}`).join(' ');
  const others = method!.parameters.filter(({ way }) => way !== 'request' && way !== 'reply');
  const ways = others.map(({ name, way }) => `${name} ${way}`).join(', ');
  return `${words(method!.request)} -> ${words(method!.reply)}; ${ways}`
    .replace(' ; ', '; ')
    .replace(/; ?$/, '')
    .trim();
}

test.each([
  ['', '->'],
  ['a: u8, b: bool, c: Tone, d: i32', 'a@0 b@1 c@2 d@3 ->'],
  ['a: u8, wide: u64, b: u8', 'a@0 wide@1 b@3 ->'],
  ['three: Three, b: u8', 'three.x@0 three.pair.a@1 three.pair.b@2 b@3 ->'],
  ['four: Four', 'four.a@0 four.b@1 four.c@2 four.d@3 ->'],
  ['wide: Wide, result: Out<Wide>', 'wide.a@0 wide.b@2 -> result.a@0 result.b@2'],
  ['one: Out<Pair>, two: Out<Pair>', '-> one.a@0 one.b@1 two.a@2 two.b@3'],
  // What does not fit is lent, the largest class first.
  ['five: Five, n: u32', 'n@0 ->; five lent for reading'],
  ['pair: Pair, four: Four', 'pair.a@0 pair.b@1 ->; four lent for reading'],
  ['name: Name', '->; name lent for reading'],
  ['five: Out<Five>, n: u64', 'n@0 ->; five lent for writing'],
  ['pair: Out<Pair>, four: Out<Four>', '-> pair.a@0 pair.b@1; four lent for writing'],
  [
    'bytes: ReadonlySpan<u8>, n: u32, m: u32, four: Out<Four>',
    'n@0 m@1 -> four.a@0 four.b@1 four.c@2 four.d@3; bytes lent for reading',
  ],
  ['bytes: Span<u64>, n: u64', 'n@0 ->; bytes lent for writing'],
  ['rope: Capability, a: u32, b: u32, c: u32', 'a@0 b@1 c@2 ->; rope capability'],
  [
    'rope: CapabilityResult, a: u32, four: Out<Three>',
    'a@0 -> four.x@0 four.pair.a@1 four.pair.b@2; rope capability in the answer',
  ],
  [
    'name: ReadonlySpan<u8>, rope: CapabilityResult',
    '->; name lent for reading, rope capability in the answer',
  ],
  ['a: Capability, b: CapabilityResult', '->; a capability, b capability in the answer'],
])('(%s)', (parameters, layout) => {
  expect(layoutOf(parameters)).toBe(layout);
});

/** Messages in words that people read, right ones and others. */
import { decodeReply, decodeRequest } from '../../../transpile/interfaces/decode';
import { describeService } from '../../../transpile/interfaces/describe';
import { EVERYTHING } from './everything';
import { textsOf } from './world';

const [laidOut] = textsOf('everything.ts', EVERYTHING).made.services;
const service = describeService(laidOut!);
const labels = new Map(service.methods.map(({ name, number }) => [name, number]));
const MINUS_FIVE = 0xfffffffb;

test.each<[string, number[], string]>([
  ['scalars', [7, MINUS_FIVE, 1, 7], 'everything.scalars(a: 7, b: -5, c: true, d: blue)'],
  [
    'scalars',
    [300, 0x80, 2, 9],
    'everything.scalars(a: 300 (no u8), b: 128 (no i8), c: 2 (no bool), d: 9 (no Color))',
  ],
  ['more', [1, 2, 0xfffffffd, MINUS_FIVE], 'everything.more(a: 1, b: 2, c: cold, d: -5)'],
  ['wide', [1, 2, 3, 4], 'everything.wide(a: 8589934593, b: 17179869187)'],
  ['nested', [1, 2, 0, 0], 'everything.nested(value: { inner.x: 1, inner.wide: 2, last: false })'],
  ['lendRead', [4, 0, 0x20000000, 0x4000000c], 'everything.lendRead(bytes: 12 bytes lent for reading, n: 4)'],
  [
    'lendWrite',
    [4, 1, 0x20000000, 0x80000010],
    'everything.lendWrite(halves: 16 bytes lent for writing, n: 4, on: true)',
  ],
  [
    'largeIn',
    [0, 0, 0x20000000, 0x40000040],
    'everything.largeIn(large: 64 bytes lent for reading, color: red)',
  ],
  ['give', [1, 2, 0, 0], 'everything.give(rope: a capability, a: 1, b: 2, c: false)'],
  ['take', [0, 0, 0x20000000, 5], 'everything.take(name: 5 bytes lent for nothing)'],
  ['ring', [3, 1, 0, 0], 'everything.ring(times: 3, color: green) posted'],
  ['nothing', [0, 0, 0, 0], 'everything.nothing()'],
])('%s %j', (method, words, text) => {
  expect(decodeRequest(service, labels.get(method)!, words)).toBe(text);
});

test('connecting, and what is no method', () => {
  const { id, signature } = service;
  expect(decodeRequest(service, 0, [id, 0x20003, signature, 0])).toMatch(
    /^everything\.connect\(version 2\.3, signature 0x\w+\)$/,
  );
  expect(decodeRequest(service, 0, [id, 0x20003, 1, 0])).toMatch(/which is not that of this version/);
  expect(decodeRequest(service, 0, [1, 0, 0, 0])).toBe('everything.connect(another interface, 0x00000001)');
  expect(decodeRequest(service, 99, [1, 2])).toBe('everything has no method 99: (0x00000001, 0x00000002)');
});

test.each<[string, number[], string]>([
  ['nothing', [0], '-> none'],
  ['nothing', [16], '-> busy'],
  ['nothing', [3], '-> malformed'],
  ['nothing', [99], '-> 99 (no error of Everything)'],
  ['more', [0, 1, 7, MINUS_FIVE], '-> none (small: { flag: true, tint: blue, level: -5 })'],
  ['take', [0, 0, 0, 0], '-> none (rope: a capability, small: { flag: false, tint: red, level: 0 })'],
])('an answer to %s: %j', (method, [label = 0, ...words], text) => {
  expect(decodeReply(service, method, label, words)).toBe(text);
  expect(decodeReply(service, labels.get(method)!, label, words)).toBe(text);
});

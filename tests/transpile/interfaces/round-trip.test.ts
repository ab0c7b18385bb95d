/**
 * From the client's stub through a message to the server's handler and back: values arrive as they were sent, for every kind of
 * parameter; and whatever a hostile client or server sends, neither side ever sees a value outside its type.
 */
import fc from 'fast-check';
import { Operation, NO_SLOT } from '../../../src/abi/operation';
import type { MethodLayout } from '../../../transpile/interfaces/layout';
import type { FieldType, Parameter } from '../../../transpile/interfaces/model';
import { EVERYTHING } from './everything';
import { arbitrary, fetch, isValid, store, type Plain } from './values';
import { ARRIVAL, compileHarness, textsOf, World, type Frame } from './world';

const { texts, made } = textsOf('everything.ts', EVERYTHING);
const [laidOut] = made.services;
const program = compileHarness(laidOut!, texts, 'everything');
const NONE = 0;
const MALFORMED = 3;
const UNKNOWN_METHOD = 7;
const BUSY = 16;
const SLOT = 12;
const GIVEN = 14;

interface Buffer {
  length: number;
  read(offset: number, target: unknown): boolean;
  write(offset: number, source: unknown): boolean;
}

/** What a parameter is given, or what a handler makes of it. */
function planOf(parameter: Parameter): fc.Arbitrary<Plain> {
  if (parameter.role === 'value' || parameter.role === 'result') return arbitrary(parameter.type);
  if (parameter.role !== 'span') return fc.constant(0);
  return fc.array(arbitrary(parameter.element), { minLength: 1, maxLength: 9 });
}

/** The actual argument for a parameter of the client's stub. */
function argumentFor(world: World, parameter: Parameter, value: Plain): unknown {
  const { exports, outside } = world.program;
  switch (parameter.role) {
    case 'capability':
    case 'capabilityResult':
      return SLOT;
    case 'span': {
      const elements = outside.array(outside[parameter.element.name as 'u8'], (value as Plain[]).length);
      if (!parameter.isWritten)
        (value as Plain[]).forEach((each, index) => ((elements as Plain[])[index] = each));
      return elements;
    }
    default: {
      if (parameter.type.kind !== 'struct') return value;
      const object = new (exports[parameter.type.name] as new () => Record<string, unknown>)();
      if (parameter.role === 'value') store(parameter.type, object, value);
      return object;
    }
  }
}

/** The handler's part: what it saw, after doing with results what is planned. */
function handled(world: World, parameter: Parameter, actual: unknown, value: Plain): Plain {
  const { outside } = world.program;
  switch (parameter.role) {
    case 'capability':
      return actual as number;
    case 'capabilityResult':
      (actual as { slot: number }).slot = GIVEN;
      return 0;
    case 'result':
      store(parameter.type, actual as Record<string, unknown>, value);
      return value;
    case 'value':
      return fetch(parameter.type, actual);
    case 'span': {
      const buffer = actual as Buffer;
      const size = outside.sizeof(outside[parameter.element.name as 'u8']);
      const elements = outside.array(outside[parameter.element.name as 'u8'], buffer.length / size);
      const bytes = outside.spanAt(outside.u8, outside.addressOf(elements), buffer.length);
      if (parameter.isWritten)
        (value as Plain[]).forEach((each, index) => ((elements as Plain[])[index] = each));
      expect(parameter.isWritten ? buffer.write(0, bytes) : buffer.read(0, bytes)).toBe(true);
      return (value as Plain[]).map((_, index) => (elements as Plain[])[index] ?? 0);
    }
  }
}

const cases = laidOut!.layouts.map((layout): [string, MethodLayout] => [layout.method.name, layout]);

test.each(cases)('%s: what is sent arrives, what is answered too', (name, { method, given, received }) => {
  const world = new World(program);
  fc.assert(
    fc.property(fc.tuple(...method.parameters.map(planOf)), fc.boolean(), (plan, fails) => {
      let seen: Plain[] = [];
      world.handle(name, (caller: { badge: number; process: number }, ...values: unknown[]) => {
        expect([caller.badge, caller.process]).toEqual([5, 4]);
        seen = method.parameters.map((each, index) => handled(world, each, values[index], plan[index] ?? 0));
        return method.isPosted ? undefined : fails ? BUSY : NONE;
      });
      const actual = method.parameters.map((each, index) => argumentFor(world, each, plan[index] ?? 0));
      const before = method.parameters.map((each, index) =>
        each.role === 'result' ? fetch(each.type, actual[index]) : 0,
      );
      const error = world.program.exports.client[name]!(...actual);
      const isError = fails && !method.isPosted;
      expect(error).toBe(isError ? BUSY : NONE);
      const sent = method.parameters.map((each, index) =>
        each.role === 'capability' ? ARRIVAL : (plan[index] ?? 0),
      );
      expect(seen).toEqual(sent);
      method.parameters.forEach((each, index) => {
        if (each.role === 'result') {
          expect(fetch(each.type, actual[index])).toEqual(isError ? before[index] : plan[index]);
        }
        if (each.role === 'span' && each.isWritten) {
          expect((plan[index] as Plain[]).map((_, at) => (actual[index] as Plain[])[at])).toEqual(
            plan[index],
          );
        }
      });
    }),
    { numRuns: 40 },
  );
  expect(world.operations.includes(Operation.callTransferring)).toBe(given !== undefined);
  expect(world.operations.includes(Operation.replyTransferring)).toBe(received !== undefined);
  expect(world.operations.includes(Operation.post)).toBe(method.isPosted);
});

/** Words that are likely to be just outside a type. */
const word = fc.oneof(
  fc.constantFrom(0, 1, 7),
  fc.constantFrom(0, 1, 2, 6, 7, 8, 0x7f, 0x80, 0xff, 0x100, 300, 0xffff, 0x10000, 0x7fffffff, 0x80000000),
  fc.constantFrom(
    0xffffff7f,
    0xffffff80,
    0xffff7fff,
    0xffff8000,
    0xfffffffd,
    0xffffffff,
    0x40000020,
    0x80000040,
  ),
  fc.integer({ min: 0, max: 0xffffffff }),
);

/** Right and length of what is said to be lent. */
const extent = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0, 1, 4, 47, 48, 56, 64, 72, 0x3fffffff))
  .map(([right, length]) => ((right << 30) | length) >>> 0);

/** Bytes that are likely to be no bool and no member of an enum. */
const byte = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(0, 1) }, fc.constantFrom(2, 7, 0xfd, 0xff));
const bytes = fc.oneof(
  fc.constant(Array<number>(128).fill(0)),
  fc.array(byte, { minLength: 128, maxLength: 128 }),
);

/** A class that was lent: its bools as they are in memory, and all else. */
function expectValid(world: World, type: FieldType, value: unknown): void {
  const { outside } = world.program;
  expect({ value: fetch(type, value), valid: isValid(type, fetch(type, value)) }).toMatchObject({
    valid: true,
  });
  if (type.kind !== 'struct' || type.name !== 'Large') return;
  const flags = outside.addressOf((value as { flags: unknown }).flags);
  for (let index = 0; index < 4; index++) expect(outside.load8(flags + index)).toBeLessThanOrEqual(1);
}

/** A world whose handlers look at what they are given; `reached` counts. */
function watchfulWorld(reached: { count: number }): World {
  const world = new World(program);
  const target = world.program.outside.array(world.program.outside.u8, 4);
  for (const [name, { method }] of cases) {
    world.handle(name, (_caller: unknown, ...values: unknown[]) => {
      reached.count++;
      method.parameters.forEach((each, index) => {
        if (each.role === 'value') expectValid(world, each.type, values[index]);
        if (each.role === 'capability') expect(values[index]).toBe(ARRIVAL);
        if (each.role === 'span' && !each.isWritten) (values[index] as Buffer).read(0, target);
      });
      return method.isPosted ? undefined : NONE;
    });
  }
  return world;
}

/** Sends random words under a label. */
function harass(world: World, label: number): void {
  const { exports, memory, outside } = world.program;
  const message = new exports.Message();
  const address = outside.addressOf(outside.array(outside.u8, 128));
  const token = fc.constantFrom(0, 0x80000003, 0xc0000003);
  const large = outside.sizeof(exports['Large'] as never);
  const right = fc.oneof(word, extent, fc.constantFrom(large | (1 << 30), large | (1 << 31)));
  fc.assert(
    fc.property(fc.tuple(word, word, word), right, token, bytes, (words, last, by, data) => {
      const [m0, m1, m2] = words;
      Object.assign(message, { badge: 3, token: by, label, m0, m1, m2, m3: last >>> 0 });
      memory.bytes(address, 128).set(data);
      world.lease = { address, length: Math.min(last & 0x3fffffff, 128), rights: last >>> 30 };
      if (exports.dispatch(message) === 0) expect([NONE, MALFORMED, UNKNOWN_METHOD]).toContain(message.label);
    }),
    { numRuns: 1500 },
  );
}

test.each(cases)(
  '%s: no hostile message reaches the handler with a value outside its type',
  (_, { method }) => {
    const reached = { count: 0 };
    harass(watchfulWorld(reached), method.number);
    expect(reached.count).toBeGreaterThan(0);
  },
);

test.each([
  [1, [255, 0xffffff80, 1, 7], NONE],
  [1, [256, 0, 0, 0], MALFORMED],
  [1, [0, 0x80, 0, 0], MALFORMED],
  [1, [0, 0, 2, 0], MALFORMED],
  [1, [0, 0, 0, 2], MALFORMED],
  [2, [0xffff, 0x7fff, 300, 0xffffffff], NONE],
  [2, [0x10000, 0, 0, 0], MALFORMED],
  [2, [0, 0x8000, 0, 0], MALFORMED],
  [2, [0, 0, 299, 0], MALFORMED],
])('method %i with words %j is answered with %i', (label, [m0 = 0, m1 = 0, m2 = 0, m3 = 0], error) => {
  const reached = { count: 0 };
  const { exports } = watchfulWorld(reached).program;
  const message = new exports.Message();
  Object.assign(message, { badge: 3, token: 0x80000003, label, m0, m1, m2, m3 });
  exports.dispatch(message);
  expect([message.label, reached.count]).toEqual([error, error === NONE ? 1 : 0]);
});

test.each([0, cases.length + 1, 0xffff, 0xffffffff])('label %i reaches nobody', (label) => {
  const reached = { count: 0 };
  harass(watchfulWorld(reached), label);
  expect(reached.count).toBe(0);
});

test.each(cases.filter(([, { method }]) => !method.isPosted))(
  '%s: an answer that makes no sense is malformed, and what is believed is valid',
  (name, { method, lent }) => {
    const world = new World(program);
    world.handle(name, (_caller: unknown, ...values: unknown[]) => {
      method.parameters.forEach((each, index) => {
        if (each.role === 'capabilityResult') (values[index] as { slot: number }).slot = GIVEN;
      });
      return NONE;
    });
    const label = fc.constantFrom(0, 0, 0, 3, 8, 14, 15, 16, 17, 18, 0xffff);
    const actual = method.parameters.map((each) => argumentFor(world, each, blank(each)));
    fc.assert(
      fc.property(fc.tuple(label, word, word, word, word), bytes, (words, data) => {
        const [of, m0, m1, m2, m3] = words;
        world.tamperReply = (message: Frame) => {
          Object.assign(message, { label: of, m0, m1, m2, m3 });
          const { address, length } = world.lease ?? { address: 0, length: 0 };
          if (lent?.isWritten) world.program.memory.bytes(address, length).set(data.slice(0, length));
        };
        const before = method.parameters.map(
          (each, index) => each.role === 'result' && fetch(each.type, actual[index]),
        );
        const error = world.program.exports.client[name]!(...actual);
        expect(error).toBe([3, 16, 17].includes(of) ? of : of === 0 && error === NONE ? NONE : MALFORMED);
        method.parameters.forEach((each, index) => {
          if (each.role !== 'result') return;
          if (error === NONE) expectValid(world, each.type, actual[index]);
          else if (lent?.parameter !== each) expect(fetch(each.type, actual[index])).toEqual(before[index]);
        });
      }),
      { numRuns: 150 },
    );
  },
);

/** What new storage of a type has. */
function zero(type: FieldType): Plain {
  if (type.kind === 'struct')
    return Object.fromEntries(type.fields.map((each) => [each.name, zero(each.type)]));
  if (type.kind === 'array') return Array.from({ length: type.length }, () => zero(type.element));
  if (type.kind === 'bool') return false;
  return type.kind === 'integer' && type.name === 'u64' ? 0n : 0;
}

function blank(parameter: Parameter): Plain {
  if (parameter.role === 'span') return [0, 0];
  return parameter.role === 'value' ? zero(parameter.type) : 0;
}

test('no slot means no capability: the caller learns that something is wrong', () => {
  const world = new World(program);
  world.handle('swap', (_caller: unknown, _rope: number, other: { slot: number }) => {
    other.slot = NO_SLOT;
    return NONE;
  });
  expect(world.program.exports.client['swap']!(SLOT, SLOT)).toBe(MALFORMED);
});

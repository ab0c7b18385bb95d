/** What assembly knows about the dialect's structures and constants is what they are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TRACE_COUNTER_BITS, TRACE_SWITCHES, TraceKind } from '../../src/abi/trace';
import { compile } from '../../transpile';

const ROOT = path.join(__dirname, '..', '..');
const KERNEL = path.join(ROOT, 'src', 'kernel');
const ASSEMBLY = path.join(KERNEL, 'arch', 'armv7m');

/** The structures of layout.inc, and where they are declared. */
const STRUCTS = [
  'Kernel',
  'Thread',
  'Slot',
  'Endpoint',
  'Interrupt',
  'FaultStatus',
  'Process',
  'ProcessImage',
  'TraceHeader',
  'KeptReason',
];

function constants(file: string): Map<string, number> {
  const text = readFileSync(path.join(ASSEMBLY, file), 'utf8');
  const found = [...text.matchAll(/^\s*\.equ\s+(\w+),\s*(\w+)\s*(?:@.*)?$/gm)];
  return new Map(found.map(([, name, value]) => [name!, Number(value)]));
}

/** `stackPointer` of `Thread` is THREAD_STACK_POINTER. */
function upperCase(name: string): string {
  return name
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .replace(/^_/, '')
    .toUpperCase();
}

function constantIn(file: string, name: string): number {
  const text = readFileSync(path.join(ROOT, 'src', file), 'utf8');
  return Number(new RegExp(`\\b${name} = (\\w+)`).exec(text)?.[1]);
}

const layout = constants('layout.inc');

test('offsets in layout.inc', () => {
  const { program, diagnostics } = compile([path.join(KERNEL, 'main.ts')], { root: ROOT });
  expect(program ? [] : diagnostics).toEqual([]);
  const structs = program?.structOrder ?? [];
  const actual = new Map<string, number>();
  for (const name of STRUCTS) {
    const struct = structs.find((one) => one.name === name);
    for (const field of struct?.fields ?? [])
      actual.set(`${upperCase(name)}_${upperCase(field.name)}`, field.offset);
    actual.set(`${upperCase(name)}_SIZE`, struct?.size ?? NaN);
  }
  const prefixes = STRUCTS.map((name) => `${upperCase(name)}_`);
  const known = [...layout].filter(([name]) => prefixes.some((prefix) => name.startsWith(prefix)));
  expect(known.length).toBeGreaterThan(40);
  expect(Object.fromEntries(known)).toEqual(
    Object.fromEntries(known.map(([name]) => [name, actual.get(name)])),
  );
});

test('what is no endpoint begins with what is no key', () => {
  const { program } = compile([path.join(KERNEL, 'main.ts')], { root: ROOT });
  const fieldsAt = (name: string): string[] =>
    (program?.structOrder ?? [])
      .find((one) => one.name === name)!
      .fields.filter(({ offset }) => offset < 4)
      .map((field) => field.name);
  expect(fieldsAt('Endpoint')).toEqual(['quietKey']);
  expect(fieldsAt('Thread')).toEqual(['protection']);
  expect(fieldsAt('Process')).toEqual(['index', 'alive', 'firstExtraThread', 'memoryUsed']);
  expect(fieldsAt('Interrupt')).toEqual(['thread']);
  expect(fieldsAt('Region')).toEqual(['address']);
});

test('the size of an interrupt is a power of two', () => {
  expect(layout.get('INTERRUPT_SIZE')).toBe(1 << layout.get('LOG2_INTERRUPT_SIZE')!);
});

test.each([
  ['SIGNAL_STAMP', 'kernel/capability/capability.ts'],
  ['LEASE_RIGHT_SHIFT', 'abi/message.ts'],
  ['REPLY_AND_RECEIVE', 'abi/operation.ts', 'replyAndReceive'],
  ['CALL_LENDING', 'abi/operation.ts', 'callLending'],
  ['LEASE_COPY', 'abi/operation.ts', 'leaseCopy'],
  ['SIGNAL', 'abi/operation.ts', 'signal'],
  ['YIELD', 'abi/operation.ts', 'yield'],
  ['TOKEN_TRANSFERRED', 'abi/operation.ts'],
  ['WORK_LINES', 'kernel/work.ts'],
  ['WORK_FAULT', 'kernel/work.ts'],
])('%s is that of %s', (name, file, there = name) => {
  expect(layout.get(name)).toBe(constantIn(file, there));
});

test.each([
  ['TRACE_SWITCH', 'switch', false],
  ['TRACE_CALL', 'call', true],
  ['TRACE_REPLY', 'reply', true],
  ['TRACE_NOTED', 'signal', false],
  ['TRACE_SIGNAL', 'signal', true],
  ['TRACE_INTERRUPT', 'interrupt', true],
] as const)('%s is that kind, in its place', (name, kind, switches) => {
  const high = TraceKind[kind] | (switches ? TRACE_SWITCHES : 0);
  expect(layout.get(name)).toBe(high * 2 ** TRACE_COUNTER_BITS);
});

test('the stack paint of reset.S is that of the processes', () => {
  expect(constants('reset.S').get('STACK_PAINT')).toBe(constantIn('kernel/thread/stack.ts', 'STACK_PAINT'));
});

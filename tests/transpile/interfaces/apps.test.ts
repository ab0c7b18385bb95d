/**
 * Services as apps call them: from the generated module through the bridge and the client's stub to the server's handler and back.
 * What an app gives arrives; what the server answers is what the call returns; an error is thrown by its name.
 */
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { compile, formatDiagnostics } from '../../../transpile';
import { createAppProgram } from '../../../transpile/apps/frontend/program';
import type { Program } from '../../../transpile/ir/ir';
import { harnessOf, ROOT, textsOf, World, type Harness } from './world';

const DECLARATION = `
import type { Capability, Out } from '../runtime/service/types';
export enum Color { red, blue = 7, deep = 0x80000001 }
export class Size { width: u16 = 0; height: i8 = 0; }
export class Shape { readonly name = array(u8, 6); color: Color = Color.red; readonly size = new Size(); on: bool = false; count: u32 = 0; }
export class Time { microseconds: u64 = 0n; }
export class Few { readonly halves = array(u16, 2); }
/**
 * Shapes.
 *
 * @version 1.0
 * @error broken It is broken.
 */
export interface Shapes {
  numbers(small: u8, signed: i16, all: u32, any: i32): void;
  /** Of a color. */
  find(color: Color, on: bool, shape: Out<Shape>): void;
  add(shape: Shape): void;
  say(text: ReadonlySpan<u8>, words: u32, time: Out<Time>): void;
  both(wide: u64, size: Out<Size>, time: Out<Time>): void;
  /** @post */
  ring(times: u8): void;
  give(rope: Capability): void;
  fill(bytes: Span<u8>): void;
  few(few: Out<Few>): void;
}
`;

const { texts, made } = textsOf('shapes.ts', DECLARATION);
const [laidOut] = made.services;
const GENERATED = path.join(ROOT, 'src', 'interfaces', 'generated');
const MODULE = texts.get(path.join(GENERATED, 'shapes-app.ts'))!;

function harness(): Program {
  const entry = path.join(ROOT, 'src', 'interfaces', 'harness.ts');
  const bridge = `import { bridgeShapes } from './generated/shapes-bridge';
export function bridge(method: u32, words: Span<u32>, bytes: ReadonlySpan<u8>): u32 { return bridgeShapes(client, method, words, bytes); }`;
  const overrides = new Map([...texts, [entry, harnessOf(laidOut!) + bridge]]);
  const { program, diagnostics } = compile([entry], { root: ROOT, overrides, keep: 'everything' });
  if (program && diagnostics.length === 0) return program;
  throw new Error(formatDiagnostics(diagnostics, { pretty: false, root: ROOT }));
}

type Exports = Record<string, (...values: unknown[]) => unknown>;

/** The module as an app has it, over the bridge in the world. */
function shapes(world: World): Exports {
  const { outside } = world.program;
  const bridge = world.program.exports['bridge'] as (...values: unknown[]) => number;
  const callService = (service: number, method: number, words: number[], text: string): number => {
    expect(service >>> 0).toBe((world.program.exports as Harness).id());
    const given = outside.array(outside.u32, Math.max(1, words.length)) as unknown as number[];
    words.forEach((word, index) => (given[index] = word >>> 0));
    const bytes = outside.array(outside.u8, Math.max(1, text.length)) as unknown as number[];
    [...text].forEach((character, index) => (bytes[index] = character.charCodeAt(0)));
    const lent = outside.spanAt(outside.u8, outside.addressOf(bytes as never), text.length);
    const error = bridge(method, given, lent);
    words.forEach((_, index) => (words[index] = given[index]! | 0));
    return error;
  };
  const assert = (condition: boolean, message: string): void => {
    if (!condition) throw new Error(`assert: ${message}`);
  };
  const { outputText } = ts.transpileModule(MODULE, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const exports: Exports = {};
  const run = vm.runInThisContext(`(function (exports, require) {${outputText}\n})`) as (
    ...values: unknown[]
  ) => void;
  run(exports, () => ({ assert, callService }));
  return exports;
}

const program = harness();
let world: World;
let app: Exports;
beforeEach(() => {
  world = new World(program);
  app = shapes(world);
});

interface Shape {
  name: number[];
  color: number;
  size: { width: number; height: number };
  on: boolean;
  count: number;
}
type Buffer = { length: number; read(offset: number, target: unknown): boolean };

test('the module type-checks as a part of an app', () => {
  const file = path.join(GENERATED, 'shapes-app.ts');
  const checked = createAppProgram([file], { root: ROOT, overrides: texts });
  expect(
    ts.getPreEmitDiagnostics(checked, checked.getSourceFile(file)!).map((each) => each.messageText),
  ).toEqual([]);
});

test('numbers arrive, also at the ends of their ranges; those outside end the app', () => {
  const seen: unknown[] = [];
  world.handle('numbers', (_: unknown, ...values: unknown[]) => {
    seen.push(values);
    return 0;
  });
  app['numbers']!(255, -32768, 0x7fffffff, -0x80000000);
  app['numbers']!(0, 32767, 0, -1);
  expect(seen).toEqual([
    [255, -32768, 0x7fffffff, -0x80000000],
    [0, 32767, 0, -1],
  ]);
  for (const wrong of [
    [256, 0, 0, 0],
    [-1, 0, 0, 0],
    [0, 32768, 0, 0],
    [0, 0, -1, 0],
  ]) {
    expect(() => app['numbers']!(...wrong)).toThrow('assert: a number outside');
  }
});

test('a class comes back as a plain object, its bytes as a text', () => {
  world.handle('find', (_: unknown, color: number, on: boolean, shape: Shape) => {
    expect([color, on]).toEqual([7, true]);
    [...'cube'].forEach((character, index) => (shape.name[index] = character.charCodeAt(0)));
    Object.assign(shape, { color: 7, on: true, count: 12 });
    Object.assign(shape.size, { width: 65535, height: -128 });
    return 0;
  });
  expect(app['find']!(7, true)).toEqual({
    name: 'cube',
    color: 7,
    size: { width: 65535, height: -128 },
    on: true,
    count: 12,
  });
});

test('an object arrives as a class; what does not fit ends the app', () => {
  const shape = { name: 'cubes!', color: 7, size: { width: 3, height: -4 }, on: true, count: 5 };
  world.handle('add', (_: unknown, got: Shape) => {
    expect([String.fromCharCode(...[0, 1, 2, 3, 4, 5].map((i) => got.name[i]!)), got.color]).toEqual([
      'cubes!',
      7,
    ]);
    expect([got.size.width, got.size.height, got.on, got.count]).toEqual([3, -4, true, 5]);
    return 0;
  });
  app['add']!(shape);
  expect(() => app['add']!({ ...shape, name: 'too long' })).toThrow('assert: a text');
  expect(() => app['add']!({ ...shape, size: { width: 1, height: 200 } })).toThrow('assert: a number');
});

test('a text is lent, with the numbers beside it; a wide result is a number, or ends the app', () => {
  let wide = 123456n;
  world.handle('say', (_: unknown, text: Buffer, words: number, time: { microseconds: bigint }) => {
    const { outside } = world.program;
    const bytes = outside.array(outside.u8, text.length) as unknown as number[];
    expect(text.read(0, bytes)).toBe(true);
    expect([Array.from({ length: text.length }, (_each, i) => bytes[i]), words]).toEqual([[104, 233], 9]);
    time.microseconds = wide;
    return 0;
  });
  expect(app['say']!('h\u00e9', 9)).toEqual({ microseconds: 123456 });
  wide = 1n << 32n;
  expect(() => app['say']!('h\u00e9', 9)).toThrow('assert: a result');
});

test('several results are one object', () => {
  world.handle(
    'both',
    (_: unknown, wide: bigint, size: { width: number }, time: { microseconds: bigint }) => {
      expect(wide).toBe(77n);
      size.width = 4;
      time.microseconds = 5n;
      return 0;
    },
  );
  expect(app['both']!(77)).toEqual({ size: { width: 4, height: 0 }, time: { microseconds: 5 } });
});

test('an error is thrown by its name: its own, one that all services have; of what was posted, none', () => {
  world.handle('find', () => 16);
  expect(() => app['find']!(0, false)).toThrow('broken');
  world.handle('find', () => 5);
  expect(() => app['find']!(0, false)).toThrow('denied');
  world.handle('ring', () => undefined);
  expect(app['ring']!(3)).toBeUndefined();
});

test('what has no form in an app is left out, and the module says so', () => {
  expect(['give', 'fill', 'few'].map((name) => app[name])).toEqual([undefined, undefined, undefined]);
  expect(MODULE).toContain('Not for apps: give, fill, few.');
});

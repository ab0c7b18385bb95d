/**
 * Wrong programs, at least one for each diagnostic. The line that the diagnostic must be at ends with the marker `//!`.
 *
 * A case of several modules is a record; the first file is the entry.
 */
import type { DiagnosticName } from '../../transpile/diagnostics';

export type Case = string | Readonly<Record<string, string>>;

/** An enum whose values have to be used, and a function that gives one. */
const DOOR =
  '/** @mustUse */\nenum Opened { none, jammed }\nfunction open(a: u32): Opened { return a === 0 ? Opened.none : Opened.jammed; }\n';

/** Wraps statements into a function, for cases that are about one line. */
const body = (statements: string, parameters = 'a: u32, b: i32, c: u8, ok: bool'): string =>
  `export function f(${parameters}): void {\n  ${statements}\n}`;

const POINT =
  'class Point { x: u32 = 0; y: i32 = 0; next: Point | null = null; move(): void { this.x++; } }\n';

export const CASES: Readonly<Partial<Record<DiagnosticName, readonly Case[]>>> = {
  unsupported: [
    body('debugger; //!'),
    body('const x = void a; //!'),
    body('let x = undefined; //!'),
    body('g(), g(); //!') + '\nfunction g(): void {}',
    'export const C = class { x: u32 = 0; }; //!',
    'class C { static { } } //!',
    'class C { [key: number]: u32; } //!',
    'export abstract class C { x: u32 = 0; } //!',
    'export enum E { a }\nexport enum E { b = 1 } //!',
    'export interface I { x: u32; }\nexport interface I { y: u32; } //!',
    'export interface I { x?: u32; } //!',
    'export class C { x?: u32; } //!',
    body('class C { x: u32 = 0; } //!'),
    'export function f(a: u32): u32;  //!\nexport function f(a: u32): u32 { return a; }',
    'export function f(this: u32): void {} //!',
    'export function isU8(a: u32): a is u8 { return a < 256; } //!',
    body('const f = table(u8, [1]); //!'),
    body('const f = u8; //!'),
    'function id<T>(x: T): T { return x; }\nexport const f: (x: u32) => u32 = id; //!',
    body('const f = <T>(x: T): T => x; //!'),
    POINT + body('const p = Point; //!'),
    POINT +
      body('let p: Point = tables[0];\n  for (p of tables) a++; //!') +
      '\nconst tables = structs(Point, 2);',
    'class Box<T> { item: T; static size(): u32 { return 4; } }\n' + body('a = Box.size(); //!'),
    POINT + body("const k = p['x']; //!", 'p: Point'),
    "import x = require('./y'); //!",
    body('switch (a) { case 1: let x: u32 = 1; a = x; break;\n  default: x = 2; } //!'),
    'declare function g(a: u32): void; //!\ndeclare function g(a: u8): void;\nexport function f(): void { g(1); }',
    'let x!: u32; //!\nexport function f(): u32 { return x; }',
  ],
  heapAllocation: [
    POINT + body('let p = new Point(); //!'),
    POINT + body('take(new Point()); //!') + '\nfunction take(p: Point): void { p.move(); }',
    POINT + 'export function make(): Point {\n  return new Point(); //!\n}',
    POINT + 'export class Pair { first = new Point(); } //!',
    body('a = array(u8, 4).length; //!'),
    'class R { x: reg32; }\n' + body('const r = mmio(R, 0x40000000); //!'),
    POINT + 'export let p = new Point(); //!',
  ],
  objectLiteral: [body('const p = { x: 1 }; //!'), 'export const p = { x: 1 }; //!'],
  arrayLiteral: [body('const p = [1, 2]; //!'), 'export const p = [1, 2]; //!'],
  closure: [
    body('const g = (): u32 => a; //!\n  a = g();'),
    body('function g(): u32 {\n    return a; //!\n  }\n  a = g();'),
    'export class C { x: u32 = 0; f(): u32 {\n  const g = (): u32 => this.x; //!\n  return g(); } }',
  ],
  exceptions: [body('try { a++; } finally { a--; } //!'), body('throw a; //!')],
  anyType: [
    'export function f(x: any): void {} //!',
    'export function f(x: unknown): void {} //!',
    'export function f(x: object): void {} //!',
  ],
  floatingPoint: [
    body('const x = 1.5; //!'),
    body('a = 2e-3; //!'),
    body('a += 0.5; //!'),
    body('a = 2 ** -1; //!'),
  ],
  asynchronous: ['export async function f(): void {} //!', body('await a; //!')],
  generator: ['export function* f() { } //!', body('yield a; //!')],
  dynamicString: [
    body("log('a' + 'b'); //!") +
      '\nfunction log(text: string): void { log2(text); }\nfunction log2(t: string): void {}',
    body('log(`a${a}`); //!') + '\nfunction log(text: string): void {}',
    body("s += 'b'; //!", 's: string'),
  ],
  spread: [
    'export function f(...rest: ReadonlyArray<u32>): void {} //!',
    body('g(...a); //!', 'a: [u32]') + '\nfunction g(a: u32): void {}',
  ],
  destructuring: [
    POINT + body('const { x } = p; //!', 'p: Point'),
    body('const [x] = a; //!', 'a: FixedArray<u8, 4>'),
    POINT + 'export function f({ x }: Point): u32 { return x; } //!',
    body('[a, b] = [b, a]; //!', 'a: u32, b: u32'),
  ],
  inheritance: [
    POINT + 'export class P3 extends Point { z: u32 = 0; } //!',
    'interface I { x: u32; }\nexport class P implements I { x: u32 = 0; } //!',
    'interface I { x: u32; }\nexport interface J extends I { y: u32; } //!',
  ],
  accessor: [
    'export class C { x: u32 = 0;\n  get double(): u32 { return this.x * 2; } //!\n}',
    'export class C { x: u32 = 0;\n  set half(v: u32) { this.x = v * 2; } //!\n}',
  ],
  constructorDeclaration: [
    'export class C { x: u32 = 0;\n  constructor() { this.x = 1; } //!\n}',
    'export class C { x: u32 = 0;\n  constructor(x: u32) { this.x = x; } //!\n}',
  ],
  looseEquality: [body('ok = a == 3; //!'), body('ok = a != 3; //!')],
  typeTest: [
    body("ok = 'x' in p; //!", 'p: Point, ok: bool') + '\n' + POINT,
    body('ok = p instanceof Point; //!', 'p: Point, ok: bool') + '\n' + POINT,
    body("ok = typeof a === 'number'; //!"),
  ],
  deletion: [POINT + body('delete p.next; //!', 'p: Point')],
  optionalChain: [
    POINT + body('p?.move(); //!', 'p: Point | null'),
    POINT + body('g = p?.next ?? null; //!', 'p: Point | null, g: Point | null'),
  ],
  regularExpression: [body('const r = /a/; //!')],
  varDeclaration: [body('var x: u32 = 3; //!'), 'export var x: u32 = 3; //!'],
  forIn: [body('for (const k in p) a++; //!', 'p: Point, a: u32') + '\n' + POINT],
  namespace: ['export namespace N { export const x = 1; } //!'],
  defaultExport: [
    'export default function f(): void {} //!',
    'const x = 1;\nexport default x; //!',
    { 'a.ts': "import x from './b'; //!\nexport const y = x;", 'b.ts': 'export const x = 1;' },
  ],
  moduleStatement: [
    'let x: u32 = 0;\nx = 4; //!',
    'if (true) { } //!',
    { 'a.ts': "import './b'; //!", 'b.ts': 'export const x = 1;' },
  ],
  optionalParameter: [
    'export function f(a?: u32): void {} //!',
    'export function f(a: u32 = 3): void {} //!',
  ],
  nonAsciiText: ["export const s = 'caf\u00e9'; //!"],
  unknownAttribute: [
    '/** @irs */ //!\nexport function f(): void {}',
    '/** @no_inline */ //!\nexport function f(): void {}',
    'function mine<T, U>(type: T, context: U): void {}\n@mine class C { x: u32 = 0; } //!',
  ],
  attributeUse: [
    '/** @packed */ //!\nexport function f(): void {}',
    '/** @section */ //!\nexport function f(): void {}',
    '/** @inline @noinline */ //!\nexport function f(): void {}',
    '@align(3) class C { x: u32 = 0; } //!',
    '/** @align 3 */ //!\nexport let x: u32 = 0;',
    'export const a = array(u8, 4, { align: 3 }); //!',
    body('const x = array(u8, 4, { align: 4 }); //!'),
    'export class C { readonly x = array(u8, 4, { align: 4 }); } //!',
    '/** @isr */\nexport function tick(a: u32): void {} //!',
    '/** @retained */ //!\nexport function f(): void {}',
    '/** @retained @section .bss.x */ //!\nexport let x: u32 = 0;',
    '/** @retained */\nexport const x = 3; //!',
    '/** @retained */\nexport const t = table(u8, [1, 2]); //!',
    '/** @align 4 */ //!\nclass C { x: u32 = 0; }',
    {
      'a.ts': "import { go } from './b';\n/** @used */\nexport function tick(): void { go(); } //!",
      'b.ts': '/** @used */\nfunction tick(): void {}\nexport function go(): void { tick(); }',
    },
  ],
  methodValue: [POINT + body('const f = p.move; //!', 'p: Point')],
  typeAssertion: [
    body('c = a as u8; //!'),
    body('const n = a as never; //!'),
    'class A { x: u32 = 0; }\nclass B { x: u32 = 0; }\n' + body('const b = a as B; //!', 'a: A'),
  ],
  enumText: ["export enum E { a = 'x' } //!"],
  nakedBody: [
    '/** @naked */\nexport function f(): void { asm`bx lr`; g(); } //!\nfunction g(): void {}',
    '/** @naked */\nexport function f(a: u32): void { asm`mov r0, ${a}`; } //!',
  ],
  staticField: ['export class C { static count: u32 = 0; } //!'],
  statementOnly: [body("ok = ok ?? panic('x'); //!"), body("const x = panic('x'); //!")],

  tooDeep: [
    body(`a = ${'('.repeat(300)}a${')'.repeat(300)}; //!`),
    body(`a = ${Array(300).fill('a').join(' + ')}; //!`),
  ],
  mixedSigns: [
    body('ok = a < b; //!'),
    body('a = a + b; //!'),
    body('a += b; //!'),
    body('const d = ok ? a : b; //!'),
  ],
  narrowing: [
    body('c = a + 1; //!'),
    body('c = c + 1; //!'),
    body('const x: u32 = b + 1; //!'),
    body('g(a * 2); //!') + '\nfunction g(x: u16): void {}',
    'class R { mode: bits<3>; }\n' + body('r.mode = a; //!', 'r: R, a: u32'),
    'enum E { x, y }\n' + body('e = a + 1; //!', 'e: E, a: u32'),
  ],
  constantRange: [
    'export const x: u8 = 256; //!',
    'export class B { a: bits<3> = 9; } //!',
    'class B { a: bits<3>; }\nexport const t = table(B, [{ a: 9 }]); //!',
    'export const t = table(u8, []); //!',
    body('a = -1; //!'),
    body('c = 300; //!'),
    body('a = a & 0x1ffffffff; //!'),
    body('a = a << 32; //!'),
    body('c = d[4]; //!', 'c: u8, d: FixedArray<u8, 4>'),
    'class R { mode: bits<3>; }\n' + body('r.mode = 8; //!', 'r: R'),
    'export const a = array(u8, 0); //!',
    'export enum E { a = 0x100000000 } //!',
    'export enum E { a = -1, b = 0xffffffff } //!',
    'export const x: u32 = 5 - 6; //!',
    'export const x = 2 ** 1000; //!',
  ],
  conditionType: [
    body('if (a) a++; //!'),
    body('while (b) b--; //!'),
    POINT + body('if (p) p.move(); //!', 'p: Point | null'),
    body('ok = !a; //!'),
    body('if (ok && (a & 1)) a++; //!'),
    body('a = a ? 1 : 2; //!'),
  ],
  incomparable: [
    body('ok = p < q; //!', 'p: Point, q: Point, ok: bool') + '\n' + POINT,
    body("ok = s < 'b'; //!", 's: string, ok: bool'),
    body('ok = s === t; //!', 's: Span<u8>, t: Span<u8>, ok: bool'),
  ],
  shiftSign: [body('a = a >> 1; //!'), body('b = b >>> 1; //!'), body('a >>= 1; //!'), body('c >>= 1; //!')],
  missingType: [
    body('let i = 0; //!'),
    'export let count = 0; //!',
    'export class C { x = 0; } //!',
    'export function f(a: u32) { return a + 1; } //!',
    body('const d = ok ? 1 : 2; //!'),
    body('let d = null; //!'),
    body('const d = (ok ? 1 : 2) << a; //!'),
  ],
  notConstant: [
    'export let x: u32 = f(); //!\nfunction f(): u32 { return 1; }',
    body('const x = array(u8, a); //!'),
    'let n: u32 = 3;\nclass R { x: reg32; }\nexport const r = mmio(R, n); //!',
    'let n: u32 = 3;\nexport const t = table(u32, [n]); //!',
    'let n: u32 = 3;\nexport class C { x: u32 = n; } //!',
    'let n: u32 = 3;\nexport class C { @at(n) x: u32; } //!',
    body('panic(s); //!', 's: string'),
    body('assert(ok, s); //!', 's: string, ok: bool'),
  ],
  constantDivision: [body('a = a / 0; //!'), body('a %= 0; //!'), 'export const x = 1 / 0; //!'],
  initialiserCycle: [
    {
      'a.ts': "import { B } from './b';\nexport const A: u32 = B + 1;",
      'b.ts': "import { A } from './a';\nexport const B: u32 = A + 1; //!",
    },
  ],
  missingInitialiser: [
    POINT + 'export class C { p: Point; } //!',
    'export class C { run: () => void; } //!',
    'export const a = array<() => void, 4>(4); //!',
    POINT + 'let p: Point; //!\nexport function f(q: Point): void { p = q; }',
    'export class C { readonly handlers: FixedArray<() => void, 4>; } //!',
  ],
  elementAssignment: [
    POINT + body('points[0] = p; //!', 'p: Point, points: Span<Point>'),
    POINT +
      'class Ring<T> { readonly items: FixedArray<T, 2>;\n  put(x: T): void {\n    this.items[0] = x; //!\n  } }\nexport const r = new Ring<Point>();',
  ],
  caseLabel: [
    body('switch (a) { case c: a++; } //!'),
    body('switch (a) { case 1: a++; break;\n  case 1: a--; } //!'),
  ],
  functionType: [
    'function g(a: u32): void {}\nexport let h: (a: u8) => void = g; //!',
    'function g(): void {}\nexport let h: (a: u8) => void = g; //!',
    'function g(): u8 { return 1; }\nexport let h: () => u32 = g; //!',
  ],
  operandType: ['enum E { x }\n' + body('e++; //!', 'e: E'), body('switch (ok) { case true: a++; } //!')],
  typeMismatch: [
    'class A { x: u32 = 0; }\nclass B { x: u32 = 0; }\n' +
      body('g(b); //!', 'b: B') +
      '\nfunction g(a: A): void {}',
    body('g(s); //!', 's: FixedArray<u16, 4>') + '\nfunction g(s: ReadonlySpan<u32>): void {}',
  ],
  unsupportedType: [
    'export function f(a: number): void {} //!',
    'export function f(a: u32[]): void {} //!',
    'export function f(a: u32 | null): void {} //!',
    'export function f(a: { x: u32 }): void {} //!',
    'export function f(a: [u32, u32]): void {} //!',
    'export function f(a: never): void {} //!',
    'export class C { x: void; } //!',
    'export class C { f: ((x: undefined) => void) | null = null; } //!',
    body('let v: void; //!'),
    body('const v = g(); //!') + '\nfunction g(): void {}',
    'export function f(a: symbol): void {} //!',
    'export function f(a: <T>(x: T) => void): void {} //!',
    'export function f(a: FixedArray<u8, number>): void {} //!',
  ],
  typeArgument: [
    'function id<T>(x: T): T { return x; }\n' + body('a = id(3); //!'),
    'class Box<T> { readonly items: FixedArray<T, 2>; }\nexport const b = new Box<number>(); //!',
  ],
  exponent: [body('a = a ** 2; //!'), body('a **= 2; //!')],
  layout: [
    'class C { @at(4) x: u32; @at(0) y: u32; } //!',
    'class C { @at(2) x: u32; } //!',
    '@size(2) class C { x: u32; } //!',
    '@size(6) class C { x: u32; } //!',
    'class C { x: bits<33>; } //!',
  ],
  volatileReference: [
    'class R { readonly all: FixedArray<reg32, 4>; }\nconst r = mmio(R, 0x40000000);\n' +
      body('g(r.all); //!', '') +
      '\nfunction g(a: Span<u32>): void {}',
    'class R { readonly all: FixedArray<reg32, 4>; }\nconst r = mmio(R, 0x40000000);\n' +
      body('const s = span(r.all, 0, 2); //!', ''),
    'class R { readonly all: FixedArray<reg32, 4>; }\n' + body('const s = r.all; //!', 'r: R'),
    'class R { readonly all: FixedArray<reg32, 4>; }\n' +
      body('for (const s of r.all) g(s); //!', 'r: R') +
      '\nfunction g(x: u32): void {}',
  ],
  containsItself: [
    'class A { readonly b = new B(); }\nclass B { readonly a = new A(); } //!',
    'class A { readonly a = new A(); } //!',
  ],
  instantiationDepth: [
    'class Box<T> { x: u32 = 0; }\nfunction grow<T>(depth: u32, box: Box<T>): void {\n  if (depth > 0) grow<Box<T>>(depth - 1, other<T>()); //!\n}\n' +
      'function other<T>(): Box<Box<T>> { return overlay(Box<Box<T>>, 0); }\nexport function f(): void { grow<u8>(1, overlay(Box<u8>, 0)); }',
  ],
  intrinsicArgument: [
    body('bkpt(a); //!'),
    body('bkpt(256); //!'),
    body('a = asmU32`mrs r0, psp`; //!'),
    body('asm`mov r0, $1`; //!'),
    body('asm`mrs $out, psp`; //!'),
    POINT +
      'class Slot { p: Point = origin; }\nconst origin = new Point();\n' +
      body('clear(s); //!', 's: Slot'),
    POINT + body('a = offsetof(Point, s); //!', "a: u32, s: 'x'"),
  ],
  droppedResult: [
    DOOR + body('open(a); //!'),
    DOOR + body('(open(a)); //!'),
    DOOR + body('ok ? open(a) : open(1); //!'),
    DOOR + body('for (; a < 3; open(a)) a++; //!'),
    DOOR + 'const g: (a: u32) => Opened = open;\n' + body('g(a); //!'),
    DOOR +
      'class Door { open(): Opened { return Opened.jammed; } }\nconst door = new Door();\n' +
      body('door.open(); //!'),
  ],
  recursion: ['export function f(n: u32): u32 {\n  return n === 0 ? 0 : f(n - 1); //!\n}'],
  unaligned: [
    '@packed class K { a: u8; readonly w: FixedArray<u16, 2>; }\nconst k = new K();\nexport let s: Span<u16> = k.w; //!',
    '@packed class K { a: u8; readonly w: FixedArray<u16, 2>; }\nconst k = new K();\nfunction g(s: Span<u16>): void {}\n' +
      'export function f(): void { g(k.w); } //!',
    POINT +
      '@packed class K { a: u8; readonly p = new Point(); }\nconst k = new K();\nexport function f(): void { k.p.move(); } //!',
  ],
  retainedValue: [
    '/** @retained */\nexport let x: u32 = 1; //!',
    'class C { x: u32 = 1; }\n/** @retained */\nexport const c = new C(); //!',
  ],
  escape: [
    POINT +
      'let kept: Point | null = null;\nexport function f(): void {\n  const p = new Point();\n  kept = p; //!\n}',
  ],
};

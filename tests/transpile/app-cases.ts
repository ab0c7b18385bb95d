/**
 * Wrong apps, at least one for each diagnostic of the tier. The line that the diagnostic must be at ends with the marker `//!`.
 *
 * Beside these, each page's example is one.
 */
import type { DiagnosticName } from '../../transpile/diagnostics';

const POINT = 'interface Point { x: number; y: number }\n';
const SHAPE = "type Shape = { kind: 'a'; x: number } | { kind: 'b'; y: string };\n";
const COUNTER = 'class Counter { n = 0; add(): number { return ++this.n; } static made = 0; }\n';

export const APP_CASES: Readonly<Partial<Record<DiagnosticName, readonly string[]>>> = {
  appUnsupported: [
    'var x = 1; //!\nconsole.log(x);',
    'debugger; //!',
    'void 0; //!',
    'const big = 10n; //!',
    'const n = 1;\nconsole.log(typeof n); //!',
    'async function f() {} //!\nf();',
    'function* f() { yield 1; } //!\nf();',
    'function f(a: number): void; //!\nfunction f(a: number): void {}\nf(1);',
    'namespace N { export const a = 1; } //!',
    'export default 5; //!',
    'abstract class C {} //!',
    'const C = class {}; //!',
    'function f() { class C {} return new C(); } //!\nf();',
    'class C { static { console.log(1); } } //!',
    'const box = { get n() { return 1; } }; //!\nconsole.log(box.n);',
    'const list = [1, , 3]; //!\nconsole.log(list.length);',
    'interface A { a: number }\ninterface A { b: number } //!',
    'let x!: number; //!\nx = 1;',
    'declare const x: number; //!',
    'function f(this: { n: number }) {} //!',
    'const t: TemplateStringsArray | undefined = undefined;\nfunction tag(s: string) {}\ntag`a`; //!',
    'try { throw new Error(); } catch ({ message }) {} //!',
    'const keys = new Map<number | undefined, number>(); //!',
    'const m = new Map<string, number>();\nconst walk = m.keys(); //!\nfor (const k of walk) console.log(k);',
    "const q = { 1: 'a' }; //!",
    'const one: [number] = [1];\nconst pair: [number, number] = [...one, 2]; //!',
  ],
  appNumber: [
    'const x = 0.5; //!',
    'const x = 1e-3; //!',
    'const x = 3e9; //!',
    'const x = 2147483648; //!',
    'const x = -2147483649; //!',
    'console.log(Math.max()); //!',
  ],
  appCharacter: ["const x = '→'; //!", "const x = '\\u0100'; //!", 'const n = 1;\nconst x = `${n}→`; //!'],
  appUntyped: ['function f(x: any): void {} //!', 'let x: object; //!', 'interface A { a: unknown } //!'],
  appMixedUnion: [
    'function f(x: number | string): void {} //!\nf(1);\nf(2);',
    'const b = true as boolean;\nconst x = b ? 1 : undefined;\nconst y = x ?? true; //!',
    'const m = new Map<string, number | boolean>(); //!',
    'interface A { a: number | (() => void) } //!',
  ],
  appTypeConstruct: [
    'type A<T> = T extends number ? T : never; //!',
    'type A = { [K in "a" | "b"]: number }; //!',
    'type T = [number, string?]; //!',
    'enum E { a, b }\nconst e = E; //!',
    'class C {}\nconst c = C; //!',
    'const m = Math; //!',
  ],
  appClassAsInterface: [
    'interface A { run(): void }\nclass C { run(): void {} }\nconst a: A = new C(); //!\na.run();',
    'interface A { run: () => void }\nclass C { run(): void {} }\nconst all: A[] = [new C()]; //!',
  ],
  appErased: [
    'const f = { of: <T>(a: T, b: T): boolean => a === b }; //!\nf.of(1, 2);',
    'const f = { of: <T>(a: T): string => `${a}` }; //!\nf.of(1);',
    'const f = { of: <T>(a: T): number => (a ? 1 : 0) }; //!\nf.of(1);',
    'const f = { of: <T>(list: T[], a: T): boolean => list.includes(a) }; //!\nf.of([1], 1);',
    'const f = { of: <T>(list: T[]): number => new Set<T>(list).size }; //!\nf.of([1]);',
    'const f = { of: <T extends { n: number }>(a: T): number => a.n }; //!\nf.of({ n: 1 });',
    'function f<T>(a: T): string { return `${a}`; } //!\nconst show: (n: number) => string = f;\nshow(1);',
    'function f<T>(a: T, n: number): void { if (n) f([a], n - 1); } //!\nf(1, 2);',
  ],
  appUnclearMember: [
    'type A = { n: number; x?: number } | { n: number; y?: string };\nconst a: A = { n: 1 }; //!',
  ],
  appInheritance: ['class A {}\nclass B extends A {} //!'],
  appModule: ["import x from 'left-pad'; //!\nx();"],
  appConversion: [
    `${POINT}const three = { x: 1, y: 2, z: 3 };\nfunction f(p: Point): void {}\nf(three); //!`,
    `${POINT}const three = { x: 1, y: 2, z: 3 };\nconst points: Point[] = [];\npoints.push(three); //!`,
    `${POINT}const three = { x: 1, y: 2, z: 3 };\nlet p: Point = { x: 1, y: 2 };\np = three; //!`,
    `${POINT}const three = { x: 1, y: 2, z: 3 };\nfunction f(): Point { return three; } //!\nf();`,
    'const a = [1, 2];\nconst b: (number | undefined)[] = a; //!',
    'const pair: [number, number] = [1, 2];\nconst list: number[] = pair; //!',
    'const f = (): number => 1;\nconst g: () => number | undefined = f; //!',
    'class A { n = 0; run(): void {} }\nclass B { n = 1; run(): void {} }\nconst a: A = new B(); //!',
  ],
  appAssertion: [
    `${SHAPE}function f(s: Shape): number { return (s as { kind: 'a'; x: number }).x; } //!\nf({ kind: 'a', x: 1 });`,
    'const n: number | undefined = [1].pop();\nconst m = n as number; //!',
  ],
  appQuotient: [
    'let a = 5;\na /= 2; //!',
    'const a = 5;\nconst b = a / 2 + 1; //!',
    'console.log(Math.sqrt(4)); //!',
    'console.log(Math.round(Math.sqrt(4))); //!',
  ],
  appProduct: ['const a = 5;\nconst b = (a * a) | 0; //!', 'const a = 5;\nconst b = ~~(a * a); //!'],
  appOperand: [
    `${POINT}const p: Point = { x: 1, y: 2 };\nconsole.log('x' in p); //!`,
    'const o: { n?: number } = { n: 1 };\ndelete o.n; //!',
    `${COUNTER}const c: Counter | undefined = new Counter();\nconsole.log(c instanceof Counter); //!`,
    "const t = '5';\nconsole.log(-t); //!",
  ],
  appComparison: ['const a = [1] as number[];\nconst b = [2] as number[];\nconsole.log(a < b); //!'],
  appNoText: [
    'console.log([1]); //!',
    "console.log('a' + [1]); //!",
    'console.log(`${{ a: 1 }}`); //!',
    'console.log([[1], [2]].join()); //!',
    'try { throw new Error(); } catch (e) { console.log(e); } //!',
  ],
  appFormat: ["console.log('%d', 'a'); //!", "console.log('%s: %j', 1, 'x'); //!"],
  appNoJson: [
    'console.log(JSON.stringify(() => 1)); //!',
    'const n: number | undefined = [1].pop();\nconsole.log(JSON.stringify(n)); //!',
    'const box = { inner: new Map<string, number>() };\nconsole.log(JSON.stringify(box)); //!',
  ],
  appNoProperties: ['const o: { a?: number } = {};\nconsole.log(Object.keys(o).join()); //!'],
  appOrder: [
    `${POINT}const p: Point = { y: 1, x: 2 }; //!\nconsole.log(Object.keys(p).join());`,
    'const o: { a?: number; b: number } = { b: 1 };\no.a = 2; //!\nconsole.log(JSON.stringify(o));',
    `${POINT}const a: Point = { x: 1, y: 2 };
      console.log(JSON.stringify([a]));
      interface Other { y: number; x: number }
      function f(b: Other): void { console.log(JSON.stringify([b])); } //!
      f(a);`,
  ],
  appSort: ['const list = [[1], [2]];\nlist.sort(); //!'],
  appUnfilled: ['const list = new Array<number>(3); //!\nlist[0] = 1;'],
  appUnionMember: [
    "type S = { kind: 'a'; v: number } | { kind: 'b'; v: string };\nfunction f(s: S): boolean { return s.v === undefined; } //!\nf({ kind: 'a', v: 1 });",
  ],
  appMethodValue: [
    `${COUNTER}const c = new Counter();\nconst add = c.add; //!`,
    'const numbers = [1].map(Math.abs); //!',
    'const push = [1].push; //!',
  ],
  appElement: [
    `const p = { x: 1, y: 2 };\nlet n: 'x' | 'y' = 'x';\nif (p.x > 0) n = 'y';\nconsole.log(p[n]); //!`,
    'const pair: [number, number] = [1, 2];\nlet i = 0;\ni++;\nconsole.log(pair[i]); //!',
  ],
  appParameters: [
    'const f = (a: number, b: number, c: number, d: number, e: number): number => a; //!\nf(1, 2, 3, 4, 5);',
    'function f(a: number, b: number, c: number, d: number, e: number): number { return a; }\nconst g = f; //!',
  ],
  appThis: ['const box = { n: 1, get(): number { return this.n; } }; //!\nbox.get();'],
  appLoop: ['const p = { x: 1 };\nfor (const k in p) console.log(k); //!'],
  appThrow: ["throw 'text'; //!", 'throw 5; //!'],
  appHandler: [
    'export function onStart(n: number): void {} //!',
    'export const onMessage = (text: string): string => text; //!',
    'export function onTimer(): number { return 1; } //!',
  ],
  appPattern: ['const p = /a(?=b)/; //!', 'const p = /a/u; //!', 'const p = /(?<n>a)/; //!'],
  appLength: ['const list = [1];\nlist.length = 5; //!'],
  appMissing: [
    'setTimeout(() => undefined, 5); //!',
    'const at = Date.now(); //!\nconsole.log(at);',
    'console.log(Math.random()); //!',
    'console.log((5).toFixed(2)); //!',
    "const made = new RegExp('a'); //!\nconsole.log(made.test('a'));",
  ],
  appSpread: ["const words = ['a', 'b'];\nconsole.log(...words); //!"],
  appUnsetField: [
    'class A {\n  n: number;\n  constructor() {\n    this.show(); //!\n    this.n = 1;\n  }\n  show(): void { console.log(this.n); }\n}\nnew A();',
    'const all: A[] = [];\nclass A {\n  n: number;\n  constructor() {\n    all.push(this); //!\n    this.n = 1;\n  }\n}\nnew A();',
  ],
  appOptionalSpread: [
    'const some: { a?: number } = {};\nconst all: { a?: number; b: number } = { a: 1, b: 2, ...some }; //!\nconsole.log(all.b);',
  ],
};

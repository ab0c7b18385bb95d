/**
 * The standard library of apps: what stock `tsc` knows in place of its own `lib.d.ts`.
 *
 * Only what the app tier has is declared, as JavaScript has it, so an editor and the checker refuse everything else with an
 * ordinary "does not exist". Containers are in collections.d.ts, what belongs to the system in app.d.ts.
 */

interface Object {}
/** With a member, or whatever is no function could be called. */
interface Function {
  readonly name: string;
}
interface CallableFunction extends Function {}
interface NewableFunction extends Function {}
interface IArguments {}
interface Symbol {}
interface BigInt {}

interface Boolean {
  toString(): string;
}
interface BooleanConstructor {
  /** Whether it counts as true. */
  (value: unknown): boolean;
}
declare var Boolean: BooleanConstructor;

interface Number {
  /** In a base from 2 to 36; 10 if none is given. */
  toString(radix?: number): string;
}
interface String {
  readonly length: number;
  /** The character at `index`; outside of the text the app fails. */
  readonly [index: number]: string;
  at(index: number): string | undefined;
  /** The character at `index`; outside of the text: ''. */
  charAt(index: number): string;
  /** Its code, from 0 to 255; outside of the text the app fails. */
  charCodeAt(index: number): number;
  concat(...texts: string[]): string;
  endsWith(part: string, end?: number): boolean;
  includes(part: string, start?: number): boolean;
  indexOf(part: string, start?: number): number;
  lastIndexOf(part: string, start?: number): number;
  match(pattern: RegExp): RegExpMatchArray | null;
  padEnd(length: number, filler?: string): string;
  padStart(length: number, filler?: string): string;
  repeat(count: number): string;
  replace(what: string | RegExp, by: string): string;
  replace(what: string | RegExp, by: (match: string) => string): string;
  replaceAll(what: string | RegExp, by: string): string;
  search(pattern: RegExp): number;
  slice(start?: number, end?: number): string;
  split(separator: string | RegExp, limit?: number): string[];
  startsWith(part: string, start?: number): boolean;
  substring(start: number, end?: number): string;
  toLowerCase(): string;
  toString(): string;
  toUpperCase(): string;
  trim(): string;
  trimEnd(): string;
  trimStart(): string;
  [Symbol.iterator](): IterableIterator<string>;
}
interface StringConstructor {
  /** Of a number, text, boolean, undefined, null or error. */
  (value: unknown): string;
  /** Characters from their codes, each from 0 to 255. */
  fromCharCode(...codes: number[]): string;
}
declare var String: StringConstructor;

interface NumberConstructor {
  /**
   * The integer that a text is, white space around it left out. Where JavaScript has NaN or a fraction the app fails, and where the integer is
   * written with a point or an exponent: `'1.0'`, `'1e3'`.
   */
  (value: number | string | boolean): number;
  isFinite(value: number): boolean;
  isInteger(value: number): boolean;
  isNaN(value: number): boolean;
  isSafeInteger(value: number): boolean;
  /** As the function of this name. */
  parseInt(text: string, radix?: number): number;
}
declare var Number: NumberConstructor;

declare function isFinite(value: number): boolean;
/** Of what Number or parseInt gives, or a variable that got it: whether the text was no number. */
declare function isNaN(value: number): boolean;
/** The integer that a text begins with; where JavaScript has NaN the app fails, unless it asks by isNaN or `||`. */
declare function parseInt(text: string, radix?: number): number;

interface TemplateStringsArray extends ReadonlyArray<string> {
  readonly raw: readonly string[];
}

/** Integers: what could have a fraction belongs into one of the functions that round, as in `Math.floor(a / b)`. */
interface Math {
  abs(value: number): number;
  ceil(value: number): number;
  clz32(value: number): number;
  floor(value: number): number;
  imul(a: number, b: number): number;
  max(...values: number[]): number;
  min(...values: number[]): number;
  pow(base: number, exponent: number): number;
  round(value: number): number;
  sign(value: number): number;
  sqrt(value: number): number;
  trunc(value: number): number;
}
declare var Math: Math;

interface JSON {
  /** Without indentation. */
  stringify(value: unknown): string;
}
declare var JSON: JSON;

interface Console {
  /** A line on the console: texts, numbers, booleans, undefined and null, with spaces between them. */
  log(...values: unknown[]): void;
}
declare var console: Console;

interface Error {
  readonly name: string;
  readonly message: string;
}
interface ErrorConstructor {
  new (message?: string): Error;
  readonly prototype: Error;
}
declare var Error: ErrorConstructor;

interface RegExp {
  exec(text: string): RegExpExecArray | null;
  test(text: string): boolean;
}
/** The match, then its groups: undefined if a group took no part. Used as a text, or by a method of arrays, the app fails then. */
interface RegExpMatchArray extends Array<string> {
  /** Where the match begins. */
  readonly index?: number;
}
interface RegExpExecArray extends RegExpMatchArray {
  readonly index: number;
}

interface RegExpExecArray extends RegExpMatchArray {}

type Partial<T> = { [P in keyof T]?: T[P] };
type Required<T> = { [P in keyof T]-?: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends string | number, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends string | number> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
type NoInfer<T> = intrinsic;

/**
 * The language core that stock `tsc` needs when it checks dialect files with `noLib`.
 *
 * Only what the dialect has is declared here, so the editor itself rejects `Map`, `Promise`, `JSON`, `console`,
 * `.map()` and the like with an ordinary "cannot find name" — no plugin needed. Host code (tests, tools) uses
 * the standard library instead and must not include this file.
 */

interface Object {}
interface Function {}
interface CallableFunction extends Function {}
interface NewableFunction extends Function {}
interface IArguments {}
interface RegExp {}
interface Number {}
interface Boolean {}
interface BigInt {}
interface Symbol {}
interface Array<T> {
  readonly length: number;
  readonly [index: number]: T;
}
interface ReadonlyArray<T> {
  readonly length: number;
  readonly [index: number]: T;
}
interface TemplateStringsArray extends ReadonlyArray<string> {
  readonly raw: readonly string[];
}

/** A constant text: Latin letters, digits and punctuation (ASCII), placed in flash, with its length. */
interface String {
  /** Number of bytes. */
  readonly length: u32;
  /** The byte at `index`; panics when `index >= length`. */
  charCodeAt(index: number): u8;
}

interface SymbolConstructor {
  readonly iterator: unique symbol;
}
declare var Symbol: SymbolConstructor;
interface IteratorYieldResult<T> {
  done?: false;
  value: T;
}
interface IteratorReturnResult<T> {
  done: true;
  value: T;
}
type IteratorResult<T, R = unknown> = IteratorYieldResult<T> | IteratorReturnResult<R>;
interface Iterator<T, R = unknown, N = unknown> {
  next(...args: [] | [N]): IteratorResult<T, R>;
}
interface Iterable<T, R = unknown, N = unknown> {
  [Symbol.iterator](): Iterator<T, R, N>;
}
interface IterableIterator<T, R = unknown, N = unknown> extends Iterator<T, R, N> {
  [Symbol.iterator](): IterableIterator<T, R, N>;
}
interface IteratorObject<T, R = unknown, N = unknown> extends Iterator<T, R, N> {}
interface ArrayIterator<T> extends IteratorObject<T> {
  [Symbol.iterator](): ArrayIterator<T>;
}

interface ClassDecoratorContext<Class = unknown> {
  readonly kind: 'class';
}
interface ClassFieldDecoratorContext<This = unknown, Value = unknown> {
  readonly kind: 'field';
}
interface TypedPropertyDescriptor<T> {
  value?: T;
}
type NonNullable<T> = T & {};
type NoInfer<T> = intrinsic;

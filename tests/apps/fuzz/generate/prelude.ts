/** What every generated program begins with: functions that keep it in bounds, that show the order in which things happen, and generic ones. */
export const PRELUDE = `import { assert } from 'conductor/app';
let fuel = 120;
let trace = 0;
function noted(n: number): number {
  trace = (Math.imul(trace, 31) + n) | 0;
  return n;
}
function cut(text: string): string {
  return text.length > 24 ? text.slice(0, 12) + text.slice(-12) : text;
}
function at(list: number[], index: number): number {
  return list.length === 0 ? 0 : list[(index & 0xffff) % list.length];
}
function textAt(list: string[], index: number): string {
  return list.length === 0 ? '' : list[(index & 0xffff) % list.length];
}
function code(text: string, index: number): number {
  return text.length === 0 ? -1 : text.charCodeAt((index & 0xffff) % text.length);
}
function maybeNumber(n: number, there: boolean): number | undefined {
  return there ? n : undefined;
}
function maybeText(text: string, there: boolean): string | undefined {
  return there ? text : undefined;
}
function maybeBoolean(b: boolean, there: boolean): boolean | undefined {
  return there ? b : undefined;
}
function heldText(text: string | undefined): string | undefined {
  return text;
}
function heldNumber(n: number | undefined): number | undefined {
  return n;
}
const noNumbers: number[] = [];
const noTexts: string[] = [];
const noRecord: Record<string, number> = {};
function same(a: boolean, b: boolean): boolean {
  return a === b;
}
function refuse(n: number): number {
  if ((n & 7) === 3) throw new Error('refused ' + n);
  return n;
}
function paired(n: number, text: string): [number, string] {
  return [n, text];
}
function kept<T>(value: T): T {
  return value;
}
function pick<T>(a: T, b: T, first: boolean): T {
  return first ? a : b;
}
function lastOf<T>(list: T[], otherwise: T): T {
  return list.length > 0 ? list[list.length - 1] : otherwise;
}
function mapped<T, U>(list: T[], make: (element: T) => U): U[] {
  const made: U[] = [];
  for (const element of list) made.push(make(element));
  return made;
}
function swapped<A, B>([a, b]: [A, B]): [B, A] {
  return [b, a];
}
interface Box<T> {
  value: T;
  label: string;
}
function boxed<T>(value: T, label: string): Box<T> {
  return { value, label };
}
class Stack<T> {
  private items: T[] = [];
  put(item: T): Stack<T> {
    if (this.items.length < 20) this.items.push(item);
    return this;
  }
  top(otherwise: T): T {
    return this.items.length > 0 ? this.items[this.items.length - 1] : otherwise;
  }
  get size(): number {
    return this.items.length;
  }
}
`;

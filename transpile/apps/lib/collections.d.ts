/** Containers of the app tier's library: arrays, maps, sets, and what goes through them. */

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
type IteratorResult<T, R = undefined> = IteratorYieldResult<T> | IteratorReturnResult<R>;
interface Iterator<T, R = undefined, N = undefined> {
  next(...values: [] | [N]): IteratorResult<T, R>;
}
interface Iterable<T, R = undefined, N = undefined> {
  [Symbol.iterator](): Iterator<T, R, N>;
}
interface IterableIterator<T, R = undefined, N = undefined> extends Iterator<T, R, N> {
  [Symbol.iterator](): IterableIterator<T, R, N>;
}

interface ReadonlyArray<T> {
  readonly length: number;
  /** The element at `index`; outside of the array the app fails. */
  readonly [index: number]: T;
  at(index: number): T | undefined;
  concat(...arrays: (readonly T[])[]): T[];
  entries(): IterableIterator<[number, T]>;
  every(test: (element: T, index: number, array: readonly T[]) => boolean): boolean;
  filter(test: (element: T, index: number, array: readonly T[]) => boolean): T[];
  find(test: (element: T, index: number, array: readonly T[]) => boolean): T | undefined;
  findIndex(test: (element: T, index: number, array: readonly T[]) => boolean): number;
  findLast(test: (element: T, index: number, array: readonly T[]) => boolean): T | undefined;
  findLastIndex(test: (element: T, index: number, array: readonly T[]) => boolean): number;
  flat<U>(this: readonly (readonly U[])[]): U[];
  flatMap<U>(make: (element: T, index: number, array: readonly T[]) => readonly U[]): U[];
  forEach(use: (element: T, index: number, array: readonly T[]) => void): void;
  includes(element: T, start?: number): boolean;
  indexOf(element: T, start?: number): number;
  join(separator?: string): string;
  keys(): IterableIterator<number>;
  lastIndexOf(element: T, start?: number): number;
  map<U>(make: (element: T, index: number, array: readonly T[]) => U): U[];
  reduce(add: (sum: T, element: T, index: number, array: readonly T[]) => T): T;
  reduce<U>(add: (sum: U, element: T, index: number, array: readonly T[]) => U, start: U): U;
  reduceRight(add: (sum: T, element: T, index: number, array: readonly T[]) => T): T;
  reduceRight<U>(add: (sum: U, element: T, index: number, array: readonly T[]) => U, start: U): U;
  slice(start?: number, end?: number): T[];
  some(test: (element: T, index: number, array: readonly T[]) => boolean): boolean;
  toReversed(): T[];
  toSorted(compare?: (a: T, b: T) => number): T[];
  values(): IterableIterator<T>;
  /** A copy with another element at `index`, which may count from the end; outside of the array the app fails. */
  with(index: number, element: T): T[];
  [Symbol.iterator](): IterableIterator<T>;
}

interface Array<T> extends ReadonlyArray<T> {
  length: number;
  /** The element at `index`; outside of the array the app fails. Setting the one behind the last appends. */
  [index: number]: T;
  fill(element: T, start?: number, end?: number): this;
  pop(): T | undefined;
  push(...elements: T[]): number;
  reverse(): this;
  shift(): T | undefined;
  sort(compare?: (a: T, b: T) => number): this;
  splice(start: number, count?: number, ...elements: T[]): T[];
  unshift(...elements: T[]): number;
}
/** What `new Array(8)` is before it is filled. */
interface UnfilledArray {
  fill<T>(element: T): T[];
}
interface ArrayConstructor {
  /** Only filled at once: `new Array(8).fill(0)`. */
  new (length: number): UnfilledArray;
  new <T>(length: number): T[];
  (length: number): UnfilledArray;
  <T>(length: number): T[];
  from<T>(elements: Iterable<T>): T[];
  from<T, U>(elements: Iterable<T>, make: (element: T, index: number) => U): U[];
  from<U>(shape: { length: number }, make: (nothing: undefined, index: number) => U): U[];
  /** Known from the type. */
  isArray(value: unknown): boolean;
  of<T>(...elements: T[]): T[];
}
declare var Array: ArrayConstructor;

interface ReadonlyMap<K, T> {
  readonly size: number;
  entries(): IterableIterator<[K, T]>;
  forEach(use: (element: T, key: K) => void): void;
  get(key: K): T | undefined;
  has(key: K): boolean;
  keys(): IterableIterator<K>;
  values(): IterableIterator<T>;
  [Symbol.iterator](): IterableIterator<[K, T]>;
}
interface Map<K, T> extends ReadonlyMap<K, T> {
  clear(): void;
  delete(key: K): boolean;
  set(key: K, element: T): this;
}
interface MapConstructor {
  new <K, T>(entries?: Iterable<readonly [K, T]>): Map<K, T>;
}
declare var Map: MapConstructor;

interface ReadonlySet<T> {
  readonly size: number;
  entries(): IterableIterator<[T, T]>;
  forEach(use: (element: T) => void): void;
  has(element: T): boolean;
  keys(): IterableIterator<T>;
  values(): IterableIterator<T>;
  [Symbol.iterator](): IterableIterator<T>;
}
interface Set<T> extends ReadonlySet<T> {
  add(element: T): this;
  clear(): void;
  delete(element: T): boolean;
}
interface SetConstructor {
  new <T>(elements?: Iterable<T>): Set<T>;
}
declare var Set: SetConstructor;

interface ObjectConstructor {
  entries<T>(of: { [key: string]: T }): [string, T][];
  hasOwn<T>(of: { [key: string]: T }, key: string): boolean;
  keys(of: {}): string[];
  values<T>(of: { [key: string]: T }): T[];
}
declare var Object: ObjectConstructor;

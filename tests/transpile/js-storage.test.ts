/** Structs, arrays, spans, texts, functions and generics in the JavaScript back end, as a test sees them. */
import { loadProgram } from '../../transpile/js/load';
import { Panic } from '../../transpile/js/runtime/faults';

interface Task {
  next: Task | null;
  id: number;
  priority: number;
  state: number;
  readonly context: { readonly registers: number[]; pc: number };
  run: (task: Task, argument: number) => number;
  bump(by: number): number;
}

const TASKS = `
  export enum State { idle, ready = 5, running }
  export class Context { readonly registers = array(u32, 4); pc: u32 = 0x100; }
  export class Task {
    next: Task | null = null;
    id: u8;
    priority: u16 = 7;
    state: State = State.ready;
    readonly context = new Context();
    run: (task: Task, argument: u32) => u32 = standard;
    bump(by: u16): u16 { this.priority += by; return this.priority; }
    static best(a: Task, b: Task): Task { return a.priority < b.priority ? a : b; }
  }
  function standard(task: Task, argument: u32): u32 { return task.priority + argument; }
  export function twice(task: Task, argument: u32): u32 { return task.run(task, argument) * 2; }
  export const tasks = structs(Task, 4);
  export const heads = refs(Task, 2);
  export let current: Task | null = null;
  export function select(index: u32): Task { const task = tasks[index]; task.id = u8(index); current = task; return task; }
  export function isCurrent(task: Task): bool { return task === current; }
  export function link(first: Task, second: Task | null): void { first.next = second; heads[0] = first; }
`;

interface Tasks {
  readonly Task: { new (): Task; best(a: Task, b: Task): Task };
  readonly State: Record<string, number | string>;
  readonly tasks: readonly Task[];
  readonly heads: (Task | null)[];
  current: Task | null;
  twice(task: Task, argument: number): number;
  select(index: number): Task;
  isCurrent(task: Task): boolean;
  link(first: Task, second: Task | null): void;
}

const loadTasks = () => loadProgram<Tasks>(TASKS);

test('fields have their initial values, in statics and in what a test creates', () => {
  const { tasks, Task } = loadTasks().exports;
  for (const task of [tasks[3]!, new Task()]) {
    expect(task).toMatchObject({ next: null, id: 0, priority: 7, state: 5, context: { pc: 0x100 } });
    expect(task.context.registers).toEqual([0, 0, 0, 0]);
    expect(task.run(task, 3)).toBe(10);
  }
});

test('references are identical when they lead to the same struct', () => {
  const { exports } = loadTasks();
  const task = exports.select(2);
  expect(task).toBe(exports.tasks[2]);
  expect(exports.current).toBe(task);
  expect(exports.isCurrent(task)).toBe(true);
  expect(exports.isCurrent(exports.tasks[1]!)).toBe(false);
  exports.link(task, exports.tasks[0]!);
  expect(task.next).toBe(exports.tasks[0]);
  expect(exports.heads[0]).toBe(task);
  expect(exports.heads).toEqual([task, null]);
  exports.link(task, null);
  expect(task.next).toBeNull();
});

test('different structs are not equal by accident', () => {
  const { tasks } = loadTasks().exports;
  expect(tasks[0]).toEqual(tasks[1]);
  tasks[0]!.id = 1;
  expect(tasks[0]).not.toEqual(tasks[1]);
});

test('methods, static functions and enums', () => {
  const { Task, State, tasks } = loadTasks().exports;
  expect(tasks[0]!.bump(0xffff)).toBe(6);
  expect(Task.best(tasks[1]!, tasks[0]!)).toBe(tasks[0]);
  expect([State.running, State[5]]).toEqual([6, 'ready']);
});

test('functions are values, both ways', () => {
  const { tasks, twice } = loadTasks().exports;
  const task = tasks[0]!;
  const seen: Task[] = [];
  const mine = (other: Task, argument: number) => {
    seen.push(other);
    return argument + 1;
  };
  task.run = mine;
  expect(task.run).toBe(mine);
  expect(twice(task, 4)).toBe(10);
  expect(seen).toEqual([task]);
});

test('what does not fit is refused where it enters', () => {
  const { tasks, select, twice } = loadTasks().exports;
  expect(() => (tasks[0]!.id = 256)).toThrow('Task.id: 256 is not a u8');
  expect(() => select(-1)).toThrow('argument 1 of select');
  expect(() => twice({} as Task, 1)).toThrow('is not a Task');
  expect(() => select(4)).toThrow(Panic);
});

test('bit fields share a word', () => {
  const { exports } = loadProgram<{
    set(a: number, b: number): number;
    add(n: number): number;
    word(): number;
  }>(`
    class Flags { ready: bits<1>; level: bits<3>; rest: bits<28>; }
    const flags = new Flags();
    export function set(a: u32, b: u32): u32 { flags.ready = 1; flags.level = a & 7; flags.rest = b & 0xfffffff; return flags.level; }
    export function add(n: u32): u32 { flags.level += n; return flags.level; }
    export function word(): u32 { return load32(addressOf(flags)); }
  `);
  expect(exports.set(5, 0xfff_ffff)).toBe(5);
  expect(exports.word()).toBe(0xffff_fffb);
  expect(exports.add(4)).toBe(1);
  expect(exports.word()).toBe(0xffff_fff3);
});

test('spans', () => {
  const { exports } = loadProgram<{
    readonly bytes: Uint8Array;
    sum(items: readonly number[] | Uint8Array): number;
    part(start: number, length: number): number[];
    double(items: ArrayLike<number>): void;
    words(): number[];
  }>(`
    export const bytes = array(u8, 8);
    const numbers = array(u32, 3);
    export function sum(items: ReadonlySpan<u8>): u32 { let total: u32 = 0; for (const item of items) total += item; return total; }
    export function part(start: u32, length: u32): Span<u8> { return span(bytes, start, length); }
    export function double(items: Span<u8>): void { for (let i: u32 = 0; i < items.length; i++) items[i] *= 2; }
    export function words(): Span<u32> { numbers[1] = 0x80000000; return numbers; }
  `);
  exports.bytes[2] = 21;
  expect(exports.sum(exports.bytes)).toBe(21);
  expect(exports.sum([1, 2, 3])).toBe(6);
  expect(exports.sum(new Uint8Array([5, 250]))).toBe(255);
  expect(exports.part(1, 3)).toEqual([0, 21, 0]);
  exports.double(exports.part(2, 1));
  expect([...exports.bytes]).toEqual([0, 0, 42, 0, 0, 0, 0, 0]);
  expect(() => exports.part(6, 3)).toThrow(expect.objectContaining({ code: 6 }));
  expect(() => exports.part(9, 0xffff_ffff)).toThrow(expect.objectContaining({ code: 6 }));
  expect(() => exports.double([1])).toThrow('a writable span needs memory');
  expect(exports.words()).toEqual([0, 0x8000_0000, 0]);
});

test('texts and tables', () => {
  const { exports, memory } = loadProgram<{
    greet(name: string): string;
    same(name: string): boolean;
    letter(name: string, at: number): number;
    route(at: number): number;
    readonly squares: number[];
    readonly routes: { name: string; port: number }[];
  }>(`
    class Route { port: u32; name: string = ''; }
    export const squares = table(u16, [0, 1, 4, 9]);
    export const routes = table(Route, [{ port: 80, name: 'web' }, { name: 'none' }]);
    export function greet(name: string): string { return name === 'you' ? 'hello' : 'who?'; }
    export function same(name: string): bool { return name === routes[0].name; }
    export function letter(name: string, at: u32): u8 { return name.charCodeAt(at); }
    export function route(at: u32): u32 { return routes[at].port + squares[at + 2]; }
  `);
  expect([exports.greet('you'), exports.greet('You')]).toEqual(['hello', 'who?']);
  expect([exports.same('web'), exports.same('wet')]).toEqual([true, false]);
  expect(exports.letter('abc', 2)).toBe(99);
  expect(() => exports.letter('abc', 3)).toThrow(Panic);
  expect([exports.route(0), exports.route(1)]).toEqual([84, 9]);
  expect(exports.routes).toEqual([
    { port: 80, name: 'web' },
    { port: 0, name: 'none' },
  ]);
  expect(() => (exports.squares[0] = 1)).toThrow('flash is read-only');
  expect(memory.trace).toEqual([]);
});

test('frame storage starts afresh and is released, by panics too', () => {
  const { exports, memory } = loadProgram<{ loop(): number; fail(at: number): number }>(`
    class Pair { first: u32 = 3; second: u32; }
    function use(pair: Pair): u32 { pair.first++; pair.second++; return pair.first * 10 + pair.second; }
    export function loop(): u32 {
      let total: u32 = 0;
      for (let i: u32 = 0; i < 3; i++) { const pair = new Pair(); const bytes = array(u8, 5); bytes[i]++; total += use(pair) + bytes[i]; }
      return total;
    }
    export function fail(at: u32): u32 { const items = array(u32, 100); return items[at]; }
  `);
  const top = memory.stackPointer;
  expect(exports.loop()).toBe(3 * (41 + 1));
  for (let round = 0; round < 100; round++) expect(() => exports.fail(100)).toThrow(Panic);
  expect(memory.stackPointer).toBe(top);
});

test('generics are made for each use', () => {
  const { exports } = loadProgram<{ fill(n: number): number; wide(n: bigint): bigint }>(`
    class Ring<T, N extends number> {
      readonly items: FixedArray<T, N>;
      head: u32;
      count: u32;
      push(item: T): bool {
        if (this.count === this.items.length) return false;
        this.items[(this.head + this.count) % this.items.length] = item;
        this.count++;
        return true;
      }
      pop(fallback: T): T {
        if (this.count === 0) return fallback;
        const item = this.items[this.head];
        this.head = (this.head + 1) % this.items.length;
        this.count--;
        return item;
      }
    }
    const bytes = new Ring<u8, 2>();
    const longs = new Ring<u64, 4>();
    export function fill(n: u32): u32 { bytes.push(u8(n)); bytes.push(2); return (bytes.push(3) ? 100 : 0) + bytes.pop(0); }
    export function wide(n: u64): u64 { longs.push(n); return longs.pop(0n) + 1n; }
  `);
  expect(exports.fill(0x107)).toBe(7);
  expect(exports.wide(1n << 40n)).toBe((1n << 40n) + 1n);
});

test('several modules, in a cycle', () => {
  const { exports, modules } = loadProgram<{ start(): number }>({
    'a.ts': `
      import { other, Node } from './b';
      export const root = new Node();
      export function start(): u32 { root.value = 4; return other(3); }
      export function back(n: u32): u32 { return n + root.value; }`,
    'b.ts': `
      import { back } from './a';
      export class Node { value: u32; readonly inner = array(u16, 3); }
      export function other(n: u32): u32 { return back(n) * 2; }`,
  });
  expect(exports.start()).toBe(14);
  expect([...modules.keys()].sort()).toEqual(['a.ts', 'b.ts']);
});

test('two programs share nothing', () => {
  const [one, two] = [loadTasks(), loadTasks()];
  one.exports.select(1);
  expect(two.exports.current).toBeNull();
  expect(() => two.exports.isCurrent(one.exports.tasks[1]!)).toThrow('is not a Task');
});

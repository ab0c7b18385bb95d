/** Statements and function tables in the JavaScript back end. */
import { loadProgram } from '../../transpile/js/load';

type Numbers = Record<string, (...values: number[]) => number>;

test('switch falls through, default stands anywhere', () => {
  const { exports } = loadProgram<Numbers>(`
    export function rank(n: u32): u32 {
      let total: u32 = 0;
      switch (n) {
        case 1: total += 1;
        case 2: total += 10; break;
        default: total += 100;
        case 4: total += 1000;
      }
      return total;
    }`);
  expect([1, 2, 3, 4].map((n) => exports.rank!(n))).toEqual([11, 10, 1100, 1000]);
});

test('loops, labels, and continue in a for loop', () => {
  const { exports } = loadProgram<Numbers>(`
    const grid = array(u8, 16);
    export function search(wanted: u8): u32 {
      for (let i: u32 = 0; i < 16; i++) grid[i] = u8(i * 3 & 0xff);
      let seen: u32 = 0;
      rows: for (let row: u32 = 0; row < 4; row++) {
        for (let column: u32 = 0; column < 4; column++) {
          const value = grid[row * 4 + column];
          if (value % 2 === 1) continue;
          seen++;
          if (value > wanted) continue rows;
          if (value === wanted) break rows;
        }
      }
      return seen;
    }
    export function digits(n: u32): u32 { let count: u32 = 0; let rest = n; do { rest /= 10; count++; } while (rest !== 0); return count; }
    export function total(): u32 { let sum: u32 = 0; for (const value of grid) sum += value; return sum; }`);
  expect(exports.search!(18)).toBe(4);
  expect(exports.total!()).toBe(360);
  expect([exports.digits!(0), exports.digits!(12345)]).toEqual([1, 5]);
});

test('tables of functions', () => {
  const { exports } = loadProgram<Numbers & { readonly files: { open(n: number): number }[] }>(`
    interface FileOps { open: (n: u32) => u32; close: () => void; }
    let closed: u32 = 0;
    function openUart(n: u32): u32 { return n + 1; }
    function openNull(_n: u32): u32 { return 0; }
    function close(): void { closed++; }
    const uart: FileOps = { open: openUart, close };
    const none: FileOps = { open: openNull, close };
    function opsOf(which: u32): FileOps { return which === 0 ? uart : none; }
    export function use(which: u32, n: u32): u32 { const ops = opsOf(which); ops.close(); return ops.open(n) * 10 + closed; }`);
  expect([exports.use!(0, 4), exports.use!(1, 4)]).toEqual([51, 2]);
});

test('nullable references: ??, tests and assertions', () => {
  const { exports } = loadProgram<Numbers>(`
    class Node { next: Node | null = null; value: u32; }
    const nodes = structs(Node, 3);
    const last = new Node();
    export function chain(from: u32): u32 {
      for (let i: u32 = 0; i < 2; i++) { nodes[i].value = i; nodes[i].next = nodes[i + 1]; }
      last.value = 99;
      const next = nodes[from].next ?? last;
      return next === nodes[1] ? 1 : next.value;
    }`);
  expect([exports.chain!(0), exports.chain!(2)]).toEqual([1, 99]);
});

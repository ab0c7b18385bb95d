/** The simulated machine: addresses, overlays, devices, protection, processor, and what stands in for assembly. */
import { loadProgram } from '../../transpile/js/load';
import { MemFault } from '../../transpile/js/runtime/faults';
import { FLASH_BASE, RAM_BASE } from '../../transpile/js/runtime/memory';

const UART = 0x4000_4400;

const REGISTERS = `
  class Uart { SR: reg32; DR: reg16; @at(8) CR: regbits<4>; MODE: regbits<4>; }
  const uart = mmio(Uart, 0x40004400);
  export function send(byte: u16): void { while ((uart.SR & 0x80) === 0) {} uart.DR = byte; }
  export function setMode(mode: u32): void { uart.MODE = mode & 15; }
  export function toggle(): void { uart.SR ^= 1; }
`;

test('each volatile access is one access of its width, in order', () => {
  const { exports, memory } = loadProgram<{
    send(byte: number): void;
    setMode(mode: number): void;
    toggle(): void;
  }>(REGISTERS);
  let polls = 0;
  const sent: number[] = [];
  memory.device(UART, 0x20, {
    read: (offset) => (offset === 0 ? (++polls === 3 ? 0x80 : 0) : undefined),
    write: (offset, value) => void (offset === 4 && sent.push(value)),
  });
  exports.send(0x41);
  expect(sent).toEqual([0x41]);
  expect(memory.trace).toEqual([
    { kind: 'read', address: UART, width: 4, value: 0 },
    { kind: 'read', address: UART, width: 4, value: 0 },
    { kind: 'read', address: UART, width: 4, value: 0x80 },
    { kind: 'write', address: UART + 4, width: 2, value: 0x41 },
  ]);
});

test('registers without a device are storage; a bit field rewrites its word', () => {
  const { exports, memory } = loadProgram<{ setMode(mode: number): void; toggle(): void }>(REGISTERS);
  exports.setMode(9);
  exports.toggle();
  expect(memory.trace.map(({ kind, address, value }) => [kind, address - UART, value])).toEqual([
    ['read', 8, 0],
    ['write', 8, 0x90],
    ['read', 0, 0],
    ['write', 0, 1],
  ]);
});

test('registers exist for the modules that import them', () => {
  const { exports, memory } = loadProgram<{ start(): void }>({
    'use.ts': "import { clock } from './clock';\nexport function start(): void { clock.CR |= 1; }",
    'clock.ts': 'class Clock { CR: reg32; }\nexport const clock = mmio(Clock, 0x40023800);',
  });
  exports.start();
  expect(memory.trace).toHaveLength(2);
});

test('overlays see the same bytes', () => {
  const { exports, memory } = loadProgram<{ put(value: number): number[]; where(): number }>(`
    class Halves { low: u16; high: u16; }
    let word: u32 = 0;
    const block = array(u32, 2);
    export function put(value: u32): Span<u16> {
      const halves = overlay(Halves, addressOf(block));
      block[0] = value;
      halves.high += 1;
      return spanAt(u16, addressOf(block), 3);
    }
    export function where(): u32 { word = 1; return addressOf(block); }
  `);
  expect(exports.put(0x1234_5678)).toEqual([0x5678, 0x1235, 0]);
  expect(exports.where()).toBeGreaterThanOrEqual(RAM_BASE);
  expect([...memory.bytes(exports.where(), 4)]).toEqual([0x78, 0x56, 0x35, 0x12]);
});

test('an address where nothing is faults, with address and access', () => {
  const { exports } = loadProgram<{
    peek(at: number): number;
    poke(at: number): void;
    call(at: number): number;
  }>(`
    class Holder { run: () => u32 = one; }
    function one(): u32 { return 1; }
    export function peek(at: u32): u32 { return load32(at); }
    export function poke(at: u32): void { store8(at, 1); }
    const holder = new Holder();
    export function call(at: u32): u32 { if (at !== 0) store32(addressOf(holder), at); return holder.run(); }
  `);
  expect(() => exports.peek(0)).toThrow(new MemFault(0, 'read', 'nothing is there'));
  expect(() => exports.poke(0x3000_0000)).toThrow(
    expect.objectContaining({ address: 0x3000_0000, access: 'write' }),
  );
  expect(() => exports.poke(FLASH_BASE)).toThrow('flash is read-only');
  expect(exports.call(0)).toBe(1);
  expect(() => exports.call(0x0800_0001)).toThrow(expect.objectContaining({ access: 'execute' }));
});

test('protection faults at the address that lies outside', () => {
  const { exports, memory } = loadProgram<{
    fill(upTo: number): void;
    total(): number;
    readonly bytes: Uint8Array;
  }>(`
    export const bytes = array(u8, 64);
    const other = array(u32, 4);
    export function fill(upTo: u32): void { const local = array(u8, 4); for (let i: u32 = 0; i < upTo; i++) { local[i & 3] = 1; bytes[i] = local[i & 3]; } }
    export function total(): u32 { return other[1]; }
  `);
  const base = RAM_BASE;
  const remove = memory.protect({ base, size: 32 }, memory.stack);
  exports.fill(32);
  expect(() => exports.fill(33)).toThrow(expect.objectContaining({ address: base + 32, access: 'write' }));
  expect(() => exports.total()).toThrow(expect.objectContaining({ access: 'read' }));
  expect(exports.bytes[40]).toBe(0);
  memory.protect({ base, size: 128, access: 'read' }, memory.stack);
  expect(exports.total()).toBe(0);
  expect(() => exports.fill(1)).toThrow(MemFault);
  remove();
  exports.fill(64);
});

test('assign and clear work on whole structs', () => {
  const { exports } = loadProgram<{ copy(): number; wipe(): number }>(`
    class Block { a: u32 = 1; readonly items = array(u16, 4); }
    const from = new Block();
    const to = new Block();
    export function copy(): u32 { from.a = 7; from.items[3] = 9; assign(to, from); return to.a * 10 + to.items[3]; }
    export function wipe(): u32 { clear(to); return to.a + to.items[3]; }
  `);
  expect(exports.copy()).toBe(79);
  expect(exports.wipe()).toBe(0);
});

test('assembly and assembly functions are what the test says', () => {
  const { exports, host } = loadProgram<{
    switchTo(base: number): number;
    read(): number;
    mask(level: number): void;
  }>(`
    declare function restoreContext(base: u32, flags: u8): u32;
    export function switchTo(base: u32): u32 { return restoreContext(base, 3) + 1; }
    export function read(): u32 { return asmU32\`mrs $out, ipsr\`; }
    export function mask(level: u32): void { asm\`msr basepri, \${level}\`; }
  `);
  expect(() => exports.switchTo(8)).toThrow("host.extern('restoreContext'");
  expect(() => exports.mask(8)).toThrow('has no meaning on the host');
  host.extern('restoreContext', (base: number, flags: number) => base * flags);
  expect(exports.switchTo(8)).toBe(25);
  const levels: number[] = [];
  host.assembly('msr basepri, $0', ([level]) => void levels.push(level!));
  host.assembly(/^mrs \$out, ipsr$/, () => 15);
  exports.mask(0x50);
  expect(levels).toEqual([0x50]);
  expect(exports.read()).toBe(15);
});

test('processor instructions', () => {
  const { exports, host } = loadProgram<{
    critical(): void;
    open(): void;
    stop(): void;
    increment(): number;
  }>(`
    const lock = array(u32, 1);
    export function critical(): void { cpsid(); dsb(); isb(); }
    export function open(): void { cpsie(); }
    export function stop(): void { bkpt(3); }
    export function increment(): u32 { const at = addressOf(lock); const n = ldrex(at); return strex(at, n + 1) * 10 + strex(at, 99) + load32(at); }
  `);
  const seen: string[] = [];
  host.instruction('dsb', () => seen.push('dsb'));
  exports.critical();
  expect([host.interruptsMasked, seen]).toEqual([true, ['dsb']]);
  exports.open();
  expect(host.interruptsMasked).toBe(false);
  expect(() => exports.stop()).toThrow('bkpt 3');
  expect(exports.increment()).toBe(2);
});

test('panics carry code and reason', () => {
  const { exports } = loadProgram<Record<string, (value: number) => void>>(`
    class Node { next: Node | null = null; value: u32; }
    const node = new Node();
    export function explicit(value: u32): void { if (value === 0) panic('no value'); }
    export function checked(value: u32): void { assert(value > 1, 'too small'); }
    export function follow(value: u32): void { node.next!.value = value; }
  `);
  expect(() => exports.explicit!(0)).toThrow(expect.objectContaining({ code: 4, reason: 'no value' }));
  expect(() => exports.checked!(1)).toThrow(expect.objectContaining({ code: 5, reason: 'too small' }));
  expect(() => exports.follow!(1)).toThrow(expect.objectContaining({ code: 3 }));
});

test('reset restores what was there at the start', () => {
  const { exports, host, memory } = loadProgram<{
    count: number;
    readonly items: number[];
    change(): void;
    send(byte: number): void;
  }>(`
    export let count: u32 = 41;
    export const items = array(u8, 2);
    export function change(): void { count++; items[1] = 5; store32(0x40000000, 7); }
  `);
  memory.device(0x4000_0000, 4);
  exports.change();
  expect([exports.count, exports.items[1], memory.trace.length]).toEqual([42, 5, 1]);
  host.reset();
  expect([exports.count, exports.items[1], memory.trace.length]).toEqual([41, 0, 0]);
  exports.count = 6;
  expect(exports.count).toBe(6);
});

test('a restart leaves retained variables as they are, a reset does not', () => {
  const { exports, host } = loadProgram<{ count: number; kept: number; change(): void }>(`
    export let count: u32 = 41;
    /** @retained */
    export let kept: u32 = 0;
    export function change(): void { count++; kept++; }
  `);
  exports.change();
  host.restart();
  expect([exports.count, exports.kept]).toEqual([41, 1]);
  host.reset();
  expect([exports.count, exports.kept]).toEqual([41, 0]);
});

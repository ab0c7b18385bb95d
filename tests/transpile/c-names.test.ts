/** Names that C, its headers or the printer itself use, and names that only differ where C cannot see it. */
import { runOnHost } from './c-toolchain';

/** What `run()` in the source returns. */
const run = (source: string): string => runOnHost(source, 'printf("%u", run());');

test('keywords, macros of headers and constants named like them', () => {
  const source = `
    const UINT32_MAX = 0xffffffff; const SIZE_MAX = 3; const CONDUCTOR_PANIC = 4;
    let _Bool: u32 = 1; let unix: u32 = 2; let wchar_t: u32 = 3; let int64_t: u32 = 4;
    enum Limit { UINT8_MAX = 5, _Generic }
    class Regs { x: reg32; }
    const BLOCK = mmio(Regs, 0x50000000);
    class PANIC { UINT8_MAX: u32 = 7; BLOCK: u32 = 8; _Atomic: u32 = 9; }
    const item = new PANIC();
    export function poke(): void { BLOCK.x = 1; }
    function add(INT8_MIN: u32): u32 { let UINT64_MAX = INT8_MIN; UINT64_MAX++; return UINT64_MAX; }
    export function run(): u32 {
      return add(UINT32_MAX) + SIZE_MAX + CONDUCTOR_PANIC + _Bool + unix + wchar_t + int64_t + Limit.UINT8_MAX
        + u32(Limit._Generic) + item.UINT8_MAX + item.BLOCK + item._Atomic;
    }`;
  expect(run(source)).toBe('52');
});

test('a name that gives way does not meet another one', () => {
  const source = `
    class int { int: u32 = 1; int_: u32 = 2; ä: u32 = 3; ö: u32 = 4; $: u32 = 5; _: u32 = 6; unix: u32 = 7; unix_: u32 = 8; }
    const linux = new int(); const linux_ = new int();
    function PANIC(unix: u32, unix_: u32): u32 { return unix - unix_; }
    function PANIC_(): u32 { return 3; }
    export function run(): u32 {
      linux_.int = 10;
      return PANIC(9, 2) + PANIC_() + linux.int + linux.int_ + linux.ä + linux.ö + linux.$ + linux._ + linux.unix + linux.unix_;
    }`;
  expect(run(source)).toBe('46');
});

test('classes named like the structs of spans', () => {
  const source = `
    class span_u8 { x: u8 = 1; } class A { x: u8; } class A_reference { y: u32; }
    const bytes = array(u8, 3); const links = refs(A, 4); const items = structs(A_reference, 5); const item = new span_u8();
    function lengths(a: Span<A | null>, b: Span<A_reference>, c: Span<u8>): u32 { return a.length * 100 + b.length * 10 + c.length; }
    export function run(): u32 { return lengths(links, items, bytes) + item.x; }`;
  expect(run(source)).toBe('454');
});

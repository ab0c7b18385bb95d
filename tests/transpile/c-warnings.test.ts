/** Valid source that gcc would suspect of a mistake, or gets wrong: found by the fuzzer, kept here by name. */
import { disassemble, runOnHost } from './c-toolchain';

test('what gcc would warn of compiles without a warning, and is right', () => {
  const source = `
    class Item { f: u32; wide: bits<6>; flag: bool; small: u8; signed: i8; }
    const item = new Item();
    const other = new Item();
    function more(): bool { return item.f > 1; }
    export function run(n: u32): u32 {
      item.wide = n & 0x3f;
      let sum: u32 = n / item.wide;
      sum = sum * 31 + ~u32(n < 3);
      sum = sum * 31 + u32(!(n === 3)) & 0xffff;
      item.small |= 0xfff;
      item.signed ^= 0x1ff;
      if (~item.small <= 1) sum++;
      if (~item.wide++ < 0xfffffff) sum++;
      const flag: bool = more() ? (item.flag = more()) : ((n > 4 ? item : other).flag = more());
      return sum * 31 + item.small + u32(item.signed) + u32(flag);
    }`;
  const outputs = runOnHost(source, 'printf("%u ", run(5)); printf("%u", run(70));').split(' ').map(Number);
  const expected = [5, 70].map((n) => {
    let sum = Math.trunc(n / (n & 0x3f));
    sum = (Math.imul(sum, 31) + ~0) >>> 0;
    sum = (Math.imul(sum, 31) + 1) & 0xffff;
    return Math.imul(sum + 1, 31) + 0xff;
  });
  const signs = [-1, 0];
  expect(outputs).toEqual(expected.map((sum, at) => (sum + (signs[at] ?? 0)) >>> 0));
});

test('a difference that gcc knows to be cut', () => {
  const source = `
    let level: i8 = 9;
    let wide: u16 = 65535;
    const levels = array(i8, 2);
    export function run(n: u32): u32 {
      level = i8(n);
      levels[1] = (level -= i16(u32(level) & 32767));
      const product: u16 = (wide *= u32(wide) | 0x10000);
      return u32(levels[1]) * 0x10000 + product;
    }`;
  expect(runOnHost(source, 'printf("%u %u", run(5), run(-5));')).toBe('1 1');
});

test('an index that is wrong whenever it is reached', () => {
  const source = `
    const list = array(i8, 1);
    let chosen: u32 = 0;
    let divisor: u32 = 1;
    let shift: i8 = 1;
    function noted(value: u32): u32 { divisor = value; return value; }
    export function run(n: u32): u32 {
      switch ((n /= divisor & 3) % 4) {
        case 2:
          list[(chosen = n)] <<= noted(u32(i8(shift % 72)));
          break;
      }
      return chosen;
    }`;
  expect(runOnHost(source, 'printf("%u", run(1));')).toBe('0');
  expect(disassemble(source, ['-O2'])).toContain('udf');
});

test('an array compared with an array', () => {
  const source = `
    class Row { readonly bytes = array(u8, 2); }
    const a = array(u32, 4); const b = array(u32, 4); const rows = structs(Row, 2);
    export function run(n: u32): u32 { return u32(a === a) + u32(a !== b) + u32(rows[n].bytes === rows[1].bytes); }`;
  expect(runOnHost(source, 'printf("%u %u", run(0), run(1));')).toBe('2 3');
});

test('the last volatile store of a loop is not repeated after it', () => {
  const text = disassemble(
    `class Port { data: reg8; @at(4) control: reg32; }
    const PORT = mmio(Port, 0x40000000);
    let sent: u32 = 1;
    export function send(n: u32): void {
      for (let left = n; left > 0; left--) { PORT.control = 3; sent *= 31; PORT.data = 1; }
    }`,
    ['-O2'],
  );
  expect(text.match(/\tstrb(\.w)?\t/g)).toHaveLength(1);
});

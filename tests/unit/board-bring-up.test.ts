/**
 * What the start-up code does to a chip, register by register: the code runs against a model of the chip that records every access. So
 * what no simulator notices is seen here: a peripheral that is used before its clock is on, pins that nobody has given it, a
 * processor that gets fast before its flash gets slow.
 */
import board from '../../src/bsp/stm32f4-discovery/board';
import { ClockFailure, startClocks } from '../../src/bsp/stm32f4-discovery/clocks';
import { startEarlyConsole } from '../../src/bsp/stm32f4-discovery/early-console';
import { LINE_COUNT } from '../../src/bsp/stm32f4-discovery/lines';
import { initialiseExceptions } from '../../src/kernel/arch/armv7m/exceptions';
import { initialiseLines } from '../../src/kernel/arch/armv7m/interrupt-controller';
import { type Access, Chip, clockedBy, REGISTERS, unclockedUses } from './support/chip-registers';

beforeEach(() => host.reset());

function start(chip = new Chip()): Access[] {
  expect(startClocks()).toBe(ClockFailure.none);
  startEarlyConsole();
  return chip.accesses;
}

const writes = (accesses: readonly Access[]): Access[] => accesses.filter(({ kind }) => kind === 'write');
const place = (accesses: readonly Access[], address: number, mask: number, value: number): number =>
  writes(accesses).findIndex((access) => access.address === address && (access.value & mask) === value);

test('every peripheral has its clock before its registers are touched', () => {
  expect(unclockedUses(start(), board)).toEqual([]);
});

test('a use without a clock would be seen', () => {
  const accesses = start();
  const withoutPortA = accesses.map((access) =>
    access.address === REGISTERS.enableAhb1 ? { ...access, value: access.value & ~1 } : access,
  );
  expect(unclockedUses(withoutPortA, board)).toEqual(['gpioa']);
});

test('what the board says its start-up turns on is what the start-up turns on', () => {
  expect(clockedBy(start(), board)).toEqual([...board.started].sort());
});

test('the UART has its pins before it is turned on: alternate function 7, and a pull-up where it receives', () => {
  const accesses = start();
  const enabled = place(accesses, REGISTERS.uartControl, 1 << 13, 1 << 13);
  const before = [
    place(accesses, REGISTERS.portAMode, 0xf0, 0xa0),
    place(accesses, REGISTERS.portAAlternate, 0xff00, 0x7700),
    place(accesses, REGISTERS.portAPull, 0xc0, 0x40),
    place(accesses, REGISTERS.uartBaud, 0xffff, Math.round(42_000_000 / board.console.baud)),
  ];
  for (const each of before) {
    expect(each).toBeGreaterThanOrEqual(0);
    expect(each).toBeLessThan(enabled);
  }
});

test('the debug pins keep their function: no other pin of port A is changed', () => {
  const chip = new Chip();
  start(chip);
  expect(chip.value(REGISTERS.portAMode) & ~0xf0).toBe(0xa8000000 & ~0xf0);
  expect(chip.value(REGISTERS.portAPull) & ~0xf0).toBe(0x64000000 & ~0xf0);
});

test('168 MHz: 8 / 8 * 336 / 2, buses at 168, 42 and 84 MHz, and 48 MHz beside', () => {
  const chip = new Chip();
  start(chip);
  const pll = chip.value(REGISTERS.pll);
  const [m, n, p, q] = [pll & 63, (pll >> 6) & 511, 2 * ((pll >> 16) & 3) + 2, (pll >> 24) & 15];
  expect([(8 / m) * (n / p), (8 / m) * (n / q)]).toEqual([168, 48]);
  expect(pll & (1 << 22)).not.toBe(0); // from the crystal
  const configuration = chip.value(REGISTERS.configuration);
  expect([(configuration >> 4) & 15, (configuration >> 10) & 7, (configuration >> 13) & 7]).toEqual([
    0, 5, 4,
  ]);
  expect(board.clockHertz).toBe(168_000_000);
});

test('the flash waits five cycles, its caches are emptied while they are off, and all that before the clock is fast', () => {
  const accesses = start();
  const control = writes(accesses).filter(({ address }) => address === REGISTERS.flashAccess);
  expect(control.map(({ value }) => value)).toEqual([0x1800, 0x705]);
  const fast = place(accesses, REGISTERS.configuration, 3, 2);
  expect(place(accesses, REGISTERS.flashAccess, 0xfff, 0x705)).toBeLessThan(fast);
});

test('the highest core voltage is asked for, and there, before the clock is fast', () => {
  const accesses = start();
  const ready = accesses.findIndex(
    ({ kind, address, value }) => kind === 'read' && address === REGISTERS.powerStatus && value & (1 << 14),
  );
  const fast = accesses.findIndex(
    ({ kind, address, value }) =>
      kind === 'write' && address === REGISTERS.configuration && (value & 3) === 2,
  );
  expect(place(accesses, REGISTERS.powerControl, 3 << 14, 1 << 14)).toBeGreaterThanOrEqual(0);
  expect(ready).toBeGreaterThanOrEqual(0);
  expect(ready).toBeLessThan(fast);
});

test('a voltage that stays low is a failure with a name, at the clock of reset', () => {
  const chip = new Chip({ lowVoltage: true });
  expect(startClocks()).toBe(ClockFailure.voltage);
  expect(place(chip.accesses, REGISTERS.configuration, 3, 2)).toBe(-1);
});

test('priorities fit four bits: the chip has no more, and ignores what is below', () => {
  const written: Access[] = [];
  const device = (base: number, length: number): void =>
    host.memory.device(base, length, {
      write: (offset, value) =>
        void written.push({ kind: 'write', address: base + offset, value: value >>> 0 }),
    });
  device(0xe000e100, 0x400);
  device(0xe000ed08, 0x80);
  initialiseExceptions();
  initialiseLines(LINE_COUNT);
  const system = written.filter(({ address }) => address >= 0xe000ed18 && address < 0xe000ed24);
  const lines = written.filter(({ address }) => address >= 0xe000e400 && address < 0xe000e400 + LINE_COUNT);
  expect([system.length, lines.length]).toEqual([3, LINE_COUNT]);
  for (const { value } of [...system, ...lines]) expect(value & 0x0f0f0f0f).toBe(0);
});

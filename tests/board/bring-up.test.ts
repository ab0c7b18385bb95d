/**
 * The registers that a running system touches, as QEMU notes what it does not model: in the order of the notes every device has its
 * clock before its first use, and the start is that which tests/unit/board-bring-up.test.ts judges on the host.
 */
import { loadBoard } from '../../cli/lazy';
import { startClocks } from '../../src/bsp/stm32f4-discovery/clocks';
import { startEarlyConsole } from '../../src/bsp/stm32f4-discovery/early-console';
import type { BoardDescription } from '../../system/schema';
import { type Access, Chip, unclockedUses } from '../unit/support/chip-registers';
import { bootSystem } from './system';
import { testNeeding } from './target';

const NOTE =
  /^([A-Z][\w ]*): unimplemented device (read|write) +\(size \d, offset 0x([0-9a-f]+)(?:, value 0x([0-9a-f]+))?\)$/gm;
/** What QEMU models is not in its notes. */
const MODELLED = 'usart2';

/** The board's name for what QEMU calls a device. */
function nameOf(device: string): string {
  return device === 'Flash Int' ? 'flash' : device.toLowerCase();
}

function accessesIn(log: string, board: BoardDescription): Access[] {
  return [...log.matchAll(NOTE)].flatMap(([, device, kind, offset, value]) => {
    const peripheral = board.peripherals[nameOf(device!)];
    if (!peripheral) return [];
    const address = peripheral.base + Number.parseInt(offset!, 16);
    return [{ kind: kind as Access['kind'], address, value: Number.parseInt(value ?? '0', 16) }];
  });
}

/** What the start-up code writes where there is no clock controller, of what QEMU notes. */
function startedOnTheHost(board: BoardDescription): Access[] {
  const chip = new Chip({ absent: true });
  startClocks();
  startEarlyConsole();
  const { base, size } = board.peripherals[MODELLED]!;
  return chip.accesses.filter(
    ({ kind, address }) => kind === 'write' && (address < base || address >= base + size),
  );
}

testNeeding('guest-log')(
  'every device of a running system has its clock, and the start is the one that was judged',
  async () => {
    const board = loadBoard('stm32f4-discovery');
    const system = await bootSystem();
    await system.command('led green on');
    await system.command('button');
    await system.stop();
    const accesses = accessesIn(system.board.guestLog(), board);
    const expected = startedOnTheHost(board);
    const written = accesses.filter(({ kind }) => kind === 'write');
    expect(written.slice(0, expected.length)).toEqual(expected);
    expect(unclockedUses(accesses, board)).toEqual([]);
    const ports = Object.values(board.peripherals).filter(({ base }) =>
      accesses.some(({ address }) => address >= base && address < base + 0x400),
    );
    expect(ports.length).toBeGreaterThan(2); // the clock controller, and the ports of UART and LEDs
  },
);

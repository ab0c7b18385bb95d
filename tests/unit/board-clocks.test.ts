/** Start-up of the board: the order of clock register accesses, each named failure, and the simulator's lack of a controller. */
import {
  CLOCK_FAILURES,
  ClockFailure,
  clockMegahertz,
  isFullSpeed,
  startClocks,
} from '../../src/bsp/stm32f4-discovery/clocks';
import { isSimulated } from '../../src/bsp/stm32f4-discovery/reset-and-clock';

const RCC = 0x40023800;
const FLASH = 0x40023c00;
const POWER = 0x40007000;
const CR = 0x00;
const CFGR = 0x08;

/** The chip's clock controller: what is turned on gets ready unless it is broken. */
function clockController(broken?: 'crystal' | 'pll' | 'voltage' | 'switch' | 'flash'): string[] {
  const registers = new Map<number, number>([[CR, 0x83]]);
  const log: string[] = [];
  host.memory.device(RCC, 0x80, {
    read: (offset) => registers.get(offset) ?? 0,
    write: (offset, value) => {
      let stored = value;
      if (offset === CR) {
        if (value & (1 << 16) && broken !== 'crystal') stored |= 1 << 17;
        if (value & (1 << 24)) log.push('pll');
        if (value & (1 << 24) && broken !== 'pll') stored |= 1 << 25;
      }
      if (offset === CFGR && (value & 3) === 2) {
        log.push('switch');
        if (broken !== 'switch') stored |= 2 << 2;
      }
      registers.set(offset, stored);
    },
  });
  host.memory.device(POWER, 8, { read: () => (broken === 'voltage' ? 0 : 1 << 14), write: () => undefined });
  let wait = 0;
  host.memory.device(FLASH, 4, {
    read: () => wait,
    write: (_offset, value) => {
      log.push(value & (1 << 11) ? 'caches' : 'flash');
      if (broken !== 'flash') wait = value;
    },
  });
  return log;
}

beforeEach(() => host.reset());

test('168 MHz: the flash is slowed down before the switch', () => {
  const log = clockController();
  expect(startClocks()).toBe(ClockFailure.none);
  expect(log).toEqual(['pll', 'caches', 'flash', 'switch']);
  expect(clockMegahertz()).toBe(168);
  expect(isFullSpeed()).toBe(true);
});

test.each([
  ['crystal', 'crystal: does not start'],
  ['pll', 'PLL: does not lock'],
  ['voltage', 'voltage: stays low'],
  ['flash', 'flash: refuses its wait states'],
  ['switch', 'PLL: refused as the clock'],
] as const)('without %s the failure has a name and the clock is that of reset', (broken, name) => {
  clockController(broken);
  expect(CLOCK_FAILURES.split('|')[startClocks()]).toBe(name);
  expect(clockMegahertz()).toBe(16);
  expect(isFullSpeed()).toBe(false);
});

test('a control register of 0 means a simulator, and nothing else does', () => {
  host.memory.device(RCC, 0x80, { read: () => 0 });
  expect(isSimulated()).toBe(true);
  expect(startClocks()).toBe(ClockFailure.none);
  expect(clockMegahertz()).toBe(168);
  host.memory.device(RCC, 4, { read: () => 0x83 });
  expect(isSimulated()).toBe(false);
});

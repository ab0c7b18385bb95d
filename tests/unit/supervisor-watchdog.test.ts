/** The supervisor between its timer and the registers of the board's watchdog. */
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { WATCHDOG_ADDRESS, WATCHDOG_SECONDS } from '../../src/bsp/stm32f4-discovery/watchdog';
import { Grant } from '../../src/servers/supervisor/main';
import { FEEDING_PERIOD } from '../../src/servers/supervisor/watchdog';
import { Supervised } from './support/supervised';

const [KEY, PRESCALER, RELOAD] = [0x00, 0x04, 0x08];
const START = 0xcccc;
const UNLOCK = 0x5555;
const FEED = 0xaaaa;

/** Hertz that the data sheet allows the watchdog's oscillator: the fastest, and what it should have. */
const FASTEST = 47_000;
const NOMINAL = 32_000;

let world: Supervised;
let written: [register: number, value: number][];

beforeEach(() => {
  world = new Supervised();
  written = [];
  host.memory.device(WATCHDOG_ADDRESS, 0x10, {
    read: () => 0,
    write: (register, value) => void written.push([register, value]),
  });
});

/** The system file grants the registers. */
function grant(): void {
  world.kernel.on(Operation.identify, (_frame, { slot }) =>
    slot === Grant.watchdog ? Status.ok : Status.invalidSlot,
  );
}

const feedings = (): number =>
  written.filter(([register, value]) => register === KEY && value === FEED).length;

describe('with the grant', () => {
  beforeEach(() => {
    grant();
    world.boot();
  });

  test('it is started once, at boot, and mapped before', () => {
    expect(world.kernel.callsOf(Operation.mapRegion)).toMatchObject([{ slot: Grant.watchdog, a: 3 }]);
    world.pass(10_000_000n);
    world.crash('lamp');
    expect(written.filter(([, value]) => value !== FEED)).toEqual([
      [KEY, START],
      [KEY, UNLOCK],
      [PRESCALER, 4],
      [RELOAD, 1000],
    ]);
  });

  test('its time is two seconds; a feeding may be 0.8 s late even when its oscillator is the fastest', () => {
    const cycles = 1000 * (4 << 4);
    expect(cycles / NOMINAL).toBe(WATCHDOG_SECONDS);
    expect((cycles / FASTEST) * 1e6).toBeGreaterThan(Number(FEEDING_PERIOD) + 800_000);
  });

  test('it is fed every half second, though nothing else happens', () => {
    for (let turn = 1; turn <= 8; turn++) {
      world.pass(FEEDING_PERIOD - 1n);
      expect(feedings()).toBe(turn - 1);
      world.pass(1n);
      expect(feedings()).toBe(turn);
    }
  });

  test('it is fed when other deadlines come before, and they are met', () => {
    world.crash('blinker');
    world.ready('blinker');
    world.crash('blinker');
    world.crash('blinker');
    world.take();
    world.pass(100_000n);
    expect(feedings()).toBe(0);
    world.pass(FEEDING_PERIOD - 100_000n);
    expect(feedings()).toBe(1);
  });

  test('without the turn of the supervisor nobody feeds it; one that comes late feeds once', () => {
    world.kernel.now += 10n * FEEDING_PERIOD;
    expect(feedings()).toBe(0);
    world.pass(0n);
    expect(feedings()).toBe(1);
    world.pass(FEEDING_PERIOD);
    expect(feedings()).toBe(2);
  });

  test('requests and crashes alone do not feed it: a timer that is dead is noticed', () => {
    world.kernel.now += 10n * FEEDING_PERIOD;
    world.crash('lamp');
    world.ready('lamp');
    expect(feedings()).toBe(0);
  });
});

test('while the console takes its time it is fed before anything is printed', () => {
  grant();
  world.boot();
  world.crash('blinker');
  const print = world.kernel.answerOf(Operation.callLending)!;
  const fedBefore: number[] = [];
  world.kernel.on(Operation.callLending, (frame, call) => {
    fedBefore.push(feedings());
    return print(frame, call);
  });
  world.pass(1_000_000n);
  expect(fedBefore.every((count) => count === 1)).toBe(true);
});

test('without a region for its registers the supervisor does not go on: it would not be watched', () => {
  grant();
  world.kernel.on(Operation.mapRegion, () => Status.exhausted);
  expect(() => world.boot()).toThrow('no region for the watchdog');
});

test('without the grant nothing is mapped or written, and no timer runs for it', () => {
  world.boot();
  world.pass(10_000_000n);
  expect(written).toEqual([]);
  expect(world.kernel.callsOf(Operation.mapRegion)).toEqual([]);
  expect(world.kernel.timer).toBeUndefined();
});

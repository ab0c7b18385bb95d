/** How a counter notices late and missing numbers. */
import { CounterClient, CounterError } from '../../src/interfaces/generated/counter-client';
import { CounterReading } from '../../src/interfaces/counter';
import { initialise, notified, request } from '../../src/apps/counter/main';
import { Sequence } from '../../src/apps/counter/sequence';
import { FakeKernel } from '../../testing/fake-kernel';
import { Loopback } from '../../testing/loopback';

const SLOT = 4;

let kernel: FakeKernel;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  kernel.now = 5_000_000_000n;
});

function read(): CounterReading {
  new Loopback(kernel, SLOT, request);
  const counter = new CounterClient();
  counter.connection.open(SLOT);
  const reading = new CounterReading();
  expect(counter.read(reading)).toBe(CounterError.none);
  return reading;
}

test('each number has its own deadline, a period apart, however late it is served', () => {
  initialise();
  expect(kernel.timer).toEqual({ deadline: 5_000_001_000n, period: 0, bits: 1 });
  kernel.now = 5_000_001_007n;
  notified(1);
  expect(kernel.timer?.deadline).toBe(5_000_002_000n);
  kernel.now = 5_000_009_000n;
  notified(1);
  expect(kernel.timer?.deadline).toBe(5_000_003_000n);
});

test('a counter that keeps up has missed nothing', () => {
  initialise();
  for (let tick = 1n; tick <= 50n; tick++) {
    kernel.now = 5_000_000_000n + tick * 1000n + 30n;
    notified(1);
  }
  expect(read()).toMatchObject({ sequence: 50, expected: 50, missed: 0, late: 0 });
});

test('a counter that was held up catches up: late, not missed', () => {
  initialise();
  kernel.now += 20_500n;
  for (let tick = 0; tick < 20; tick++) notified(1);
  expect(read()).toMatchObject({ sequence: 20, expected: 20, missed: 0, late: 19 });
});

test('numbers that never came are missed', () => {
  initialise();
  kernel.now += 10_000n;
  for (let tick = 0; tick < 3; tick++) notified(1);
  expect(read()).toMatchObject({ sequence: 3, expected: 10, missed: 7 });
});

test('the newest number may still be on its way', () => {
  const sequence = new Sequence();
  sequence.begin(0n);
  expect(sequence.missed(1999n)).toBe(0);
  expect(sequence.missed(2000n)).toBe(2);
});

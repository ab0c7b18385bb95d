/** How a counter notices late and missing numbers. */
import { Operation } from '../../src/abi/operation';
import { CounterOperation } from '../../src/apps/counter/protocol';
import { initialise, notified, request } from '../../src/apps/counter/main';
import { Sequence } from '../../src/apps/counter/sequence';
import { Message } from '../../src/runtime/message';
import { UNKNOWN_OPERATION } from '../../src/runtime/server';
import { FakeKernel } from './support/fake-kernel';

let kernel: FakeKernel;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  kernel.now = 5_000_000_000n;
});

function query(): Message {
  const message = new Message();
  message.label = CounterOperation.query;
  request(message);
  return message;
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
  expect(query()).toMatchObject({ label: 0, m0: 50, m1: 50, m2: 0, m3: 0 });
});

test('a counter that was held up catches up: late, not missed', () => {
  initialise();
  kernel.now += 20_500n;
  for (let tick = 0; tick < 20; tick++) notified(1);
  expect(query()).toMatchObject({ m0: 20, m1: 20, m2: 0, m3: 19 });
});

test('numbers that never came are missed', () => {
  initialise();
  kernel.now += 10_000n;
  for (let tick = 0; tick < 3; tick++) notified(1);
  expect(query()).toMatchObject({ m0: 3, m1: 10, m2: 7 });
});

test('the newest number may still be on its way', () => {
  const sequence = new Sequence();
  sequence.begin(0n);
  expect(sequence.missed(1999n)).toBe(0);
  expect(sequence.missed(2000n)).toBe(2);
});

test('an unknown operation is refused', () => {
  const message = new Message();
  message.label = 99;
  request(message);
  expect(message.label).toBe(UNKNOWN_OPERATION);
  expect(kernel.callsOf(Operation.setTimer)).toHaveLength(0);
});

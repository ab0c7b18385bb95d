/** Time: exact, without drift, whatever the kernel is doing. */
import fc from 'fast-check';
import { ObjectType, Right } from '../../src/abi/capability';
import { Operation, TIMER_PERIOD_MINIMUM } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { DueItem, NEVER, findDue, nextDeadline, setDeadline } from '../../src/kernel/time/deadline';
import { kernelTick } from '../../src/kernel/main';
import { processes } from '../../src/kernel/process/process';
import { kernel } from '../../src/kernel/state';
import { threads } from '../../src/kernel/thread/thread';
import { clockNow, startClock } from '../../src/kernel/time/time';
import { expireTimer } from '../../src/kernel/time/timer';
import { CYCLES_PER_MICROSECOND, KernelRig } from './support/kernel-rig';

beforeEach(() => host.reset());

const FOREVER = 0xffffffff;
const BITS = 4;
const CLOCK = { slot: 0, type: ObjectType.clock, object: 0, rights: Right.inspect | Right.control };

function setTimer(rig: KernelRig, deadline: number, period: number, bits = BITS): void {
  rig.call(0, Operation.setTimer, { a: deadline, b: 0, message: [period, bits, 0, 0] });
}

const elapsed = (rig: KernelRig): bigint => BigInt(Math.floor(rig.timer.cycles / CYCLES_PER_MICROSECOND));

test('the clock is that of the counter, over wraps and restarts', () => {
  const rig = new KernelRig([{ priority: 1 }]);
  const steps = fc.array(fc.integer({ min: 1, max: 250_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(steps, fc.infiniteStream(fc.boolean()), (lengths, flips) => {
      for (const length of lengths) {
        if (rig.running === 0 && flips.next().value) rig.call(0, Operation.wait, { a: length, b: 1 });
        rig.advance(length);
        const difference = elapsed(rig) - clockNow();
        expect(difference >= 0n && difference <= 1n).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

test('at a slow clock, too, an alarm comes long before the counter wraps', () => {
  const rig = new KernelRig([{ priority: 1 }]);
  const slow = 16;
  startClock(slow);
  rig.call(0, Operation.wait, { a: 300_000, b: 1 });
  rig.advance((299_000 * slow) / CYCLES_PER_MICROSECOND);
  expect(rig.idle).toBe(true);
  rig.advance((2_000 * slow) / CYCLES_PER_MICROSECOND);
  expect(rig.result(0).status).toBe(Status.timeout);
});

test('a periodic timer that is many hours late comes once, and then in step', () => {
  const rig = new KernelRig([{ priority: 1, grants: [CLOCK] }]);
  const process = processes[0]!;
  process.timerPeriod = 50;
  process.timerBits = BITS;
  process.timerTime = 1n;
  const now = 5n << 32n;
  expireTimer(process, now);
  expect(process.timerTime).toBeGreaterThan(now);
  expect(process.timerTime).toBeLessThanOrEqual(now + 50n);
  expect(threads[0]!.notifications).toBe(BITS);
  expect(rig.running).toBe(0);
});

test('a kernel that is late for a whole alarm loses no time', () => {
  const rig = new KernelRig([{ priority: 1 }]);
  for (let round = 0; round < 50; round++) {
    rig.call(0, Operation.wait, { a: 100, b: 1 });
    rig.timer.stall(40_000 * CYCLES_PER_MICROSECOND);
    rig.advance(1);
    expect(elapsed(rig) - clockNow() <= 1n).toBe(true);
  }
});

test('a counter that takes a new count late keeps time, too', () => {
  const rig = new KernelRig([{ priority: 1 }], (timer) => void (timer.lateLooks = 10));
  for (let round = 0; round < 300; round++) {
    rig.call(0, Operation.wait, { a: 100 + 7 * round, b: 1 });
    rig.advance(50);
    clockNow();
    rig.advance(52 + 7 * round);
    expect(rig.result(0).status).toBe(Status.timeout);
    const difference = elapsed(rig) - clockNow();
    expect(difference >= 0n && difference <= 1n).toBe(true);
  }
});

test('what a restart costs is not lost: a cycle counter measures it at boot', () => {
  // The counter that the processor has beside the timer runs with the simulated cycles.
  const rig = new KernelRig([{ priority: 1 }], (timer) => {
    timer.restartCost = 7;
    host.memory.device(0xe0001000, 8, { read: (offset) => (offset === 4 ? timer.cycles >>> 0 : undefined) });
  });
  for (let round = 0; round < 2000; round++) {
    rig.call(0, Operation.wait, { a: 100, b: 1 });
    rig.advance(101);
  }
  const difference = elapsed(rig) - clockNow();
  expect(difference >= -2n && difference <= 2n).toBe(true);
});

test('waits end when they should, not before', () => {
  const rig = new KernelRig([{ priority: 1 }]);
  for (const timeout of [1, 50, 1000, 99_999, 150_000, 1_000_000]) {
    const start = clockNow();
    rig.call(0, Operation.wait, { a: timeout, b: 1 });
    rig.advance(timeout - 1);
    expect(rig.idle).toBe(true);
    rig.advance(3);
    expect(rig.running).toBe(0);
    expect(rig.result(0).status).toBe(Status.timeout);
    expect(clockNow() - start >= BigInt(timeout)).toBe(true);
  }
});

test('idle needs no ticks', () => {
  const rig = new KernelRig([{ priority: 1 }]);
  rig.call(0, Operation.wait, { a: FOREVER, b: 1 });
  const restarts = rig.timer.restarts;
  rig.advance(10_000_000);
  expect(rig.timer.restarts).toBe(restarts);
});

test('ten thousand periods do not drift, however late each is served', () => {
  const rig = new KernelRig([{ priority: 1, grants: [CLOCK] }]);
  setTimer(rig, 1000, 1000);
  for (let tick = 1; tick <= 10_000; tick++) {
    rig.call(0, Operation.wait, { a: FOREVER, b: BITS });
    rig.advance(Number(BigInt(tick) * 1000n - clockNow()) + (tick % 7) * 100 + 2);
    expect(rig.result(0)).toMatchObject({ status: Status.ok, operation: BITS });
  }
  expect(rig.running).toBe(0);
  expect(clockNow() < 10_000_700n).toBe(true);
});

test('a million periods do not drift, each served a little late', () => {
  const rig = new KernelRig([{ priority: 1, grants: [CLOCK] }]);
  const start = rig.timer.cycles - Number(clockNow()) * CYCLES_PER_MICROSECOND;
  const period = 100;
  setTimer(rig, period, period);
  const thread = threads[0]!;
  let missed = 0;
  for (let tick = 1; tick <= 1_000_000; tick++) {
    const served = start + (tick * period + 1 + (tick % 7)) * CYCLES_PER_MICROSECOND;
    rig.timer.stall(served - rig.timer.cycles);
    rig.enter(kernelTick);
    if (thread.notifications !== BITS) missed += 1;
    thread.notifications = 0;
    host.memory.trace.length = 0;
  }
  expect(missed).toBe(0);
  expect(processes[0]).toMatchObject({ timerTime: 1_000_001n * BigInt(period), timerMerged: 0 });
});

test('a deadline in the past fires at once', () => {
  const rig = new KernelRig([{ priority: 1, grants: [CLOCK] }]);
  rig.advance(5000);
  for (const past of [10, 0]) {
    setTimer(rig, past, 0);
    rig.advance(1);
    expect(threads[0]!.notifications).toBe(BITS);
    rig.call(0, Operation.wait, { a: 0, b: BITS });
  }
});

test('a deadline of 64 bits is one', () => {
  const rig = new KernelRig([{ priority: 1, grants: [CLOCK] }]);
  rig.call(0, Operation.setTimer, { a: 10, b: 1, message: [0, BITS, 0, 0] });
  rig.advance(5000);
  expect(threads[0]!.notifications).toBe(0);
  expect(processes[0]!.timerTime).toBe((1n << 32n) + 10n);
});

test('expirations that nobody took are merged and counted', () => {
  const rig = new KernelRig([{ priority: 1, grants: [CLOCK] }]);
  setTimer(rig, 100, 100);
  rig.advance(450);
  rig.call(0, Operation.wait, { a: 0, b: BITS });
  expect(rig.result(0)).toMatchObject({ status: Status.ok, operation: BITS });
  setTimer(rig, 0, 0, 0);
  expect(rig.result(0).m0).toBe(3);
  rig.advance(1000);
  expect(threads[0]!.notifications).toBe(0);
});

test('a period that would keep the kernel busy is refused', () => {
  const rig = new KernelRig([{ priority: 1, grants: [CLOCK] }]);
  setTimer(rig, 100, TIMER_PERIOD_MINIMUM - 1);
  expect(rig.result(0).status).toBe(Status.invalidArgument);
  setTimer(rig, 100, TIMER_PERIOD_MINIMUM);
  expect(rig.result(0).status).toBe(Status.ok);
});

test('deadlines come in order of time, then of number, also when some are withdrawn', () => {
  const plan = fc.array(fc.record({ time: fc.nat(50), withdraw: fc.boolean() }), { maxLength: 12 });
  fc.assert(
    fc.property(plan, (entries) => {
      host.reset();
      kernel.threadCount = entries.length;
      entries.forEach(({ time }, number) => setDeadline(threads[number]!, BigInt(time)));
      entries.forEach(({ withdraw }, number) => withdraw && (threads[number]!.deadline = 0n));
      const expected = entries
        .map(({ time, withdraw }, number) => ({ time: Math.max(time, 1), withdraw, number }))
        .filter(({ withdraw }) => !withdraw)
        .sort((a, b) => a.time - b.time || a.number - b.number)
        .map(({ number }) => number);
      const order: number[] = [];
      const due = new DueItem();
      while (findDue(1000n, due)) {
        order.push(
          Array.from({ length: entries.length }, (_, number) => threads[number]).indexOf(due.thread!),
        );
        due.thread!.deadline = 0n;
      }
      expect(order).toEqual(expected);
      expect(nextDeadline()).toBe(NEVER);
    }),
    { numRuns: 100 },
  );
});

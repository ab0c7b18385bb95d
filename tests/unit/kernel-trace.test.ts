/** The kernel's trace on the host: what is noted, that its times are those of the counter, and what a full ring loses. */
import fc from 'fast-check';
import type { MemorySource } from '../../cli/inspect/memory';
import { EventClock, type TimedRecord } from '../../cli/trace/clock';
import { RingReader } from '../../cli/trace/ring';
import { ObjectType, Right } from '../../src/abi/capability';
import { ANY_BADGE, FOREVER, Operation } from '../../src/abi/operation';
import { TRACE_COUNTER_BITS, TRACE_NOBODY, TraceKind } from '../../src/abi/trace';
import { TRACE_EVENTS } from '../../src/kernel/configuration';
import { traceRing } from '../../src/kernel/trace/ring';
import { runtime } from '../../transpile/js/host';
import type { FakeTimer } from './support/fake-timer';
import { CYCLES_PER_MICROSECOND, KernelRig } from './support/kernel-rig';

const RING_BYTES = 32 + 8 * TRACE_EVENTS;
const memory: MemorySource = {
  read: (address, length) => Promise.resolve(Buffer.from(host.memory.readableBytes(address, length))),
};

beforeEach(() => {
  host.reset();
  Object.assign(runtime.internals('src/kernel/trace/ring.ts'), { isTracing: () => true });
});

function reader(): RingReader {
  return new RingReader({ section: () => ({ address: addressOf(traceRing()), size: RING_BYTES }) as never });
}

async function read(ring: RingReader, clock: EventClock): Promise<TimedRecord[]> {
  const batch = await ring.poll(memory);
  return batch ? clock.place(batch) : [];
}

/** `kind who>whom value` of each. */
function shown(records: readonly TimedRecord[]): string[] {
  return records.map(({ kind, subject }) => {
    const whom = (subject >>> 8) & 0xff;
    const pair = `${subject & 0xff}${whom === TRACE_NOBODY ? '' : `>${whom}`}`;
    return `${TraceKind[kind]} ${pair} ${subject >>> 16}`;
  });
}

const SERVER = { slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive };
const CLIENT = { slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.send, badge: 7 };

test('a call that waits, its reply, and everything between', async () => {
  const rig = new KernelRig([
    { priority: 2, grants: [SERVER] },
    { priority: 1, grants: [CLIENT] },
  ]);
  const [ring, clock] = [reader(), new EventClock()];
  await read(ring, clock);
  rig.call(1, Operation.call, { a: FOREVER, b: 5 });
  rig.call(0, Operation.receive, { a: FOREVER, b: ANY_BADGE });
  const token = rig.result(0).a;
  rig.call(0, Operation.reply, { slot: token, b: 3 });
  expect(shown(await read(ring, clock))).toEqual([
    'call 1>0 5',
    'switch 1>0 0',
    'receive 0>1 5',
    'reply 0>1 3',
    'switch 0>1 0',
  ]);
});

test('notifications say which bit, timers whose, ends and starts why and which life', async () => {
  const WAKER = { slot: 0, type: ObjectType.notification, object: 1, rights: Right.send, badge: 0xff };
  const CLOCK = { slot: 0, type: ObjectType.clock, object: 0, rights: Right.inspect | Right.control };
  const rig = new KernelRig([
    { priority: 1, grants: [WAKER] },
    { priority: 2, grants: [CLOCK] },
  ]);
  const [ring, clock] = [reader(), new EventClock()];
  await read(ring, clock);
  rig.call(0, Operation.signal, { a: 0x30 });
  rig.call(0, Operation.wait, { a: 1000, b: 1 });
  rig.call(1, Operation.setTimer, { a: 500, message: [0, 8, 0, 0] });
  rig.advance(2000);
  expect(shown(await read(ring, clock))).toEqual([
    'signal 0>1 4',
    'switch 0>1 0',
    'timer 1>1 3',
    'waitEnded 0 8',
    'switch 1>0 0',
  ]);
});

/** Kinds of records that say what time it is. */
const TIMES: readonly number[] = [TraceKind.time, TraceKind.setTime, TraceKind.boot];

const ITSELF = { slot: 0, type: ObjectType.notification, object: 0, rights: Right.send, badge: 0xff };

/** Cycles at which the kernel has noted its events, whatever it made of them. */
function noteCycles(): { timer: FakeTimer | undefined; readonly cycles: number[] } {
  const noted: { timer: FakeTimer | undefined; readonly cycles: number[] } = { timer: undefined, cycles: [] };
  const internals = runtime.internals('src/kernel/arch/armv7m/system-timer.ts');
  const counterNow = internals['counterNow'] as () => number;
  internals['counterNow'] = () => {
    if (noted.timer) noted.cycles.push(noted.timer.cycles);
    return counterNow();
  };
  return noted;
}

test('the time of an event is that of the counter: over wraps, alarms, and a kernel that comes late', async () => {
  const noted = noteCycles();
  const step = fc.record({
    time: fc.oneof(fc.integer({ min: 1, max: 150_000 }), fc.integer({ min: 1, max: 300 })),
    what: fc.constantFrom('alarm', 'signal', 'late'),
  });
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      host.reset();
      noted.timer = undefined;
      const rig = new KernelRig([{ priority: 1, grants: [ITSELF] }]);
      const [ring, clock] = [reader(), new EventClock()];
      await read(ring, clock);
      noted.timer = rig.timer;
      noted.cycles.length = 0;
      const placed: TimedRecord[] = [];
      for (const { time, what } of steps) {
        if (rig.running === 0 && what === 'alarm') rig.call(0, Operation.wait, { a: time, b: 0x100 });
        if (rig.running === 0) rig.call(0, Operation.signal, { a: 1 });
        if (what === 'late') rig.timer.stall(Math.min(time, MOST_LATE) * CYCLES_PER_MICROSECOND);
        if (rig.running === 0) rig.call(0, Operation.signal, { a: 2 });
        rig.advance(time);
        placed.push(...(await read(ring, clock)));
      }
      placed.push(...clock.finish());
      seen += placed.length;
      expect(placed.length).toBe(noted.cycles.length);
      placed.forEach(({ time }, index) => {
        const difference = Math.abs(time - noted.cycles[index]! / CYCLES_PER_MICROSECOND);
        expect({ index, difference: difference <= 1 }).toEqual({ index, difference: true });
      });
    }),
    { numRuns: 60 },
  );
  expect(seen).toBeGreaterThan(500);
});

/** Microseconds that the kernel may be late: less than the counter takes to come round. */
const MOST_LATE = 40_000;

test('a ring that is full loses the oldest, and says how many', async () => {
  const rig = new KernelRig([{ priority: 1, grants: [ITSELF] }]);
  const [ring, clock] = [reader(), new EventClock()];
  await read(ring, clock);
  const kept = TRACE_EVENTS - 1;
  for (let count = 0; count < kept + 10; count++) {
    rig.advance(3);
    rig.call(0, Operation.signal, { a: 1 << (count % 8) });
  }
  const events = await read(ring, clock);
  expect(events).toHaveLength(kept);
  expect(events[0]).toMatchObject({ lost: 10, subject: 2 << 16 });
  const times = events.map(({ time }) => Math.round(time - events[0]!.time));
  expect(times).toEqual(times.map((_, index) => index * 3));
  rig.call(0, Operation.signal, { a: 1 });
  expect((await read(ring, clock)).map(({ lost }) => lost)).toEqual([0]);
});

test('the header names the last record of time: a reader knows by that whether it is whole', async () => {
  const rig = new KernelRig([{ priority: 1, grants: [ITSELF] }]);
  const [ring, clock] = [reader(), new EventClock()];
  await read(ring, clock);
  for (let turn = 0; turn < 4; turn++) {
    rig.call(0, Operation.signal, { a: 1 });
    rig.advance(80_000);
  }
  const { written, timedAt } = traceRing().header;
  const kinds = Array.from(
    { length: written },
    (_, index) => traceRing().records[index]!.kindAndReading >>> TRACE_COUNTER_BITS,
  );
  const times = kinds.flatMap((kind, index) => (TIMES.includes(kind) ? [index] : []));
  expect(times.length).toBeGreaterThan(1);
  expect(timedAt).toBe(times.at(-1));
});

test('after a reset the ring still has what led there; a ring of another size is begun anew', async () => {
  const header = (): ReturnType<typeof traceRing>['header'] => traceRing().header;
  const start = (): KernelRig => new KernelRig([{ priority: 1, grants: [ITSELF] }]);
  start().call(0, Operation.signal, { a: 1 });
  const before = header().written;
  start();
  const events = await read(reader(), new EventClock());
  const boots = events.filter(({ kind }) => kind === TraceKind.boot);
  expect(boots).toHaveLength(2);
  expect(events.findIndex(({ kind }) => kind === TraceKind.signal)).toBeLessThan(
    events.lastIndexOf(boots[1]!),
  );
  expect(header().written).toBeGreaterThan(before);
  header().capacity = TRACE_EVENTS / 2;
  start();
  expect(header().written).toBeLessThan(before);
});

test('what was never made ready is no trace', async () => {
  traceRing().header.mark = 0;
  expect(await reader().poll(memory)).toBeUndefined();
});

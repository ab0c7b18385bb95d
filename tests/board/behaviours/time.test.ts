/** Clock, timers and deadlines, and who runs when. */
import { FOREVER, Operation } from '../../../src/abi/operation';
import { ProcessAction } from '../../../src/abi/process';
import { Order, Probe, Slot } from '../fixtures/puppets/protocol';
import { type Puppet, Stage } from '../puppets';
import { testNeeding } from '../target';

const test = testNeeding('inject');

let stage: Stage;
let a: Puppet, b: Puppet, c: Puppet, d: Puppet;

beforeAll(async () => {
  stage = await Stage.set();
  ({ a, b, c, d } = stage);
});
afterAll(() => stage?.close());
beforeEach(() => stage.reset());

const MILLISECOND = 1000;
const TIMER = 4;

async function now(puppet: Puppet): Promise<bigint> {
  const { a: low, b: high } = await puppet.perform(Operation.clock, { slot: Slot.clock });
  return (BigInt(high) << 32n) | BigInt(low);
}

function setTimer(puppet: Puppet, deadline: bigint, period = 0, bits = TIMER): Promise<string> {
  const [low, high] = [Number(deadline & 0xffffffffn), Number(deadline >> 32n)];
  return puppet.status(Operation.setTimer, { slot: Slot.clock, a: low, b: high, words: [period, bits] });
}

test('75 time only grows, for everyone', async () => {
  let last = 0n;
  for (let round = 0; round < 20; round++) {
    const found = await now(round % 2 === 0 ? a : d);
    expect(found).toBeGreaterThan(last);
    last = found;
  }
});

test('75 a deadline that has passed fires at once', async () => {
  const past = (await now(a)) - 1n;
  expect(await setTimer(a, past)).toBe('ok');
  expect(await a.taken(TIMER)).toBe(TIMER);
});

test('75 a far deadline does not fire, a cancelled one never does', async () => {
  await setTimer(a, (await now(a)) + (1n << 33n));
  expect(await a.taken(TIMER)).toBe(0);
  await setTimer(a, (await now(a)) + 400_000n);
  await setTimer(a, 0n, 0, 0);
  await a.perform(Operation.wait, { a: 450 * MILLISECOND, b: 0x100 });
  expect(await a.taken(TIMER)).toBe(0);
});

/** Somebody counts meanwhile: while all wait, the simulator's time is the host's, which has other things to do. */
test('76 a wait lasts as long as asked for, and hardly longer', async () => {
  for (const asked of [100, 1_000, 10_000]) {
    const before = await now(a);
    await a.perform(Operation.wait, { a: asked, b: 0x100 });
    await setTimer(a, before + BigInt(asked));
    expect(await a.taken(TIMER)).toBe(TIMER);
  }
  await d.count();
  await a.beginOrder(Order.periods, 20, 1_000);
  const { words } = await a.patientResult();
  expect(words[2]).toBeLessThan(100);
});

test('77 ten thousand periods do not drift', async () => {
  await d.count();
  await a.beginOrder(Order.periods, 10_000, 60);
  const { words } = await a.patientResult();
  const [count, late = 0, latest = 0] = words;
  expect(count).toBe(10_000);
  expect(late).toBeLessThan(50);
  expect(latest).toBeLessThan(100);
});

test('21 a restart ends timers, bits, threads and what was derived', async () => {
  await setTimer(a, (await now(a)) + 2_000n);
  await b.perform(Operation.signal, { slot: Slot.signalA, a: 1 });
  await a.perform(Operation.copy, { slot: Slot.toB, a: Slot.free });
  const { buffer } = await a.addresses();
  await a.poke(buffer + 8, 0xbad);
  await stage.control(a.number, ProcessAction.restart);
  await a.perform(Operation.wait, { a: 4_000, b: 0x100 });
  expect(await a.taken()).toBe(0);
  expect(await a.status(Operation.identify, { slot: Slot.free })).toBe('invalidSlot');
  expect(await a.peek(buffer + 8)).toBe(0);
});

describe('who runs', () => {
  let counters: { x: () => Promise<number>; y: () => Promise<number>; a: () => Promise<number> };

  /** Two processes of one priority that count. */
  beforeEach(async () => {
    await stage.createTwins(20);
    const counterOf = async (puppet: Puppet): Promise<() => Promise<number>> => {
      const { buffer } = await puppet.addresses();
      return () => stage.board.peek(buffer);
    };
    counters = { x: await counterOf(stage.x), y: await counterOf(stage.y), a: await counterOf(a) };
    await stage.x.count();
    await stage.y.count();
  });

  afterEach(() => stage.endTwins());

  test('71 processes of one priority take turns', async () => {
    const before = [await counters.x(), await counters.y()];
    await c.perform(Operation.wait, { a: 300 * MILLISECOND, b: 0x100 });
    const [x, y] = [(await counters.x()) - before[0]!, (await counters.y()) - before[1]!];
    expect(Math.min(x, y)).toBeGreaterThan(1000);
    expect(Math.max(x, y) / Math.min(x, y)).toBeLessThan(1.5);
  });

  test('71 a more urgent one lets the less urgent wait', async () => {
    await a.count();
    const before = [await counters.x(), await counters.y()];
    const start = await counters.a();
    while ((await counters.a()) < start + 1_000_000);
    expect([await counters.x(), await counters.y()]).toEqual(before);
  });
});

test('79 a reservation does not survive a system call', async () => {
  expect(await a.probe(Probe.exclusiveAfterCall)).toBe(0);
});

test('80 interrupted instructions come out right', async () => {
  await a.beginOrder(Order.periods, 2_000, 50);
  await d.beginOrder(Order.beginProbe, Probe.steadiness);
  expect((await d.patientResult()).words[0]).toBe(1);
  await a.patientResult();
});

test('9 a process is unprivileged at its first instruction, after calls, interrupts and restarts, with the FPU in use, and when it was created', async () => {
  expect((await a.probe(Probe.controlAtStart)) & 1).toBe(1);
  expect((await a.probe(Probe.control)) & 1).toBe(1);
  expect((await a.probe(Probe.controlWithFpu)) & 1).toBe(1);
  await d.count();
  await a.perform(Operation.wait, { a: MILLISECOND, b: 0x100 });
  expect((await a.probe(Probe.control)) & 1).toBe(1);
  await a.orderStatus(Order.peek, [0]);
  await stage.reset();
  expect((await a.probe(Probe.controlAtStart)) & 1).toBe(1);
  await stage.createTwins(20);
  expect((await stage.x.probe(Probe.controlAtStart)) & 1).toBe(1);
  await stage.endTwins();
});

test('10 memory protection is on whoever runs', async () => {
  const MPU_CONTROL = 0xe000ed94;
  await a.begin(Operation.receive, { slot: Slot.service, a: FOREVER });
  await b.count();
  for (let look = 0; look < 100; look++) expect((await stage.board.peek(MPU_CONTROL)) & 1).toBe(1);
});

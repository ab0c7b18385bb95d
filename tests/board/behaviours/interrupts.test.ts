/** Device lines, requested from outside: delivered to their driver once, masked meanwhile, and gone with it. */
import { FOREVER, Operation } from '../../../src/abi/operation';
import { ProcessAction } from '../../../src/abi/process';
import { InterruptFlag, SystemSummary, SystemTopic } from '../../../src/abi/system';
import { Order, Slot } from '../fixtures/puppets/protocol';
import { type Puppet, Stage } from '../puppets';
import { startThread } from '../threads';
import { testNeeding } from '../target';

const test = testNeeding('inject');
const lineTest = testNeeding('inject', 'interrupts');

let stage: Stage;
let a: Puppet, b: Puppet, c: Puppet, d: Puppet;

beforeAll(async () => {
  stage = await Stage.set();
  ({ a, b, c, d } = stage);
});
afterAll(() => stage?.close());
beforeEach(async () => {
  await stage.board.poke(CLEAR_PENDING, ALL_LINES);
  await stage.reset();
});

const ENABLED = 0xe000e100;
const SET_PENDING = 0xe000e200;
const CLEAR_PENDING = 0xe000e280;
const ALL_LINES = 0x3c0;
/** The puppets' lines, exti0 to exti3. */
const LINE = { a: 1 << 6, b: 1 << 7, d: 1 << 9 };
/** The bit that a puppet's line raises. */
const INTERRUPT = 8;

function acknowledge(puppet: Puppet): Promise<string> {
  return puppet.status(Operation.acknowledgeInterrupt, { slot: Slot.line });
}

async function request(line: number): Promise<void> {
  await stage.board.poke(SET_PENDING, line);
}

async function state(puppet: Puppet): Promise<{ flags: number; delivered: number }> {
  const found = await puppet.perform(Operation.interruptState, { slot: Slot.line });
  expect(found.status).toBe('ok');
  return { flags: found.a, delivered: found.b };
}

async function counter(puppet: Puppet): Promise<() => Promise<number>> {
  const { buffer } = await puppet.addresses();
  return () => stage.board.peek(buffer);
}

const idle = (): Promise<unknown> => a.perform(Operation.wait, { a: 2_000, b: 0x100 });

test('81 an interrupt reaches the driver that holds it, and nobody else', async () => {
  await acknowledge(a);
  await acknowledge(b);
  await request(LINE.a);
  expect(await a.taken(INTERRUPT)).toBe(INTERRUPT);
  expect(await b.taken(INTERRUPT)).toBe(0);
});

test('82 once delivered a line is masked until it is acknowledged: nothing is delivered twice', async () => {
  await acknowledge(a);
  const { delivered } = await state(a);
  await request(LINE.a);
  expect(await a.taken(INTERRUPT)).toBe(INTERRUPT);
  await request(LINE.a);
  expect(await a.taken(INTERRUPT)).toBe(0);
  await acknowledge(a);
  expect(await a.taken(INTERRUPT)).toBe(0);
  expect((await state(a)).delivered).toBe(delivered + 1);
});

lineTest('82 a device that still requests is heard again after the acknowledgement', async () => {
  const EXTI0 = 6;
  await acknowledge(a);
  await stage.board.holdInterrupt(EXTI0, true);
  expect(await a.taken(INTERRUPT)).toBe(INTERRUPT);
  expect(await a.taken(INTERRUPT)).toBe(0);
  await acknowledge(a);
  expect(await a.taken(INTERRUPT)).toBe(INTERRUPT);
  await stage.board.holdInterrupt(EXTI0, false);
  await acknowledge(a);
  expect(await a.taken(INTERRUPT)).toBe(0);
});

test('83 a driver can read that its line is open, masked, and requests', async () => {
  const { enabled, pending } = InterruptFlag;
  await acknowledge(a);
  expect((await state(a)).flags).toBe(enabled);
  await request(LINE.a);
  expect(await a.taken(INTERRUPT)).toBe(INTERRUPT);
  expect((await state(a)).flags).toBe(0);
  await request(LINE.a);
  expect((await state(a)).flags).toBe(pending);
});

/** A's first thread waits for a reply, so the bit stays; its other thread looks, as soon as nobody keeps it from running. */
test('83 a driver can read that an interrupt was delivered and not taken yet', async () => {
  await acknowledge(a);
  await c.count();
  const thread = await startThread(a, 0, Operation.interruptState, { slot: Slot.line });
  await b.beginReceive();
  await a.beginCall(Slot.toB, 1);
  const { a: token } = await b.result();
  await request(LINE.a);
  await b.addresses();
  await stage.control(c.number, ProcessAction.stop);
  while (!(await thread.isDone())) await b.addresses();
  await b.reply(token);
  expect(await thread.result()).toMatchObject({ status: 'ok', a: InterruptFlag.posted });
});

test('74 an interrupt takes the processor from who does not give it', async () => {
  const handled = await counter(a);
  await a.beginOrder(Order.drive);
  const busy = await counter(d);
  await d.count();
  const before = await handled();
  for (let round = 1; round <= 10; round++) {
    // What a device only pulses while its line is masked is forgotten.
    while (((await stage.board.peek(ENABLED)) & LINE.a) === 0);
    await request(LINE.a);
    while ((await handled()) < before + round) await stage.board.peek(SET_PENDING);
  }
  const reached = await busy();
  while ((await busy()) === reached) await stage.board.peek(SET_PENDING);
});

lineTest('84 a line that requests without end does not slow the more urgent', async () => {
  // The best of several: the simulator's time is the host's, which has other things to do now and then.
  const elapsed = async (): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < 5; round++) {
      const before = await a.perform(Operation.clock, { slot: Slot.clock });
      await a.perform(Operation.wait, { a: 3_000, b: 0x100 });
      const after = await a.perform(Operation.clock, { slot: Slot.clock });
      times.push(after.a - before.a);
    }
    return Math.min(...times);
  };
  const handled = await counter(d);
  await d.beginOrder(Order.drive);
  await stage.board.holdInterrupt(9, true);
  const before = await handled();
  const storm = await elapsed();
  expect(await handled()).toBeGreaterThan(before + 50);
  await stage.board.holdInterrupt(9, false);
  expect(storm).toBeLessThan(2 * (await elapsed()));
});

test('85 a driver that dies has its line masked until its next life', async () => {
  await a.beginOrder(Order.drive);
  await acknowledge(b);
  expect((await stage.board.peek(ENABLED)) & LINE.a).toBe(LINE.a);
  await stage.control(a.number, ProcessAction.stop);
  expect((await stage.board.peek(ENABLED)) & LINE.a).toBe(0);
  await request(LINE.a);
  await b.addresses();
  expect((await stage.information(a.number)).state).toBe('stopped');
  await stage.reset();
  expect((await stage.board.peek(ENABLED)) & LINE.a).toBe(LINE.a);
});

test('87 an interrupt that nobody holds is counted, and masked', async () => {
  const LINE_40 = 1 << 8;
  const unhandled = async (): Promise<number> => {
    const { buffer } = await b.addresses();
    const topic = { slot: Slot.system, a: SystemTopic.summary, b: buffer };
    expect(await b.status(Operation.systemInformation, topic)).toBe('ok');
    return b.peek(buffer + offsetof(SystemSummary, 'unhandledInterrupts'));
  };
  const before = await unhandled();
  await stage.board.poke(ENABLED + 4, LINE_40);
  await stage.board.poke(SET_PENDING + 4, LINE_40);
  await idle();
  expect(await unhandled()).toBe(before + 1);
  expect((await stage.board.peek(ENABLED + 4)) & LINE_40).toBe(0);
});

test('a driver that waits wakes at once; its line is masked, and the delivery counted', async () => {
  await acknowledge(a);
  const { delivered } = await state(a);
  await d.count();
  await a.begin(Operation.wait, { a: FOREVER, b: INTERRUPT });
  await request(LINE.a);
  expect(await a.result()).toMatchObject({ status: 'ok', badge: INTERRUPT });
  expect((await stage.board.peek(ENABLED)) & LINE.a).toBe(0);
  expect(await state(a)).toEqual({ flags: 0, delivered: delivered + 1 });
});

test('an interrupt that comes while somebody more urgent runs is its driver’s afterwards, once', async () => {
  await acknowledge(d);
  const { delivered } = await state(d);
  await d.begin(Operation.wait, { a: FOREVER, b: INTERRUPT });
  await c.count();
  await request(LINE.d);
  while (((await stage.board.peek(ENABLED)) & LINE.d) !== 0);
  await stage.control(c.number, ProcessAction.stop);
  expect(await d.result()).toMatchObject({ status: 'ok', badge: INTERRUPT });
  expect(await state(d)).toEqual({ flags: 0, delivered: delivered + 1 });
});

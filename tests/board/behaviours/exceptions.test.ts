/** Faults: a handler of one's own that repairs them, and what becomes of those that nobody repairs. */
import { EXCEPTION_LABEL, EXCEPTION_RESUME, FaultCause, ThreadRegisters } from '../../../src/abi/process';
import { FOREVER, NO_SLOT, Operation } from '../../../src/abi/operation';
import { Order, Probe, Slot } from '../fixtures/puppets/protocol';
import { type Puppet, type Result, Stage } from '../puppets';
import { testNeeding } from '../target';

const test = testNeeding('inject');

let stage: Stage;
let a: Puppet, b: Puppet, c: Puppet;

beforeAll(async () => {
  stage = await Stage.set();
  ({ a, b, c } = stage);
});
afterAll(() => stage?.close());
beforeEach(() => stage.reset());

const INJECT_FAULT = 3;

/** B handles the faults of `puppet`. */
function handleBy(handler: Puppet, puppet: Puppet, endpoint: number): Promise<string> {
  const handling = { slot: Slot.processes, a: puppet.number, b: endpoint };
  return handler.status(Operation.setExceptionHandler, handling);
}

/** A executes what nobody knows, and B receives what the kernel says about it. */
async function faultIntoHandler(): Promise<Result> {
  expect(await handleBy(b, a, Slot.toB)).toBe('ok');
  await b.beginReceive();
  await a.beginOrder(Order.beginProbe, Probe.undefinedInstruction);
  return b.result();
}

function registersOf(token: number, address: number, write: 0 | 1): Promise<string> {
  return b.status(Operation.exceptionRegisters, { slot: token, a: address, b: write });
}

async function expectEnd(puppet: Puppet, cause: FaultCause): Promise<void> {
  const { endCause, state } = await stage.information(puppet.number);
  expect({ cause: FaultCause[endCause], state }).toEqual({ cause: FaultCause[cause], state: 'faulted' });
}

test('a handler sees the registers, repairs them, and the thread goes on', async () => {
  const fault = await faultIntoHandler();
  expect(fault).toMatchObject({ status: 'ok', b: EXCEPTION_LABEL });
  const [cause = 0, , pc] = fault.words;
  expect(cause).toBe(FaultCause.undefinedInstruction);
  const { buffer } = await b.addresses();
  expect(await registersOf(fault.a, buffer, 0)).toBe('ok');
  const registers = await stage.read(buffer, sizeof(ThreadRegisters));
  const pcAt = offsetof(ThreadRegisters, 'pc');
  expect(registers.getUint32(pcAt, true)).toBe(pc);
  const seven = [...Array(13).keys()].findIndex((number) => registers.getUint32(number * 4, true) === 7);
  await b.poke(buffer + seven * 4, 42);
  await b.poke(buffer + pcAt, (pc ?? 0) + 4);
  expect(await registersOf(fault.a, buffer, 1)).toBe('ok');
  expect((await b.reply(fault.a, EXCEPTION_RESUME)).status).toBe('ok');
  expect((await a.result()).words[0]).toBe(42);
  expect((await stage.information(a.number)).faults).toBe(0);
});

test('9 a thread that a handler resumed is unprivileged', async () => {
  const fault = await faultIntoHandler();
  const { buffer } = await b.addresses();
  await registersOf(fault.a, buffer, 0);
  await b.poke(buffer + offsetof(ThreadRegisters, 'pc'), (fault.words[2] ?? 0) + 4);
  await registersOf(fault.a, buffer, 1);
  await b.reply(fault.a, EXCEPTION_RESUME);
  await a.result();
  expect((await a.probe(Probe.control)) & 1).toBe(1);
});

test('3 nothing is executed on the stack, or in memory that was mapped', async () => {
  const region = { a: 256, words: [Slot.free] };
  const { a: mapped } = await a.perform(Operation.allocateRegion, region);
  expect(await a.status(Operation.mapRegion, { slot: Slot.free, a: 3 })).toBe('ok');
  const { buffer } = await b.addresses();
  let { a: token } = await faultIntoHandler();
  await registersOf(token, buffer, 0);
  const stack = await b.peek(buffer + offsetof(ThreadRegisters, 'sp'));
  for (const address of [stack, mapped]) {
    await b.poke(buffer + offsetof(ThreadRegisters, 'pc'), address);
    expect(await registersOf(token, buffer, 1)).toBe('ok');
    await b.reply(token, EXCEPTION_RESUME);
    const { a: next, words } = await b.receive(1_000);
    expect([words[0], words[2]]).toEqual([FaultCause.instructionAccess, address]);
    token = next;
  }
});

test('a handler that gives up leaves the fault to the supervisor', async () => {
  const fault = await faultIntoHandler();
  await b.reply(fault.a, 1);
  await expectEnd(a, FaultCause.undefinedInstruction);
  expect(stage.output).toMatch(/fault: process=A cause=undefined-instruction/);
});

test('27 a fault in the handler stops both', async () => {
  await faultIntoHandler();
  expect(await b.orderStatus(Order.peek, [0])).toBe('dead');
  await expectEnd(b, FaultCause.dataAccess);
  await expectEnd(a, FaultCause.undefinedInstruction);
});

test('27 a thread that is its own handler is stopped', async () => {
  expect(await handleBy(a, a, Slot.toA)).toBe('ok');
  expect(await a.orderStatus(Order.peek, [0])).toBe('dead');
  await expectEnd(a, FaultCause.dataAccess);
});

test('a handler that waits for the one that faults is not asked', async () => {
  await handleBy(b, a, Slot.toB);
  await a.beginReceive();
  await b.beginCall(Slot.toA, 1);
  await a.result();
  expect(await a.orderStatus(Order.peek, [0])).toBe('dead');
  expect((await b.result()).status).toBe('dead');
  await expectEnd(a, FaultCause.dataAccess);
});

test('without a handler, and after it was taken back, the process is stopped', async () => {
  await handleBy(b, a, Slot.toB);
  expect(await handleBy(b, a, NO_SLOT)).toBe('ok');
  expect(await a.orderStatus(Order.peek, [0])).toBe('dead');
  await expectEnd(a, FaultCause.dataAccess);
});

test('only who has the exception in its hands has the registers', async () => {
  const fault = await faultIntoHandler();
  const { buffer } = await c.addresses();
  const access = { slot: fault.a, a: buffer, b: 0 };
  expect(await c.status(Operation.exceptionRegisters, access)).toBe('notWaiting');
});

test('30 a fault can be injected by who controls the process, and says who did it', async () => {
  const inject = { slot: Slot.processes, a: a.number, b: INJECT_FAULT, words: [77] };
  expect(await b.status(Operation.processControl, inject)).toBe('ok');
  await expectEnd(a, FaultCause.injected);
  expect(stage.output).toMatch(/fault: process=A cause=injected detail=\d+/);
});

test('30 injected into oneself it stops oneself', async () => {
  const inject = { slot: Slot.processes, a: a.number, b: INJECT_FAULT };
  await a.begin(Operation.processControl, inject);
  await expectEnd(a, FaultCause.injected);
});

test('30 without the right to control nothing can be injected', async () => {
  await b.perform(Operation.mint, { slot: Slot.processes, a: Slot.free, b: 8 });
  const inject = { slot: Slot.free, a: a.number, b: INJECT_FAULT };
  expect(await b.status(Operation.processControl, inject)).toBe('insufficientRights');
});

test('31 a server stops a client that breaks the protocol, with a reason', async () => {
  await b.beginReceive();
  await a.beginCall(Slot.toB, 1);
  const { a: token } = await b.result();
  expect(await b.status(Operation.faultCaller, { slot: token, a: 42 })).toBe('ok');
  await expectEnd(a, FaultCause.byServer);
  expect((await stage.information(a.number)).endDetail).toBe(42);
  expect(stage.output).toMatch(/fault: process=A cause=by-server detail=42/);
});

test('28 a server that faults with a lease in its hands: the client hears it, and the lease is gone', async () => {
  const { buffer } = await a.addresses();
  await b.beginReceive();
  await a.beginLending(Slot.toB, buffer, 64, 3);
  await b.result();
  expect(await b.orderStatus(Order.peek, [0])).toBe('dead');
  expect((await a.result()).status).toBe('dead');
  expect((await a.call(Slot.toC, 1, [], 0)).status).toBe('timeout');
});

test('20 a fault is reported once', async () => {
  const before = stage.output.match(/fault: process=C/g)?.length ?? 0;
  await c.orderStatus(Order.peek, [0]);
  await a.perform(Operation.wait, { a: 20_000, b: 0x100 });
  expect(stage.output.match(/fault: process=C/g)?.length).toBe(before + 1);
});

test('the one that waits for the end of a process gets the cause of its fault', async () => {
  await b.begin(Operation.waitForEnd, { slot: Slot.processes, a: a.number, b: FOREVER });
  await a.orderStatus(Order.peek, [0]);
  expect(await b.result()).toMatchObject({ status: 'ok', b: FaultCause.dataAccess });
});

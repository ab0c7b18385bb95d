/** The skeleton of every server, in the counter and pong; and the small things of the runtime. */
import { CallFrame } from '../../src/abi/message';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { main as runCounter } from '../../src/apps/counter/main';
import { CounterOperation } from '../../src/apps/counter/protocol';
import { main as runPong, request as pong } from '../../src/apps/pong/main';
import { Message } from '../../src/runtime/message';
import { operationName } from '../../src/runtime/operation-name';
import { statusName } from '../../src/runtime/status-name';
import { sleep } from '../../src/runtime/time';
import { FakeKernel, type Frame } from './support/fake-kernel';

class EndOfScript extends Error {}

const TICK = 1;
const QUERY_TOKEN = 0x107;

let kernel: FakeKernel;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
});

/** Runs a server on these deliveries, until there are no more. */
function run(main: () => void, ...deliveries: (Partial<Frame> & { status: Status })[]): void {
  kernel.on(Operation.replyAndReceive, (frame) => {
    const next = deliveries.shift();
    if (!next) throw new EndOfScript();
    Object.assign(frame, { a: 0, b: 0, m0: 0, m1: 0, m2: 0, m3: 0 }, next);
    return next.status;
  });
  expect(main).toThrow(EndOfScript);
}

/** What the server answered at each turn: token, label, words. */
function answers(): { a: number; b: number; words: readonly number[] }[] {
  return kernel.callsOf(Operation.replyAndReceive).map(({ a, b, words }) => ({ a, b, words }));
}

test('the answer to a request goes out with the next receive', () => {
  run(runPong, { status: Status.ok, a: QUERY_TOKEN, b: 3, m0: 1, m1: 2, m2: 3, m3: 4 });
  expect(answers()).toEqual([
    expect.objectContaining({ a: 0 }),
    { a: QUERY_TOKEN, b: 0, words: [1, 2, 3, 4].map((word) => ~word >>> 0) },
  ]);
});

test('notifications are handled and answer nobody', () => {
  kernel.now = 0n;
  run(
    runCounter,
    { status: Status.notified, operation: TICK },
    { status: Status.ok, a: QUERY_TOKEN, b: CounterOperation.query },
  );
  expect(answers().map(({ a }) => a)).toEqual([0, 0, QUERY_TOKEN]);
  expect(answers()[2]?.words[0]).toBe(1);
});

test('a client that died before its answer is forgotten', () => {
  run(runPong, { status: Status.ok, a: QUERY_TOKEN }, { status: Status.notWaiting, a: QUERY_TOKEN });
  expect(answers().map(({ a }) => a)).toEqual([0, QUERY_TOKEN, 0]);
});

test('a server without its endpoint panics', () => {
  kernel.on(Operation.replyAndReceive, () => Status.invalidSlot);
  expect(runPong).toThrow(/cannot receive/);
});

test('a message is the frame of a system call under other names', () => {
  expect(sizeof(Message)).toBe(sizeof(CallFrame));
  expect(offsetof(Message, 'token')).toBe(offsetof(CallFrame, 'a'));
  expect(offsetof(Message, 'label')).toBe(offsetof(CallFrame, 'b'));
  expect(offsetof(Message, 'm0')).toBe(offsetof(CallFrame, 'm0'));
});

test('every status and every system call has a name of its own', () => {
  const statuses = Object.values(Status).filter((value) => typeof value === 'number');
  expect(new Set(statuses.map((status) => statusName(status))).size).toBe(statuses.length);
  const operations = Object.values(Operation).filter((value) => typeof value === 'number');
  expect(new Set(operations.map((operation) => operationName(operation))).size).toBe(operations.length);
  expect(operationName(200)).toBe('system call');
});

test('sleeping is waiting for a bit that never comes', () => {
  kernel.on(Operation.wait, () => Status.timeout);
  sleep(1500);
  expect(kernel.callsOf(Operation.wait)).toMatchObject([{ a: 1500 }]);
  expect(kernel.timer).toBeUndefined();
});

test('pong complements what it gets', () => {
  const message = new Message();
  Object.assign(message, { label: 5, m0: 0, m1: 1, m2: 0xffffffff, m3: 0x5555_5555 });
  pong(message);
  expect(message).toMatchObject({ label: 0, m0: 0xffffffff, m1: 0xfffffffe, m2: 0, m3: 0xaaaa_aaaa });
});

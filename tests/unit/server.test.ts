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

const MESSAGE_CALLS = [Operation.receive, Operation.replyAndReceive];

/** Runs a server on these deliveries, until there are no more. */
function run(main: () => void, ...deliveries: (Partial<Frame> & { status: Status })[]): void {
  const deliver = (frame: Frame): Status => {
    const next = deliveries.shift();
    if (!next) throw new EndOfScript();
    Object.assign(frame, { a: 0, b: 0, m0: 0, m1: 0, m2: 0, m3: 0 }, next);
    return next.status;
  };
  for (const operation of MESSAGE_CALLS) kernel.on(operation, deliver);
  expect(main).toThrow(EndOfScript);
}

/** What the server answered at each turn: token, label, words; nothing where it only received. */
function answers(): ({ a: number; b: number; words: readonly number[] } | undefined)[] {
  return kernel.calls
    .filter(({ operation }) => MESSAGE_CALLS.includes(operation))
    .map(({ operation, a, b, words }) =>
      operation === Operation.replyAndReceive ? { a, b, words } : undefined,
    );
}

test('the answer to a request goes out with the next receive', () => {
  run(runPong, { status: Status.ok, a: QUERY_TOKEN, b: 3, m0: 1, m1: 2, m2: 3, m3: 4 });
  expect(answers()).toEqual([
    undefined,
    { a: QUERY_TOKEN, b: 0, words: [1, 2, 3, 4].map((word) => ~word >>> 0) },
  ]);
});

test('notifications are handled and answer nobody', () => {
  run(
    runCounter,
    { status: Status.notified, operation: TICK },
    { status: Status.ok, a: QUERY_TOKEN, b: CounterOperation.query },
  );
  expect(answers().map((answer) => answer?.a)).toEqual([undefined, undefined, QUERY_TOKEN]);
  expect(answers()[2]?.words[0]).toBe(1);
});

test('a client that died before its answer is forgotten', () => {
  run(runPong, { status: Status.ok, a: QUERY_TOKEN }, { status: Status.notWaiting, a: QUERY_TOKEN });
  expect(answers().map((answer) => answer?.a)).toEqual([undefined, QUERY_TOKEN, undefined]);
});

test('a server without its endpoint panics', () => {
  kernel.on(Operation.receive, () => Status.invalidSlot);
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

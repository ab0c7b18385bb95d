/** The small things of the runtime. */
import { CallFrame } from '../../src/abi/message';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { Message } from '../../src/runtime/message';
import { operationName } from '../../src/runtime/operation-name';
import { statusName } from '../../src/runtime/status-name';
import { sleep } from '../../src/runtime/time';
import { FakeKernel } from '../../testing/fake-kernel';

let kernel: FakeKernel;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
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

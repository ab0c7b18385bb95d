/** The console driver between simulated UART registers and clients that write and read lines. */
import { Operation } from '../../src/abi/operation';
import { CONSOLE_UART_ADDRESS } from '../../src/bsp/stm32f4-discovery/console-uart';
import { Answer, UNKNOWN_OPERATION } from '../../src/runtime/server';
import { Message } from '../../src/runtime/message';
import { Grant, initialise, notified, Notification, request } from '../../src/servers/console/main';
import { ConsoleError, ConsoleOperation, PROMPT_CAPACITY } from '../../src/servers/console/protocol';
import { bytesOf, FakeKernel } from './support/fake-kernel';
import { Terminal } from './support/terminal';

const PROMPT = 'conductor> ';
const INPUT_CAPACITY = 256;

let kernel: FakeKernel;
let terminal: Terminal;
let nextToken = 100;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  terminal = new Terminal(CONSOLE_UART_ADDRESS);
  initialise();
});

interface Asked {
  readonly answer: number;
  readonly message: Message;
  readonly token: number;
  readonly buffer: Uint8Array;
}

function ask(label: number, badge: number, buffer: Uint8Array, m0: number, m1 = 0): Asked {
  const token = nextToken++;
  kernel.lent.set(token, buffer);
  const message = new Message();
  Object.assign(message, { label, badge, token, m0, m1 });
  const answer = request(message);
  return { answer, message, token, buffer };
}

function write(text: string, badge = 2): Asked {
  return ask(ConsoleOperation.write, badge, Uint8Array.from(bytesOf(text)), text.length);
}

function readLine(badge = 1, capacity = 80): Asked {
  const buffer = new Uint8Array(capacity);
  buffer.set(Buffer.from(PROMPT).subarray(0, capacity));
  return ask(ConsoleOperation.readLine, badge, buffer, capacity, PROMPT.length);
}

function press(keys: string): void {
  terminal.press(keys);
  notified(Notification.received);
}

/** The replies so far: to whom, and the line. */
function replies(...asked: Asked[]): { token: number; label: number; line: string }[] {
  return kernel.callsOf(Operation.reply).map(({ slot, b, words }) => {
    const buffer = asked.find(({ token }) => token === slot)?.buffer ?? new Uint8Array();
    return { token: slot, label: b, line: Buffer.from(buffer.subarray(0, words[0])).toString('latin1') };
  });
}

test('text is written with carriage returns', () => {
  const { answer, message } = write('one\ntwo\n');
  expect(answer).toBe(Answer.now);
  expect(message).toMatchObject({ label: ConsoleError.none, m0: 8 });
  expect(terminal.sent).toBe('one\r\ntwo\r\n');
});

test('a long write is taken in parts, of which the client learns the length', () => {
  const text = 'x'.repeat(600);
  const { message } = write(text);
  expect(message.m0).toBe(512);
  expect(terminal.sent).toBe('x'.repeat(512));
});

test('a write from a buffer that is shorter than it says is an error', () => {
  const { message } = ask(ConsoleOperation.write, 2, Uint8Array.from(bytesOf('abc')), 10);
  expect(message).toMatchObject({ label: ConsoleError.badBuffer, m0: 0 });
  expect(terminal.sent).toBe('');
});

test('a line is read: prompt, echo, reply', () => {
  const reader = readLine();
  expect(reader.answer).toBe(Answer.later);
  expect(terminal.lines()).toEqual([PROMPT]);
  press('help');
  expect(replies()).toEqual([]);
  press('\r');
  expect(replies(reader)).toEqual([{ token: reader.token, label: ConsoleError.none, line: 'help' }]);
  expect(terminal.lines()).toEqual([`${PROMPT}help`, '']);
});

test('input before the prompt waits, and is then echoed behind it', () => {
  press('ps\rup');
  expect(terminal.sent).toBe('');
  const first = readLine();
  expect(replies(first)).toEqual([{ token: first.token, label: 0, line: 'ps' }]);
  const second = readLine();
  expect(terminal.lines()).toEqual([`${PROMPT}ps`, `${PROMPT}up`]);
  press('time\r');
  expect(replies(first, second)[1]).toEqual({ token: second.token, label: 0, line: 'uptime' });
});

test('what others write goes above the half-typed line', () => {
  readLine();
  press('hel');
  write('fault: process=rogue\n');
  expect(terminal.lines()).toEqual(['fault: process=rogue', `${PROMPT}hel`]);
  write('no newline');
  expect(terminal.lines()).toEqual(['fault: process=rogue', 'no newline', `${PROMPT}hel`]);
});

test('each interrupt is acknowledged when the input is taken', () => {
  const before = kernel.callsOf(Operation.acknowledgeInterrupt).length;
  press('a');
  press('b');
  const calls = kernel.callsOf(Operation.acknowledgeInterrupt).slice(before);
  expect(calls.map(({ slot }) => slot)).toEqual([Grant.uart, Grant.uart]);
});

test('a full input leaves the interrupt masked, so that nothing is lost', () => {
  const before = kernel.callsOf(Operation.acknowledgeInterrupt).length;
  press('x\r'.repeat(INPUT_CAPACITY));
  expect(terminal.waiting).toBe(INPUT_CAPACITY);
  expect(kernel.callsOf(Operation.acknowledgeInterrupt)).toHaveLength(before);
  for (let lines = 0; lines < INPUT_CAPACITY; lines++) {
    const reader = readLine();
    expect(replies(reader).at(-1)).toEqual({ token: reader.token, label: 0, line: 'x' });
  }
  expect(terminal.waiting).toBe(0);
  expect(kernel.callsOf(Operation.acknowledgeInterrupt)).toHaveLength(before + 1);
});

test('noise is dropped, an overrun keeps what arrived', () => {
  const reader = readLine();
  terminal.press('a');
  terminal.noise();
  terminal.press('b');
  terminal.overrun();
  press('c\r');
  expect(replies(reader)).toMatchObject([{ line: 'abc' }]);
});

test('a second reader is refused while the first waits', () => {
  const first = readLine(1);
  const second = readLine(2);
  expect(second).toMatchObject({ answer: Answer.now, message: { label: ConsoleError.busy } });
  press('x\r');
  expect(replies(first)).toEqual([{ token: first.token, label: 0, line: 'x' }]);
});

test('a reader that died is replaced by the next, and so is one that asks again', () => {
  const dead = readLine(1);
  press('half');
  kernel.lent.delete(dead.token);
  const other = readLine(2);
  expect(other.answer).toBe(Answer.later);
  const again = readLine(2);
  expect(again.answer).toBe(Answer.later);
  press('x\r');
  expect(replies(again)).toEqual([{ token: again.token, label: 0, line: 'x' }]);
});

test('a line never exceeds the buffer of its reader', () => {
  const reader = readLine(1, 12);
  press('0123456789abcdef\r');
  expect(replies(reader)).toMatchObject([{ line: '0123456789ab' }]);
});

test.each([
  ['an empty buffer', 0, 0],
  ['a prompt longer than the buffer', 4, 5],
  ['a prompt longer than prompts may be', 80, PROMPT_CAPACITY + 1],
  ['a buffer shorter than it says', 80, 20],
])('a line is not read into %s', (_what, capacity, promptLength) => {
  const { answer, message } = ask(ConsoleOperation.readLine, 1, new Uint8Array(10), capacity, promptLength);
  expect(answer).toBe(Answer.now);
  expect(message.label).toBe(ConsoleError.badBuffer);
});

test('an unknown operation is refused', () => {
  expect(ask(99, 1, new Uint8Array(1), 0).message.label).toBe(UNKNOWN_OPERATION);
});

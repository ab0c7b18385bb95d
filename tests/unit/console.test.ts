/** The console driver between simulated UART registers and clients that write and read lines. */
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { CONSOLE_UART_ADDRESS } from '../../src/bsp/stm32f4-discovery/console-uart';
import { Entered, PROMPT_CAPACITY, Written } from '../../src/interfaces/console';
import { ConsoleClient, ConsoleError } from '../../src/interfaces/generated/console-client';
import { ResourcesError } from '../../src/interfaces/generated/resources-client';
import { forgetWriter } from '../../src/servers/console/output';
import { fault, Grant, initialise, notified, Notification, request } from '../../src/servers/console/main';
import { editor, forgetReader } from '../../src/servers/console/reader';
import { FakeKernel, fill, textAt } from '../../testing/fake-kernel';
import { Loopback } from '../../testing/loopback';
import { Terminal } from './support/terminal';

const PROMPT = 'conductor> ';
const INPUT_CAPACITY = 256;
const SLOT = 20;
/** The answer to a question that waits: in this machine the call itself ends without one. */
const WAITS = ConsoleError.unavailable;

let kernel: FakeKernel;
let terminal: Terminal;
let loopback: Loopback;
let client: ConsoleClient;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  terminal = new Terminal(CONSOLE_UART_ADDRESS);
  loopback = new Loopback(kernel, SLOT, request);
  client = new ConsoleClient();
  client.connection.open(SLOT);
  initialise();
});

interface Asked {
  readonly error: ConsoleError;
  readonly token: number;
  readonly buffer: ReturnType<typeof bytesAt>;
}

/** The clients' memory: a buffer for what is said, and one for each line that may be waited for. */
const saying = array(u8, 640);
const rooms = [array(u8, 80), array(u8, 80), array(u8, 80)] as const;
let lines = 0;

function bytesAt(text: string): ReturnType<typeof span<number>> {
  fill(saying, text);
  return span(saying, 0, text.length);
}

function write(text: string, process = 2): { error: ConsoleError; count: number } {
  as(process);
  const written = new Written();
  const error = client.write(bytesAt(text), written);
  return { error, count: written.count };
}

function as(process: number): void {
  loopback.process = process;
  loopback.client = process;
}

/** Asks for a line, whose answer comes later: to the call itself there is none. */
function readLine(process = 1, capacity = 80, prompt = PROMPT, secret = false): Asked {
  as(process);
  const prompted = client.setPrompt(bytesAt(prompt));
  if (prompted !== ConsoleError.none) return { error: prompted, token: 0, buffer: bytesAt('') };
  const buffer = span(rooms[lines++ % 3]!, 0, capacity);
  const entered = new Entered();
  const error = secret ? client.readSecret(buffer, entered) : client.readLine(buffer, entered);
  return { error, token: loopback.token, buffer };
}

function press(keys: string): void {
  terminal.press(keys);
  notified(Notification.received);
}

/** The line that a reader was given. */
function lineOf({ token, buffer }: Asked): string | undefined {
  const answer = loopback.answers.get(token);
  if (!answer) return undefined;
  expect(answer.label).toBe(ConsoleError.none);
  return textAt(addressOf(buffer), answer.words[0] ?? 0);
}

test('text is written with carriage returns', () => {
  expect(write('one\ntwo\n')).toEqual({ error: ConsoleError.none, count: 8 });
  expect(terminal.sent).toBe('one\r\ntwo\r\n');
});

test('a long write is taken in parts, of which the client learns the length', () => {
  expect(write('x'.repeat(600)).count).toBe(512);
  expect(terminal.sent).toBe('x'.repeat(512));
});

test('a write from a buffer that the kernel does not let it read is an error', () => {
  kernel.on(Operation.leaseCopy, () => Status.leaseViolation);
  expect(write('abc')).toEqual({ error: ConsoleError.malformed, count: 0 });
  expect(terminal.sent).toBe('');
});

test('a line is read: prompt, echo, reply', () => {
  const reader = readLine();
  expect(reader.error).toBe(WAITS);
  expect(terminal.lines()).toEqual([PROMPT]);
  press('help');
  expect(lineOf(reader)).toBeUndefined();
  press('\r');
  expect(lineOf(reader)).toBe('help');
  expect(terminal.lines()).toEqual([`${PROMPT}help`, '']);
});

test('a secret is read: prompt, no echo, reply, and nothing is left of it', () => {
  const reader = readLine(1, 80, 'Password: ', true);
  press('sesame\r');
  expect(lineOf(reader)).toBe('sesame');
  expect(terminal.lines()).toEqual(['Password: ', '']);
  expect([...editor.line].every((byte) => byte === 0)).toBe(true);
  readLine();
  press('\x1b[A');
  expect(terminal.lines().at(-1)).toBe(PROMPT);
});

test('input before the prompt waits, and is then echoed behind it', () => {
  press('ps\rup');
  expect(terminal.sent).toBe('');
  expect(lineOf(readLine())).toBe('ps');
  const second = readLine();
  expect(terminal.lines()).toEqual([`${PROMPT}ps`, `${PROMPT}up`]);
  press('time\r');
  expect(lineOf(second)).toBe('uptime');
});

test('what others write goes above the half-typed line', () => {
  readLine();
  press('hel');
  write('fault: process=rogue\n');
  expect(terminal.lines()).toEqual(['fault: process=rogue', `${PROMPT}hel`]);
  write('no newline');
  expect(terminal.lines()).toEqual(['fault: process=rogue', 'no newline', `${PROMPT}hel`]);
});

describe('its device', () => {
  const held = new Set<number>();
  const asked: number[] = [];
  const { uart, line } = Grant;
  /** Methods of the resource manager. */
  const [register, request_, lock, registers, interrupt, check] = [1, 3, 4, 6, 7, 8];
  let answers: (method: number) => number;

  /** A manager behind the console's slot for it: it gives what it is asked for. */
  function manage(): void {
    held.clear();
    asked.length = 0;
    answers = () => 0;
    kernel.on(Operation.identify, (_frame, { slot }) => (held.has(slot) ? Status.ok : Status.invalidSlot));
    kernel.on(Operation.delete, (_frame, { slot }) => {
      held.delete(slot);
      return Status.ok;
    });
    for (const operation of [Operation.call, Operation.callLending]) {
      const others = kernel.answerOf(operation)!;
      kernel.on(operation, (frame, call) => {
        if (call.slot !== Grant.resources) return others(frame, call);
        asked.push(call.b);
        Object.assign(frame, { b: answers(call.b), operation: 1 });
        if (call.b === registers) held.add(uart);
        if (call.b === interrupt) held.add(line);
        return Status.ok;
      });
    }
  }

  test('it is locked, got and mapped before anything is written; the input is a resource', () => {
    manage();
    initialise();
    expect(asked).toEqual([0, request_, lock, registers, interrupt, register]);
    expect(kernel.callsOf(Operation.mapRegion).at(-1)).toMatchObject({ slot: uart, a: 3 });
    expect(kernel.callsOf(Operation.acknowledgeInterrupt).at(-1)?.slot).toBe(line);
  });

  test('without it there is no console', () => {
    manage();
    answers = (method) => (method === lock ? ResourcesError.busy : 0);
    expect(() => initialise()).toThrow('no serial line');
  });

  test('what is taken back is claimed anew, and the line that is being typed is shown again', () => {
    manage();
    initialise();
    readLine();
    press('hel');
    held.clear();
    terminal.sent = '';
    fault(0);
    expect([...held]).toEqual([uart, line]);
    expect(terminal.sent).toContain(`${PROMPT}hel`);
  });

  test('while it is gone nothing touches it, and who writes waits', () => {
    manage();
    initialise();
    held.clear();
    answers = (method) => (method === request_ ? ResourcesError.unavailable : 0);
    fault(0);
    terminal.sent = '';
    press('lost');
    expect(write('abc', 2).error).toBe(WAITS);
    const { token } = loopback;
    expect([terminal.sent, terminal.waiting, loopback.answers.has(token)]).toEqual(['', 4, false]);
    answers = () => 0;
    fault(0);
    expect(loopback.answers.get(token)).toMatchObject({ label: ConsoleError.none, words: [3, 0, 0, 0] });
    expect(terminal.sent).toBe('abc');
  });

  test('who has given up writing, or has ended, writes nothing when it is back', () => {
    manage();
    initialise();
    held.clear();
    answers = (method) => (method === request_ ? ResourcesError.unavailable : 0);
    write('gone', 2);
    kernel.lent.delete(loopback.token);
    write('dead', 3);
    forgetWriter(3);
    answers = () => 0;
    fault(0);
    expect(terminal.sent).toBe('');
  });

  test('without the name of its input anybody reads: the number of another resource says nothing', () => {
    manage();
    answers = (method) => (method === register ? ResourcesError.full : 0);
    initialise();
    answers = (method) => (method === check ? ResourcesError.busy : 0);
    readLine();
    expect(kernel.calls.filter(({ b, slot }) => b === check && slot === Grant.resources)).toEqual([]);
  });

  test('while another process holds the input nobody else reads a line', () => {
    manage();
    initialise();
    answers = (method) => (method === check ? ResourcesError.busy : 0);
    expect(readLine().error).toBe(ConsoleError.busy);
    expect(
      kernel.calls.filter(({ b, slot }) => b === check && slot === Grant.resources).at(-1)?.words[1],
    ).toBe(1);
  });
});

test('who writes nothing disturbs nobody', () => {
  readLine();
  const before = terminal.sent;
  expect(write('')).toEqual({ error: ConsoleError.none, count: 0 });
  expect(terminal.sent).toBe(before);
});

test('each interrupt is acknowledged when the input is taken', () => {
  const before = kernel.callsOf(Operation.acknowledgeInterrupt).length;
  press('a');
  press('b');
  const calls = kernel.callsOf(Operation.acknowledgeInterrupt).slice(before);
  expect(calls.map(({ slot }) => slot)).toEqual([Grant.line, Grant.line]);
});

test('a full input leaves the interrupt masked, so that nothing is lost', () => {
  const before = kernel.callsOf(Operation.acknowledgeInterrupt).length;
  press('x\r'.repeat(INPUT_CAPACITY));
  expect(terminal.waiting).toBe(INPUT_CAPACITY);
  expect(kernel.callsOf(Operation.acknowledgeInterrupt)).toHaveLength(before);
  for (let lines = 0; lines < INPUT_CAPACITY; lines++) expect(lineOf(readLine())).toBe('x');
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
  expect(lineOf(reader)).toBe('abc');
});

test('a second reader is refused while the first waits', () => {
  const first = readLine(1);
  expect(readLine(2).error).toBe(ConsoleError.busy);
  as(2);
  expect(client.readLine(bytesAt('room'), new Entered())).toBe(ConsoleError.busy);
  press('x\r');
  expect(lineOf(first)).toBe('x');
});

test('a reader that gave up is replaced by the next, and so is one that asks again', () => {
  const gone = readLine(1);
  press('half');
  kernel.lent.delete(gone.token);
  expect(readLine(2).error).toBe(WAITS);
  const again = readLine(2);
  press('x\r');
  expect(lineOf(again)).toBe('x');
});

test('a reader that has left leaves a clean line, and its prompt is nobody else’s', () => {
  readLine(1);
  press('half');
  forgetReader(1);
  expect(terminal.lines()).toEqual(['']);
  as(2);
  expect(client.readLine(bytesAt('room'), new Entered())).toBe(WAITS);
  expect(terminal.lines()).toEqual(['']);
});

test('a line never exceeds the buffer of its reader', () => {
  const reader = readLine(1, 12);
  press('0123456789abcdef\r');
  expect(lineOf(reader)).toBe('0123456789ab');
});

test.each([
  ['an empty buffer', 0, PROMPT],
  ['a prompt longer than prompts may be', 80, 'p'.repeat(PROMPT_CAPACITY + 1)],
])('a line is not read into %s', (_what, capacity, prompt) => {
  expect(readLine(1, capacity, prompt).error).toBe(ConsoleError.badBuffer);
});

/** Line editing, seen through a terminal that understands what the editor sends. */
import { CONSOLE_UART_ADDRESS } from '../../src/bsp/stm32f4-discovery/console-uart';
import { LineEditor } from '../../src/servers/console/line-editor';
import { startUart } from '../../src/servers/console/uart';
import { LINE_LIMIT } from '../../src/interfaces/console';
import { fill } from '../../testing/fake-kernel';
import { Terminal } from './support/terminal';

let editor: LineEditor;
let terminal: Terminal;

beforeEach(() => {
  host.reset();
  terminal = new Terminal(CONSOLE_UART_ADDRESS);
  startUart();
  editor = new LineEditor();
  fill(editor.prompt, '> ');
  editor.begin(2, LINE_LIMIT, false);
});

/** Types; true when a line was completed by the last byte. */
function type(keys: string): boolean {
  let done = false;
  for (const key of Buffer.from(keys, 'latin1')) done = editor.feed(key);
  return done;
}

function line(): string {
  return Buffer.from([...editor.contents()]).toString('latin1');
}

function enter(text: string): void {
  expect(type(`${text}\r`)).toBe(true);
  editor.begin(2, LINE_LIMIT, false);
}

test('the prompt is shown, keys are echoed, return completes the line', () => {
  expect(terminal.lines()).toEqual(['> ']);
  expect(type('help')).toBe(false);
  expect(terminal.lines()).toEqual(['> help']);
  expect(type('\r')).toBe(true);
  expect(line()).toBe('help');
  expect(terminal.lines()).toEqual(['> help', '']);
});

test.each(['\r', '\n'])('%j ends a line', (end) => {
  expect(type(`x${end}`)).toBe(true);
});

test('a line feed after a return belongs to it', () => {
  enter('a');
  expect(type('\n')).toBe(false);
  expect(type('b\n')).toBe(true);
  expect(line()).toBe('b');
});

test.each(['\x08', '\x7f'])('%j takes one character off', (key) => {
  type(`helq${key}p`);
  expect(line()).toBe('help');
  expect(terminal.lines()).toEqual(['> help']);
});

test('there is nothing to take off an empty line', () => {
  type('\x08\x7f\x15\x17');
  expect(line()).toBe('');
  expect(terminal.lines()).toEqual(['> ']);
});

test('^U drops the line, ^W the last word with the blanks behind it', () => {
  type('one two  \x17');
  expect(line()).toBe('one ');
  expect(terminal.lines()).toEqual(['> one ']);
  type('three\x15ps');
  expect(line()).toBe('ps');
  expect(terminal.lines()).toEqual(['> ps']);
});

test('^C drops the line and shows a new prompt', () => {
  type('wrong\x03ps');
  expect(line()).toBe('ps');
  expect(terminal.lines()).toEqual(['> wrong^C', '> ps']);
});

test('a full line rings the bell and keeps what it has', () => {
  type('x'.repeat(LINE_LIMIT + 3));
  expect(line()).toBe('x'.repeat(LINE_LIMIT));
  expect(terminal.bells).toBe(3);
});

test('a reader with a short buffer sets the limit', () => {
  editor.begin(2, 4, false);
  type('abcdef');
  expect(line()).toBe('abcd');
});

test('control keys and escape sequences without a meaning are ignored', () => {
  type('a\x00\x01\tb\x1b[3~c\x1b[1;5Cd\x1bOPe\x1bxf\x80\xff');
  expect(line()).toBe('abcdef');
});

test('up and down recall the last lines', () => {
  enter('first');
  enter('second');
  type('dra\x1b[A');
  expect(line()).toBe('second');
  type('\x1b[A');
  expect(line()).toBe('first');
  type('\x1b[A\x1b[A');
  expect(line()).toBe('first');
  type('\x1bOB');
  expect(line()).toBe('second');
  type('!');
  expect(terminal.lines().at(-1)).toBe('> second!');
  type('\x1b[B');
  expect(line()).toBe('');
});

test('the history forgets the oldest lines and keeps no empty ones', () => {
  for (const text of ['1', '2', '', '3', '4', '5']) enter(text);
  type('\x1b[A'.repeat(9));
  expect(line()).toBe('2');
});

describe('a secret line', () => {
  beforeEach(() => editor.begin(2, LINE_LIMIT, true));

  test('is edited, and never shown', () => {
    type('one twx\x08o\x17three\x15sesam');
    editor.hide();
    editor.show();
    expect(type('e\r')).toBe(true);
    expect(line()).toBe('sesame');
    expect(terminal.lines()).toEqual(['> ', '> ', '']);
    expect(terminal.sent).not.toMatch(/[a-z]/);
  });

  test('is not remembered, and recalls nothing', () => {
    editor.begin(2, LINE_LIMIT, false);
    enter('first');
    editor.begin(2, LINE_LIMIT, true);
    type('\x1b[A');
    expect(line()).toBe('');
    type('sesame\r');
    editor.begin(2, LINE_LIMIT, false);
    type('\x1b[A');
    expect(line()).toBe('first');
  });

  test('is wiped', () => {
    type('sesame\r');
    editor.wipe();
    expect(line()).toBe('');
    expect([...editor.line].every((byte) => byte === 0)).toBe(true);
  });
});

test('output of others goes above the half-typed line', () => {
  type('hel');
  editor.hide();
  expect(terminal.lines()).toEqual(['']);
  editor.show();
  expect(terminal.lines()).toEqual(['> hel']);
});

/**
 * One bad system call: made, compared with the error it must return, and told on the console.
 *
 * Each attempt names the error that it must get: a call that fails for another reason was not refused for the right one.
 */
import { CallFrame } from '../../abi/message';
import { Status } from '../../abi/status';
import { writeLine } from '../../framework/console-lines';
import { ConsoleClient } from '../../interfaces/generated/console-client';
import { operationName } from '../../runtime/operation-name';
import { ignore } from '../../runtime/service/ignore';
import { statusName } from '../../runtime/status-name';
import { systemCall } from '../../runtime/system-call';
import { TextBuffer } from '../../runtime/text-buffer';

const ERROR_COLUMN = 10;
const CALL_COLUMN = 31;

export const console = new ConsoleClient();
const frame = new CallFrame();
const line = new TextBuffer();

export let attempts: u32 = 0;
export let refused: u32 = 0;

/** Starts counting. */
export function beginAttempts(): void {
  attempts = 0;
  refused = 0;
  clear(frame);
}

/** Message words of the next attempt, which has none otherwise. */
export function withWords(m0: u32, m1: u32, m2: u32, m3: u32): void {
  frame.m0 = m0;
  frame.m1 = m1;
  frame.m2 = m2;
  frame.m3 = m3;
}

/** Makes the system call with slot (or token) and arguments, and expects the error. */
export function attempt(operation: u32, slot: u32, a: u32, b: u32, expected: Status, what: string): void {
  frame.status = slot;
  frame.operation = operation;
  frame.a = a;
  frame.b = b;
  systemCall(frame);
  const status = frame.status as Status;
  clear(frame);
  count(status === expected, status === Status.ok || status === Status.notified);
  line.text(statusName(status));
  line.column(CALL_COLUMN);
  line.text(operationName(operation));
  line.text(': ');
  line.text(what);
  ignore(writeLine(console, line));
}

/** Tells about an attempt that is no system call. */
export function witness(asExpected: bool, what: string): void {
  count(asExpected, !asExpected);
  line.text(what);
  ignore(writeLine(console, line));
}

/** Tells about what no attempt may have changed. */
export function unchanged(held: bool, what: string): void {
  attempts++;
  if (held) refused++;
  line.text(held ? 'unchanged' : 'CHANGED');
  line.column(ERROR_COLUMN);
  line.text(what);
  ignore(writeLine(console, line));
}

function count(asExpected: bool, allowed: bool): void {
  attempts++;
  if (asExpected) refused++;
  line.text(asExpected ? 'refused' : allowed ? 'ALLOWED' : 'WRONG');
  line.column(ERROR_COLUMN);
}

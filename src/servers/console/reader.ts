/**
 * The client that waits for a line.
 *
 * Invariants: at most one client waits (`reader`), and the editor is active exactly while one does. The prompt is that of
 * `promptOwner`; whoever else reads has none.
 */
import { ConsoleError } from '../../interfaces/generated/console-client';
import { answerReadLine, answerReadSecret } from '../../interfaces/generated/console-server';
import { Entered, PROMPT_CAPACITY } from '../../interfaces/console';
import { ReadBuffer, WriteBuffer } from '../../runtime/service/buffers';
import { Caller, NOBODY } from '../../runtime/service/caller';
import { hasInput, receiveInput, takeInput } from './input';
import { isReserved } from './input-right';
import { LineEditor } from './line-editor';

/** The number of no client. */
const NO_OWNER = 0xffffffff;

export const editor = new LineEditor();
const answer = new Entered();
const buffer = new WriteBuffer();

/** Token of the client that waits, and its number. */
let reader: u32 = NOBODY;
let readerClient: u32 = NO_OWNER;
let promptOwner: u32 = NO_OWNER;
let promptLength: u32 = 0;

export function setPrompt(caller: Caller, text: ReadBuffer): ConsoleError {
  if (isTaken(caller)) return ConsoleError.busy;
  if (text.length > PROMPT_CAPACITY) return ConsoleError.badBuffer;
  if (!text.read(0, span(editor.prompt, 0, text.length))) return ConsoleError.malformed;
  promptOwner = caller.client;
  promptLength = text.length;
  return ConsoleError.none;
}

export function readLine(caller: Caller, line: WriteBuffer, _entered: Entered): ConsoleError {
  return read(caller, line, false);
}

export function readSecret(caller: Caller, line: WriteBuffer, _entered: Entered): ConsoleError {
  return read(caller, line, true);
}

function read(caller: Caller, line: WriteBuffer, secret: bool): ConsoleError {
  if (isTaken(caller)) return ConsoleError.busy;
  if (line.length === 0) return ConsoleError.badBuffer;
  editor.abandon();
  reader = caller.token;
  readerClient = caller.client;
  assign(buffer, line);
  editor.begin(promptOwner === caller.client ? promptLength : 0, line.length, secret);
  edit();
  return ConsoleError.later;
}

/** Whether another client waits for a line, and still does (copying nothing to it tells), or may read alone. */
function isTaken(caller: Caller): bool {
  if (isReserved(caller.process)) return true;
  if (reader === NOBODY || readerClient === caller.client) return false;
  return buffer.write(0, readonlySpan(editor.prompt, 0, 0));
}

/** Feeds what has been typed to the editor, as long as somebody wants a line. */
export function edit(): void {
  while (reader !== NOBODY && hasInput()) {
    if (editor.feed(takeInput())) deliverLine();
  }
}

/** A client has left: nobody waits for its line, and its prompt is nobody's. */
export function forgetReader(client: u32): void {
  if (promptOwner === client) promptOwner = NO_OWNER;
  if (reader === NOBODY || readerClient !== client) return;
  editor.abandon();
  reader = NOBODY;
}

/** The line is there again, after it was not: what is being typed is shown, and what has arrived is taken. */
export function resumeLine(): void {
  if (editor.active) editor.show();
  receiveInput();
  edit();
}

function deliverLine(): void {
  const line = editor.contents();
  const token = reader;
  reader = NOBODY;
  answer.length = line.length;
  const error: ConsoleError = buffer.write(0, line) ? ConsoleError.none : ConsoleError.malformed;
  if (editor.secret) {
    editor.wipe();
    answerReadSecret(token, error, answer);
  } else {
    answerReadLine(token, error, answer);
  }
}

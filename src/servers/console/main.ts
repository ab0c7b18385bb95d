/**
 * The console driver: the only process that may touch the serial line. Clients write text and read lines; output of others
 * that arrives while somebody types goes above the half-typed line.
 *
 * Invariants: at most one client waits for a line (`reader`); input that nobody waits for stays in `input`, unechoed, so
 * that it appears behind the prompt it answers. While `input` is full the interrupt stays masked: a sender that can wait
 * loses nothing.
 */
import { Status } from '../../abi/status';
import { Message, NOBODY } from '../../runtime/message';
import { copyFromClient, copyToClient } from '../../runtime/leases';
import { reply } from '../../runtime/messages';
import { Ring } from '../../runtime/ring';
import { Answer, nothingToDo, serve, type Server, UNKNOWN_OPERATION } from '../../runtime/server';
import { acknowledgeInterrupt } from '../../runtime/notifications';
import { LineEditor } from './line-editor';
import { ConsoleError, ConsoleOperation, PROMPT_CAPACITY } from './protocol';
import { freshLine, putBytes } from './screen';
import { NO_BYTE, receiveByte, startUart } from './uart';

export enum Grant {
  requests = 0,
  uart = 1,
}

export enum Notification {
  received = 1,
}

/** Bytes written for one request at most: a long write lets others in between. */
const WRITE_LIMIT = 512;
const CHUNK = 64;

const input = new Ring<u8, 256>();
const editor = new LineEditor();
const chunk = array(u8, CHUNK);
const lineReply = new Message();
/** Token of the client that waits for a line, and its badge. */
let reader: u32 = NOBODY;
let readerBadge: u32 = 0;
/** The interrupt is masked because `input` was full. */
let throttled: bool = false;

const server: Server = { initialise, request, notified, cleanup: nothingToDo };

export function main(): void {
  serve(Grant.requests, server);
}

export function initialise(): void {
  startUart();
  acknowledgeInterrupt(Grant.uart);
}

export function request(message: Message): Answer {
  switch (message.label) {
    case ConsoleOperation.write:
      message.label = write(message);
      return Answer.now;
    case ConsoleOperation.readLine:
      return readLine(message);
    default:
      message.label = UNKNOWN_OPERATION;
      return Answer.now;
  }
}

/** An interrupt: takes what has arrived, and lets the reader see it. */
export function notified(_bits: u32): void {
  receiveInput();
  edit();
}

function receiveInput(): void {
  while (!input.isFull()) {
    const byte = receiveByte();
    if (byte === NO_BYTE) {
      throttled = false;
      acknowledgeInterrupt(Grant.uart);
      return;
    }
    input.push(u8(byte));
  }
  throttled = true;
}

/** Feeds waiting input to the editor, as long as somebody wants a line. */
function edit(): void {
  while (reader !== NOBODY && !input.isEmpty()) {
    if (editor.feed(input.take())) deliverLine();
    if (throttled) receiveInput();
  }
}

function deliverLine(): void {
  const line = editor.contents();
  copyToClient(reader, 0, line);
  lineReply.token = reader;
  lineReply.label = ConsoleError.none;
  lineReply.m0 = line.length;
  reader = NOBODY;
  reply(lineReply);
}

function write(message: Message): ConsoleError {
  const length = minU32(message.m0, WRITE_LIMIT);
  message.m0 = 0;
  if (editor.active) editor.hide();
  let error = ConsoleError.none;
  while (message.m0 < length && error === ConsoleError.none) {
    const part = span(chunk, 0, minU32(length - message.m0, CHUNK));
    if (copyFromClient(message.token, message.m0, part) === Status.ok) {
      putBytes(part);
      message.m0 += part.length;
    } else {
      error = ConsoleError.badBuffer;
    }
  }
  if (editor.active) {
    freshLine();
    editor.show();
  }
  return error;
}

function readLine(message: Message): Answer {
  message.label = beginLine(message);
  if (message.label !== ConsoleError.none) return Answer.now;
  reader = message.token;
  readerBadge = message.badge;
  edit();
  return Answer.later;
}

function beginLine(message: Message): ConsoleError {
  if (reader !== NOBODY && readerBadge !== message.badge && stillWaits(reader)) return ConsoleError.busy;
  if (message.m0 === 0 || message.m1 > PROMPT_CAPACITY || message.m1 > message.m0)
    return ConsoleError.badBuffer;
  editor.abandon();
  reader = NOBODY;
  const prompt = span(editor.prompt, 0, message.m1);
  if (copyFromClient(message.token, 0, prompt) !== Status.ok) return ConsoleError.badBuffer;
  editor.begin(message.m1, message.m0);
  return ConsoleError.none;
}

/** Whether a caller is still there: copying nothing from it tells. */
function stillWaits(token: u32): bool {
  return copyFromClient(token, 0, span(chunk, 0, 0)) === Status.ok;
}

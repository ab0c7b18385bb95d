/**
 * Text from clients, which goes above a line that is being typed. While the device is gone it is not lost: who writes waits.
 *
 * Invariant: `waiting` has tokens only while the device is gone; one for each client.
 */
import { CLIENT_COUNT } from '../../framework/clients';
import { ConsoleError } from '../../interfaces/generated/console-client';
import { answerWrite } from '../../interfaces/generated/console-server';
import { Written } from '../../interfaces/console';

import { ReadBuffer } from '../../runtime/service/buffers';
import { Caller, NOBODY } from '../../runtime/service/caller';
import { isReady, openDevice } from './device';
import { editor, resumeLine } from './reader';
import { freshLine, putBytes } from './screen';

/** Bytes written for one request at most: a long write lets others in between. */
const WRITE_LIMIT = 512;
const CHUNK = 64;

const chunk = array(u8, CHUNK);
const waiting = structs(ReadBuffer, CLIENT_COUNT);
const answer = new Written();

export function write(caller: Caller, bytes: ReadBuffer, written: Written): ConsoleError {
  if (recover()) return print(bytes, written);
  assign(waiting[caller.client], bytes);
  return ConsoleError.later;
}

/** Whether there is a line to write on: also when it was gone, and is to be had again. */
export function recover(): bool {
  if (isReady()) return true;
  if (!openDevice()) return false;
  resumeLine();
  for (const bytes of waiting) {
    if (bytes.token === NOBODY) continue;
    // Who does not wait any more has nothing to be read.
    answerWrite(bytes.token, print(bytes, answer), answer);
    bytes.token = NOBODY;
  }
  return true;
}

/** What the client wanted to write goes with it. */
export function forgetWriter(client: u32): void {
  waiting[client].token = NOBODY;
}

function print(bytes: ReadBuffer, written: Written): ConsoleError {
  written.count = 0;
  if (bytes.length === 0) return ConsoleError.none;
  if (editor.active) editor.hide();
  const error = copyOut(bytes, minU32(bytes.length, WRITE_LIMIT), written);
  if (editor.active) {
    freshLine();
    editor.show();
  }
  return error;
}

function copyOut(bytes: ReadBuffer, length: u32, written: Written): ConsoleError {
  while (written.count < length) {
    const part = span(chunk, 0, minU32(length - written.count, CHUNK));
    if (!bytes.read(written.count, part)) return ConsoleError.malformed;
    putBytes(part);
    written.count += part.length;
  }
  return ConsoleError.none;
}

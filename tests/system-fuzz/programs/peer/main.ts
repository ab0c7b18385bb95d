/**
 * A server that does with its callers whatever they ask for (see `PeerOperation`): answers now, later or never, with a
 * capability, through a saved one, or ends with the call in its hands. Several processes run it: one is left alone, one is
 * stopped and started all the time, one is supervised by the fuzzer.
 */
import { FOREVER, NOBODY, NO_SLOT, TOKEN } from '../../../../src/abi/operation';
import { EXCEPTION_LABEL } from '../../../../src/abi/process';
import { Status } from '../../../../src/abi/status';
import { accept, deleteCapability, saveReply } from '../../../../src/runtime/capabilities';
import { copyFromClient, copyToClient } from '../../../../src/runtime/leases';
import { Message } from '../../../../src/runtime/message';
import {
  call,
  faultCaller,
  receive,
  reply,
  replyAndReceive,
  replyTransferring,
} from '../../../../src/runtime/messages';
import { signal } from '../../../../src/runtime/notifications';
import { exit } from '../../../../src/runtime/processes';
import { sleep } from '../../../../src/runtime/time';
import { PeerOperation } from '../protocol';

export enum Grant {
  requests = 0,
  fuzzer = 1,
  fuzzerBits = 2,
  /** Nobody's device: only the kernel knows it. */
  line = 3,
}

export enum Notification {
  poke = 1,
  line = 2,
}

const ARRIVED = 4;
const SAVED = 5;
/** Those who are answered later. */
const KEPT = 3;
const PATIENCE = 400;
const SLOWLY = 250;
const COPIED = 32;

const message = new Message();
const kept = array(u32, KEPT);
let keptCount: u32 = 0;
const buffer = array(u8, COPIED);

export function main(): void {
  let status = listen();
  for (;;) {
    if (status === Status.ok) status = serve();
    else {
      answerKept();
      status = listen();
    }
  }
}

/** With somebody to be answered later, not for ever. */
function listen(): Status {
  return receive(Grant.requests, message, keptCount === 0 ? u32(FOREVER) : PATIENCE);
}

/** Handles the message and waits for the next. */
function serve(): Status {
  if (message.token === NOBODY) {
    if (message.label === PeerOperation.crash) fault();
    return listen();
  }
  deleteCapability(ARRIVED);
  message.token &= ~u32(0x4000_0000);
  if (!obey(message.label, message.token)) return listen();
  // As somebody's exception handler it repairs nothing.
  message.label = message.label === EXCEPTION_LABEL ? 1 : 0;
  return replyAndReceive(Grant.requests, message);
}

/** True when the caller is to be answered now. */
function obey(operation: u32, token: u32): bool {
  switch (operation) {
    case PeerOperation.later:
      return !keep(token);
    case PeerOperation.copyLease:
      copyFromClient(token, 0, span(buffer, 0, message.m0 % COPIED));
      copyToClient(token, 0, readonlySpan(buffer, 0, message.m0 % COPIED));
      return true;
    case PeerOperation.transfer:
      return replyTransferring(message, Grant.fuzzerBits) !== Status.ok;
    case PeerOperation.line:
      return replyTransferring(message, Grant.line) !== Status.ok;
    case PeerOperation.saved:
      return !answerSaved(token);
    case PeerOperation.fault:
      return !endCaller(token);
    case PeerOperation.exit:
      if (message.m0 % 4 === 0) exit(message.m0);
      return true;
    case PeerOperation.crash:
      fault();
      return true;
    case PeerOperation.signal:
      signal(Grant.fuzzerBits, message.m0 & 0xff);
      return true;
    default:
      return obeySlowly(operation);
  }
}

/** @noinline */
function fault(): void {
  asm`udf #77`;
}

function obeySlowly(operation: u32): bool {
  switch (operation) {
    case PeerOperation.accept:
      accept(ARRIVED);
      break;
    case PeerOperation.refuse:
      accept(NO_SLOT);
      break;
    case PeerOperation.slowly:
      sleep(SLOWLY);
      break;
    case PeerOperation.callBack:
      callBack();
      break;
    default:
      break;
  }
  return true;
}

function keep(token: u32): bool {
  if (keptCount === KEPT) return false;
  kept[keptCount] = token;
  keptCount++;
  return true;
}

function answerKept(): void {
  while (keptCount > 0) {
    keptCount--;
    message.token = kept[keptCount] | u32(TOKEN);
    message.label = 0;
    reply(message);
  }
}

function answerSaved(token: u32): bool {
  if (saveReply(token, SAVED) !== Status.ok) return false;
  message.token = SAVED;
  const done = reply(message) === Status.ok;
  deleteCapability(SAVED);
  return done;
}

/** Not every time: the caller needs some while to get going again. */
function endCaller(token: u32): bool {
  return message.m0 % 8 === 0 && faultCaller(token, message.m0) === Status.ok;
}

function callBack(): void {
  const token = message.token;
  call(Grant.fuzzer, message, 0);
  call(Grant.fuzzer, message, 50);
  message.token = token;
}

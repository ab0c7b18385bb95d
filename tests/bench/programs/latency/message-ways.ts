/** Calls about messages and notifications, each once. */
import { LEASE_RIGHT_SHIFT, LeaseRight } from '../../../../src/abi/message';
import { ANY_BADGE, FOREVER, NO_SLOT, Operation, TOKEN } from '../../../../src/abi/operation';
import { Status } from '../../../../src/abi/status';
import { accept, deleteCapability } from '../../../../src/runtime/capabilities';
import { Message } from '../../../../src/runtime/message';
import { call, post, receive } from '../../../../src/runtime/messages';
import { signal } from '../../../../src/runtime/notifications';
import { FREE, Grant, Notification } from './grants';
import { PartnerOperation } from './partner-protocol';
import { frame, probed } from './probe';

const NOBODYS_TOKEN = TOKEN | 0x100;

const lent = array(u8, 4096);
const message = new Message();

/** False: the operation is not about messages. */
export function performMessage(operation: u32): bool {
  switch (operation) {
    case Operation.call:
      probed(operation, Operation.call, Grant.partner, FOREVER, PartnerOperation.answer);
      break;
    case Operation.callLending:
      lend(operation, 256);
      break;
    case Operation.callTransferring:
      transfer();
      break;
    case Operation.send:
      probed(operation, Operation.send, Grant.partner, 0, PartnerOperation.answer);
      break;
    case Operation.post:
      probed(operation, Operation.post, Grant.itself, 0, 0);
      receive(Grant.requests, message, 0);
      break;
    case Operation.receive:
      post(Grant.itself, message);
      probed(operation, Operation.receive, Grant.requests, 0, ANY_BADGE);
      break;
    case Operation.accept:
      probed(operation, Operation.accept, 0, NO_SLOT, 0);
      break;
    default:
      return performToken(operation) || performNotification(operation);
  }
  return true;
}

/** Lends the first bytes of a buffer, which the partner copies. */
export function lend(way: u32, length: u32): void {
  frame.m0 = length;
  frame.m2 = addressOf(lent);
  frame.m3 = length | (LeaseRight.read << LEASE_RIGHT_SHIFT);
  probed(way, Operation.callLending, Grant.partner, FOREVER, PartnerOperation.copy);
  assert(frame.status === Status.ok && frame.b === Status.ok, 'lent');
}

function transfer(): void {
  frame.m3 = Grant.own;
  probed(
    Operation.callTransferring,
    Operation.callTransferring,
    Grant.partner,
    FOREVER,
    PartnerOperation.take,
  );
  assert(frame.status === Status.ok && frame.b === Status.ok, 'transferred');
}

/** What only a server does: here without a caller, in the partner for real. */
function performToken(operation: u32): bool {
  switch (operation) {
    case Operation.replyAndReceive:
      probed(operation, Operation.replyAndReceive, Grant.requests, NOBODYS_TOKEN, 0);
      break;
    case Operation.reply:
      ask(PartnerOperation.later);
      probed(operation, Operation.reply, NOBODYS_TOKEN, 0, 0);
      break;
    case Operation.replyTransferring:
      accept(FREE);
      ask(PartnerOperation.give);
      deleteCapability(FREE);
      accept(NO_SLOT);
      probed(operation, Operation.replyTransferring, NOBODYS_TOKEN, 0, 0);
      break;
    case Operation.leaseCopy:
    case Operation.faultCaller:
    case Operation.exceptionRegisters:
      probed(operation, operation as Operation, NOBODYS_TOKEN, 0, 0);
      break;
    case Operation.saveReply:
      probed(operation, Operation.saveReply, NOBODYS_TOKEN, FREE, 0);
      break;
    default:
      return false;
  }
  return true;
}

function ask(operation: PartnerOperation): void {
  message.label = operation;
  call(Grant.partner, message, FOREVER);
}

function performNotification(operation: u32): bool {
  switch (operation) {
    case Operation.signal:
      probed(operation, Operation.signal, Grant.own, 0, 0);
      break;
    case Operation.wait:
      signal(Grant.own, Notification.own);
      probed(operation, Operation.wait, 0, FOREVER, Notification.own);
      break;
    case Operation.yield:
      probed(operation, Operation.yield, 0, 0, 0);
      break;
    default:
      return false;
  }
  return true;
}

/** The other side of the prober's messages: makes every call that only a server can make. */
import { NO_SLOT } from '../../../../src/abi/operation';
import { accept, deleteCapability, saveReply } from '../../../../src/runtime/capabilities';
import { copyFromClient } from '../../../../src/runtime/leases';
import { Message } from '../../../../src/runtime/message';
import { reply, replyTransferring } from '../../../../src/runtime/messages';
import { Answer, ignoreNotification, nothingToDo, serve, type Server } from '../../../programs/server';
import { PartnerOperation } from './partner-protocol';

export enum Grant {
  requests = 0,
  /** What it gives away: its own notification. */
  gift = 1,
}

const ACCEPTED = 2;
const SAVED = 3;

const buffer = array(u8, 4096);
const server: Server = {
  initialise: nothingToDo,
  request,
  notified: ignoreNotification,
  cleanup: nothingToDo,
};

export function main(): void {
  accept(ACCEPTED);
  serve(Grant.requests, server);
}

export function request(message: Message): Answer {
  switch (message.label) {
    case PartnerOperation.copy:
      message.label = copyFromClient(message.token, 0, span(buffer, 0, message.m0));
      return Answer.now;
    case PartnerOperation.take:
      message.label = deleteCapability(ACCEPTED);
      return Answer.now;
    case PartnerOperation.give:
      message.label = 0;
      replyTransferring(message, Grant.gift);
      return Answer.later;
    case PartnerOperation.later:
      answerLater(message);
      return Answer.later;
    default:
      message.label = 0;
      return Answer.now;
  }
}

function answerLater(message: Message): void {
  saveReply(message.token, SAVED);
  message.token = SAVED;
  message.label = 0;
  reply(message);
  accept(NO_SLOT);
  accept(ACCEPTED);
}

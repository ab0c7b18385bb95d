/** Answers every call with the words it got, complemented. */
import { Message } from '../../../src/runtime/message';
import { Answer, ignoreNotification, nothingToDo, serve, type Server } from '../../programs/server';

export enum Grant {
  requests = 0,
}

const server: Server = {
  initialise: nothingToDo,
  request,
  notified: ignoreNotification,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(Grant.requests, server);
}

export function request(message: Message): Answer {
  message.label = 0;
  message.m0 = ~message.m0;
  message.m1 = ~message.m1;
  message.m2 = ~message.m2;
  message.m3 = ~message.m3;
  return Answer.now;
}

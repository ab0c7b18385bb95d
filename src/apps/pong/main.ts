/** Answers every call with the words it got, complemented: the other side of `ping`. */
import { NO_SLOT } from '../../abi/operation';
import {
  ignoreClient,
  ignoreFault,
  ignoreNotification,
  nothingToDo,
  serve,
  type Server,
} from '../../framework/server';
import { dispatchPong, PONG, PongError, type PongService } from '../../interfaces/generated/pong-server';
import { Words } from '../../interfaces/pong';
import type { Message } from '../../runtime/message';
import type { Answer } from '../../runtime/service/answer';
import { Caller } from '../../runtime/service/caller';

export enum Grant {
  requests = 0,
  supervisor = 1,
  registry = 2,
  processes = 3,
}

const service: PongService = { exchange };

const server: Server = {
  description: PONG,
  acceptSlot: NO_SLOT,
  initialise: nothingToDo,
  request,
  notified: ignoreNotification,
  clientLeft: ignoreClient,
  fault: ignoreFault,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(server);
}

export function request(message: Message): Answer {
  return dispatchPong(message, service);
}

function exchange(_caller: Caller, ball: Words, returned: Words): PongError {
  returned.first = ~ball.first;
  returned.second = ~ball.second;
  returned.third = ~ball.third;
  returned.fourth = ~ball.fourth;
  return PongError.none;
}

/** Answers an app as `src/apps/pong` answers its clients: with what it got, complemented. */
import { NO_SLOT } from '../../../src/abi/operation';
import {
  ignoreClient,
  ignoreFault,
  ignoreNotification,
  nothingToDo,
  serve,
  type Server,
} from '../../../src/framework/server';
import type { Message } from '../../../src/runtime/message';
import type { Answer } from '../../../src/runtime/service/answer';
import { Caller } from '../../../src/runtime/service/caller';
import {
  dispatchMirror,
  MIRROR,
  MirrorError,
  type MirrorService,
} from '../interfaces/generated/mirror-server';
import { Figures } from '../interfaces/mirror';

export enum Grant {
  requests = 0,
  supervisor = 1,
  registry = 2,
  processes = 3,
}

const service: MirrorService = { turn };

const server: Server = {
  description: MIRROR,
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

function request(message: Message): Answer {
  return dispatchMirror(message, service);
}

function turn(_caller: Caller, figures: Figures, turned: Figures): MirrorError {
  turned.first = ~figures.first;
  turned.second = ~figures.second;
  turned.third = ~figures.third;
  turned.fourth = ~figures.fourth;
  return MirrorError.none;
}

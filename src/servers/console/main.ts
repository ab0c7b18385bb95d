/**
 * The console driver: the only process that may touch the serial line. Clients write text (output.ts) and read lines
 * (reader.ts); output of others that arrives while somebody types goes above the half-typed line.
 */
import { NO_SLOT } from '../../abi/operation';
import { nothingToDo, serve, type Server } from '../../framework/server';
import { CONSOLE, type ConsoleService, dispatchConsole } from '../../interfaces/generated/console-server';
import type { Message } from '../../runtime/message';
import type { Answer } from '../../runtime/service/answer';
import { openDevice } from './device';
import { receiveInput } from './input';
import { prepareManager } from './manager';
import { forgetWriter, recover, write } from './output';
import { edit, forgetReader, readLine, readSecret, setPrompt } from './reader';

export enum Grant {
  requests = 0,
  supervisor = 1,
  registry = 2,
  processes = 3,
  /** The resource manager, or nothing. */
  resources = 4,
  /** The device's registers and its interrupt, or nothing: then the resource manager has them. */
  uart = 5,
  line = 6,
}

export enum Notification {
  received = 1,
}

const service: ConsoleService = { write, setPrompt, readLine, readSecret };

const server: Server = {
  description: CONSOLE,
  acceptSlot: NO_SLOT,
  initialise,
  request,
  notified,
  clientLeft,
  fault,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(server);
}

export function initialise(): void {
  prepareManager();
  assert(openDevice(), 'console: there is no serial line to be had');
}

function clientLeft(client: u32): void {
  forgetReader(client);
  forgetWriter(client);
}

/** What was had from the resource manager is gone with it. Without it the console is silent, until it is told that it lives again. */
export function fault(_process: u32): void {
  recover();
}

export function request(message: Message): Answer {
  return dispatchConsole(message, service);
}

/** An interrupt: takes what has arrived, and lets the reader see it. */
export function notified(_bits: u32): void {
  receiveInput();
  edit();
}

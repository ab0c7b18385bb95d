/**
 * A program for instances that are created at run time: each request is about something that a process can do with itself —
 * end, crash, take memory, use a second thread — so that everyone can watch what becomes of it.
 */
import { NO_SLOT } from '../../abi/operation';
import { Status } from '../../abi/status';
import {
  ignoreClient,
  ignoreFault,
  ignoreNotification,
  nothingToDo,
  serveAlone,
  type Server,
} from '../../framework/server';
import { JournalClient } from '../../interfaces/generated/journal-client';
import { WorkerError } from '../../interfaces/generated/worker-client';
import { dispatchWorker, WORKER, type WorkerService } from '../../interfaces/generated/worker-server';
import { Event } from '../../interfaces/journal';
import { WorkerResult } from '../../interfaces/worker';
import type { Message } from '../../runtime/message';
import { exit as end } from '../../runtime/processes';
import type { Answer } from '../../runtime/service/answer';
import { Caller } from '../../runtime/service/caller';
import { ignore } from '../../runtime/service/ignore';
import { releaseRegion, takeRegion } from './memory';
import { squareInThread } from './thread';

export enum Grant {
  requests = 0,
  /** Signals the bit `done` to its own first thread. */
  itself = 1,
  /** The journal, which is told that it began. */
  journal = 2,
}

export enum Notification {
  /** The other thread has its result. */
  done = 1,
}

const journal = new JournalClient();
/** Requests served in this life. */
let served: u32 = 0;

const service: WorkerService = { square, squareElsewhere, exit, crash, takeMemory, releaseMemory };

const server: Server = {
  description: WORKER,
  acceptSlot: NO_SLOT,
  initialise,
  request,
  notified: ignoreNotification,
  clientLeft: ignoreClient,
  fault: ignoreFault,
  cleanup: nothingToDo,
};

export function main(): void {
  serveAlone(Grant.requests, NO_SLOT, server);
}

export function initialise(): void {
  journal.connection.open(Grant.journal);
  ignore(journal.record(Event.began, 0));
}

export function request(message: Message): Answer {
  served++;
  return dispatchWorker(message, service);
}

function square(_caller: Caller, number: u32, result: WorkerResult): WorkerError {
  return tell(result, Status.ok, number * number);
}

function squareElsewhere(_caller: Caller, number: u32, result: WorkerResult): WorkerError {
  const status = squareInThread(number, result);
  return tell(result, status, result.value);
}

function exit(_caller: Caller, status: u32): WorkerError {
  end(status);
}

function crash(_caller: Caller, value: u32): WorkerError {
  store32(0, value);
  return WorkerError.none;
}

function takeMemory(_caller: Caller, bytes: u32, result: WorkerResult): WorkerError {
  const status = takeRegion(bytes, result);
  return tell(result, status, result.value);
}

function releaseMemory(_caller: Caller, result: WorkerResult): WorkerError {
  return tell(result, releaseRegion(), 0);
}

function tell(result: WorkerResult, status: Status, value: u32): WorkerError {
  result.value = value;
  result.status = status;
  result.served = served;
  return WorkerError.none;
}

/**
 * A program for instances that are created at run time: it serves a few requests, each about something that a process can
 * do with itself — end, crash, take memory, use a second thread — so that everyone can watch what becomes of it.
 */
import { Status } from '../../abi/status';
import { FOREVER } from '../../abi/operation';
import { ThreadAction } from '../../abi/process';
import { deleteCapability } from '../../runtime/capabilities';
import { Message } from '../../runtime/message';
import { signal, wait } from '../../runtime/notifications';
import { exit } from '../../runtime/processes';
import { Access, allocateRegion, mapRegion } from '../../runtime/regions';
import {
  Answer,
  ignoreNotification,
  nothingToDo,
  serve,
  type Server,
  UNKNOWN_OPERATION,
} from '../../runtime/server';
import { Result } from '../../runtime/system-call';
import { createThread, exitThread, threadControl } from '../../runtime/threads';
import { record } from '../../servers/journal/client';
import { Event } from '../../servers/journal/protocol';
import { WorkerOperation } from './protocol';

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

/** Free slots, for what it makes. */
const REGION = 3;
const THREAD = 4;

/** The least urgent: the first thread waits for it anyway. */
const HELPER_PRIORITY = 31;

const FILLING = 0xa5a5_a5a5;

/** Requests served in this life. */
let served: u32 = 0;
/** What the other thread is to square, and then its square. */
let operand: u32 = 0;

const server: Server = {
  initialise,
  request,
  notified: ignoreNotification,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(Grant.requests, server);
}

export function initialise(): void {
  record(Grant.journal, Event.began, 0);
}

export function request(message: Message): Answer {
  served++;
  message.label = perform(message);
  message.m1 = served;
  return Answer.now;
}

function perform(message: Message): u32 {
  const argument = message.m0;
  switch (message.label) {
    case WorkerOperation.square:
      message.m0 = argument * argument;
      return Status.ok;
    case WorkerOperation.exit:
      exit(argument);
    // fall through: `exit` does not return, and the compiler knows
    case WorkerOperation.crash:
      store32(0, argument);
      return Status.ok;
    case WorkerOperation.memory:
      return takeMemory(message);
    case WorkerOperation.release:
      return deleteCapability(REGION);
    case WorkerOperation.thread:
      return squareElsewhere(message);
    default:
      return UNKNOWN_OPERATION;
  }
}

/** Allocates, maps and fills a region; on failure nothing is kept. */
function takeMemory(message: Message): Status {
  const bytes = message.m0;
  const region = new Result();
  const allocated = allocateRegion(bytes, 0, REGION, region);
  if (allocated !== Status.ok) return allocated;
  const mapped = mapRegion(REGION, Access.readWrite, region);
  if (mapped !== Status.ok) {
    deleteCapability(REGION);
    return mapped;
  }
  for (let offset: u32 = 0; offset < bytes; offset += 4) store32(region.value + offset, FILLING);
  message.m0 = region.value;
  return Status.ok;
}

/** Has a second thread do the work, and waits for it. Its last step, to end, may still be due: it is less urgent than we are. */
function squareElsewhere(message: Message): Status {
  operand = message.m0;
  const thread = new Result();
  const status = createThread(helper, Grant.itself, HELPER_PRIORITY, THREAD, thread);
  if (status !== Status.ok) return status;
  wait(Notification.done, FOREVER);
  threadControl(THREAD, ThreadAction.stop, 0);
  deleteCapability(THREAD);
  message.m0 = operand;
  return Status.ok;
}

function helper(notification: u32): void {
  operand = operand * operand;
  signal(notification, Notification.done);
  exitThread();
}

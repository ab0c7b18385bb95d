/**
 * A process that misbehaves on command, one forbidden thing at a time, so that everyone can see that it is refused. What
 * must fault, faults here and the caller learns that rogue is dead; bad system calls are told on the console one by one.
 */
import { Status } from '../../abi/status';
import { NO_SLOT } from '../../abi/operation';
import {
  ignoreClient,
  ignoreFault,
  ignoreNotification,
  nothingToDo,
  serveAlone,
  type Server,
} from '../../framework/server';
import { RogueError } from '../../interfaces/generated/rogue-client';
import { dispatchRogue, ROGUE, type RogueService } from '../../interfaces/generated/rogue-server';
import { Attempts, Targets } from '../../interfaces/rogue';
import { copyFromClient } from '../../runtime/leases';
import type { Message } from '../../runtime/message';
import type { Answer } from '../../runtime/service/answer';
import { Caller } from '../../runtime/service/caller';
import { wait } from '../../runtime/notifications';
import { attempts as made, beginAttempts, console, refused, unchanged, witness } from './attempt';
import { RogueCase } from './cases';
import { attemptFault } from './fault-cases';
import { badLeases, badPointers } from './pointer-cases';
import { maskedInterrupts, oddStack, privilege, rememberControl } from './privilege-cases';
import {
  badArguments,
  badNumbers,
  badRights,
  badSlots,
  badTokens,
  badTypes,
  rememberToken,
} from './system-call-cases';

/**
 * What rogue holds. `inspector`, `controller`, `creator` and `information` are there only so that bad arguments get past the checks of
 * slot, type and right to the check they are meant for.
 */
export enum Grant {
  requests = 0,
  console = 1,
  /** Its own endpoint, to call itself. */
  itself = 2,
  /** Processes, inspect. */
  inspector = 3,
  /** Processes, control. */
  controller = 4,
  /** System, inspect. */
  information = 5,
  /** May signal bit `own` to itself, and no other. */
  notification = 6,
  clock = 7,
  /** Processes, create. */
  creator = 8,
}

/** The first of its free slots, which is empty. */
export const EMPTY_SLOT = 9;

export enum Notification {
  own = 1,
}

/** Bits that nothing may have signalled while system calls were refused. */
const ALL_SIGNALS = 0x00ff_ffff;
const PATTERN = 0x5a5a_a5a5;

const guard = array(u32, 8);

const service: RogueService = { attempt };

const server: Server = {
  description: ROGUE,
  acceptSlot: NO_SLOT,
  initialise,
  request,
  notified: ignoreNotification,
  clientLeft: ignoreClient,
  fault: ignoreFault,
  cleanup: nothingToDo,
};

export function main(): void {
  rememberControl();
  serveAlone(Grant.requests, Grant.inspector, server);
}

export function initialise(): void {
  console.connection.open(Grant.console);
  for (let index: u32 = 0; index < guard.length; index++) guard[index] = PATTERN;
}

export function request(message: Message): Answer {
  return dispatchRogue(message, service);
}

function attempt(caller: Caller, what: u32, targets: Targets, attempts: Attempts): RogueError {
  const error = attemptCase(what, targets, caller.token);
  attempts.made = made;
  attempts.refused = refused;
  rememberToken(caller.token);
  return error;
}

function attemptCase(what: u32, targets: Targets, token: u32): RogueError {
  beginAttempts();
  if (attemptFault(what, targets)) {
    witness(false, 'survived what it should not');
    return RogueError.none;
  }
  if (!attemptRefusal(what, targets, token)) return RogueError.unknownCase;
  unchanged(guardUnchanged(), 'its memory');
  unchanged(wait(ALL_SIGNALS, 0) === Status.timeout, 'its signals: none');
  unchanged(copyFromClient(token, 0, spanAt(u8, addressOf(targets), 4)) === Status.ok, 'its caller: waits');
  return RogueError.none;
}

/** False: there is no such case. */
function attemptRefusal(what: u32, targets: Targets, token: u32): bool {
  if (what < RogueCase.maskInterrupts || what > RogueCase.systemCalls) return false;
  const all = what === RogueCase.systemCalls;
  if (what === RogueCase.maskInterrupts) maskedInterrupts();
  if (what === RogueCase.privilege) privilege();
  if (what === RogueCase.stackOdd) oddStack();
  if (all || what === RogueCase.badNumber) badNumbers();
  if (all || what === RogueCase.badSlots) badSlots();
  if (all || what === RogueCase.badTypes) badTypes();
  if (all || what === RogueCase.badRights) badRights();
  if (all || what === RogueCase.badArguments) badArguments(targets);
  if (all || what === RogueCase.badTokens) badTokens(token);
  if (all || what === RogueCase.badPointers) badPointers(targets, token);
  if (all || what === RogueCase.badLeases) badLeases(token);
  return true;
}

function guardUnchanged(): bool {
  for (const word of guard) {
    if (word !== PATTERN) return false;
  }
  return true;
}

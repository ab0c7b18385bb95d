/**
 * Log-ins. Hashing a password takes a good part of a second, so a second, less urgent thread does it while the first goes on
 * answering; log-ins wait for each other in a queue. A password is read from its owner when its turn comes, and wiped when
 * its hash is known.
 *
 * A user who does not exist is hashed like one who does and fails in the same way.
 *
 * Invariants: the attempt at the head of the queue, if there is one, is the one that is hashed; until then it waits for its
 * reply. `password`, `attempt` and `hash` belong to the second thread from its start until it signals that it is done.
 */
import { ThreadAction } from '../../abi/process';
import { Status } from '../../abi/status';
import { SecurityError } from '../../interfaces/generated/security-client';
import { answerLogin, answerSu } from '../../interfaces/generated/security-server';
import { Action, NAME_LIMIT, PASSWORD_LIMIT, Resource } from '../../interfaces/permissions';
import { AuditEvent, LockOut } from '../../interfaces/security';
import { deleteCapability } from '../../runtime/capabilities';
import { signal } from '../../runtime/notifications';
import { ReadBuffer } from '../../runtime/service/buffers';
import { Caller } from '../../runtime/service/caller';
import { Result } from '../../runtime/system-call';
import { createThread, exitThread, threadControl } from '../../runtime/threads';
import { auditUser, mayUser } from './access';
import { HASH_PRIORITY, HASHES, SALTS, USERS } from './configuration';
import { generationOf, logIn, substitute, userOf } from './contexts';
import { HASH_SIZE, NO_USER, SALT_SIZE } from './description';
import { countFailure, failuresOf, forgetFailures, lockedFor } from './lock-out';
import { Grant, HASH_THREAD, Notification } from './main';
import { KeyDerivation } from './pbkdf2';
import { equalsInConstantTime, wipe } from './secret';
import { findUser, hasPassword } from './users';

/** Log-ins that can wait, the one in progress included. */
export const QUEUE_LENGTH = 6;

class Attempt {
  /** Of the caller, who waits for the reply. */
  token: u32 = 0;
  process: u32 = 0;
  /** Which life of the process asked. */
  generation: u32 = 0;
  /** To become; NO_USER if there is no such user. */
  user: u32 = 0;
  /** Where the password begins and ends in what is lent. */
  start: u32 = 0;
  end: u32 = 0;
  /** By `su`. */
  substitutes: bool = false;
}

const queue = structs(Attempt, QUEUE_LENGTH);
let queued: u32 = 0;

const name = array(u8, NAME_LIMIT);
const lent = new ReadBuffer();
const password = array(u8, PASSWORD_LIMIT);
let passwordLength: u32 = 0;
const hash = array(u8, HASH_SIZE);
const derivation = new KeyDerivation();
const thread = new Result();

export function login(caller: Caller, credentials: ReadBuffer, nameLength: u32): SecurityError {
  return begin(caller, credentials, nameLength, false);
}

export function su(caller: Caller, credentials: ReadBuffer, nameLength: u32): SecurityError {
  return begin(caller, credentials, nameLength, true);
}

function begin(caller: Caller, credentials: ReadBuffer, nameLength: u32, substitutes: bool): SecurityError {
  if (nameLength > credentials.length || credentials.length - nameLength > PASSWORD_LIMIT) {
    return SecurityError.malformed;
  }
  if (!readName(credentials, nameLength)) return SecurityError.malformed;
  const user = findUser(readonlySpan(name, 0, nameLength));
  if (needsNoPassword(caller.process, user, substitutes)) {
    become(caller.process, generationOf(caller.process), user, substitutes);
    return SecurityError.none;
  }
  if (credentials.length === nameLength) return SecurityError.passwordNeeded;
  if (lockedFor(user) !== 0) return refuseLocked(caller.process, user, substitutes);
  if (queued === QUEUE_LENGTH || isQueued(caller.process)) return SecurityError.full;
  append(caller, credentials, nameLength, user, substitutes);
  if (queued === 1) hashHead();
  return SecurityError.later;
}

/** Whoever goes on trying during a lock-out is remembered too. */
function refuseLocked(process: u32, user: u32, substitutes: bool): SecurityError {
  const event = substitutes ? AuditEvent.su : AuditEvent.login;
  auditUser(event, process, userOf(process), user, false);
  return SecurityError.locked;
}

/** Fills the beginning of `name`; false if what is lent does not begin with one. */
function readName(credentials: ReadBuffer, length: u32): bool {
  return length !== 0 && length <= NAME_LIMIT && credentials.read(0, span(name, 0, length));
}

export function lockOut(_caller: Caller, lentName: ReadBuffer, state: LockOut): SecurityError {
  if (!readName(lentName, lentName.length)) return SecurityError.malformed;
  const user = findUser(readonlySpan(name, 0, lentName.length));
  state.failures = failuresOf(user);
  state.millisecondsLeft = lockedFor(user);
  return SecurityError.none;
}

/** Users without a password are everybody's; who may administer users becomes any of them. */
function needsNoPassword(process: u32, user: u32, substitutes: bool): bool {
  if (!hasPassword(user)) return true;
  return substitutes && user !== NO_USER && mayUser(userOf(process), Resource.users, Action.administer);
}

/** One for each process: nobody keeps the others out. */
function isQueued(process: u32): bool {
  for (let index: u32 = 0; index < queued; index++) {
    if (queue[index].process === process) return true;
  }
  return false;
}

function append(
  caller: Caller,
  credentials: ReadBuffer,
  nameLength: u32,
  user: u32,
  substitutes: bool,
): void {
  const attempt = queue[queued];
  attempt.token = caller.token;
  attempt.process = caller.process;
  attempt.generation = generationOf(caller.process);
  attempt.user = user;
  attempt.start = nameLength;
  attempt.end = credentials.length;
  attempt.substitutes = substitutes;
  queued++;
}

/** Starts hashing for the head of the queue; those that can't be hashed are answered at once. */
function hashHead(): void {
  while (queued !== 0) {
    const error = startHashing(queue[0]);
    if (error === SecurityError.none) return;
    answerHead(error);
  }
}

/** A log-in that waited may find the user locked out by those before it, and its caller dead. */
function startHashing(attempt: Attempt): SecurityError {
  if (lockedFor(attempt.user) !== 0) return refuseLocked(attempt.process, attempt.user, attempt.substitutes);
  lent.token = attempt.token;
  lent.length = attempt.end;
  passwordLength = attempt.end - attempt.start;
  if (!lent.read(attempt.start, span(password, 0, passwordLength))) return SecurityError.malformed;
  const status = createThread(hashPassword, Grant.itself, HASH_PRIORITY, HASH_THREAD, thread);
  if (status === Status.ok) return SecurityError.none;
  wipe(password);
  return SecurityError.full;
}

/** The second thread. */
export function hashPassword(notification: u32): void {
  const user = queue[0].user;
  const known = user < USERS.length;
  const salt = readonlySpan(SALTS, known ? user * SALT_SIZE : 0, SALT_SIZE);
  const iterations = known ? USERS[user].iterations : mostIterations();
  derivation.derive(readonlySpan(password, 0, passwordLength), salt, iterations, 1, hash);
  signal(notification, Notification.hashed);
  exitThread();
}

function mostIterations(): u32 {
  let most: u32 = 1;
  for (const user of USERS) most = maxU32(most, user.iterations);
  return most;
}

/** The hash is there: answers, and goes on with the next. */
export function finishHashing(): void {
  threadControl(HASH_THREAD, ThreadAction.stop, 0);
  deleteCapability(HASH_THREAD);
  const attempt = queue[0];
  const good = matches(attempt.user);
  wipe(password);
  wipe(hash);
  if (good) succeed(attempt);
  else fail(attempt);
  hashHead();
}

function matches(user: u32): bool {
  const known = user < USERS.length;
  const expected = readonlySpan(HASHES, known ? user * HASH_SIZE : 0, HASH_SIZE);
  return equalsInConstantTime(hash, expected) && known;
}

function succeed(attempt: Attempt): void {
  forgetFailures(attempt.user);
  become(attempt.process, attempt.generation, attempt.user, attempt.substitutes);
  answerHead(SecurityError.none);
}

function fail(attempt: Attempt): void {
  const event = attempt.substitutes ? AuditEvent.su : AuditEvent.login;
  const user = userOf(attempt.process);
  auditUser(event, attempt.process, user, attempt.user, false);
  if (countFailure(attempt.user)) auditUser(AuditEvent.lockOut, attempt.process, user, attempt.user, false);
  answerHead(SecurityError.wrongPassword);
}

function become(process: u32, generation: u32, user: u32, substitutes: bool): void {
  const event = substitutes ? AuditEvent.su : AuditEvent.login;
  auditUser(event, process, userOf(process), user, true);
  if (substitutes) substitute(process, generation, user);
  else logIn(process, generation, user);
}

/** Answers the head of the queue, which is over. */
function answerHead(error: SecurityError): void {
  const token = queue[0].token;
  const substitutes = queue[0].substitutes;
  queued--;
  for (let index: u32 = 0; index < queued; index++) assign(queue[index], queue[index + 1]);
  if (substitutes) answerSu(token, error);
  else answerLogin(token, error);
}

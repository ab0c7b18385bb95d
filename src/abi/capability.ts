/**
 * What a capability can name and allow. A process names a capability by its slot; the first slots are the members of its
 * program's `Grant` enum, the others are free for what it derives or is given. A slot means nothing in another process.
 */
export enum ObjectType {
  none = 0,
  /** Where calls, sends and posts meet the process that receives them. */
  endpoint = 1,
  /** The notification bits of a thread. */
  notification = 2,
  /** A device line; exactly one capability for each exists. */
  interrupt = 3,
  /** One process, or all of them ({@link ALL_PROCESSES}). */
  process = 4,
  /** The system: information, shutdown. */
  system = 5,
  /** The right to answer one call, once. It can be moved, never copied. */
  reply = 6,
  thread = 7,
  /** A piece of memory from the system's pool. */
  region = 8,
  /** The clock and the process's timer. */
  clock = 9,
}

/** Rights are bits of one word; each object type uses those that mean something for it. */
export enum Right {
  /** Endpoint: call, send, post. Notification: signal. Reply: answer. */
  send = 1,
  /** Endpoint: receive. */
  receive = 2,
  /** Interrupt: acknowledge. */
  acknowledge = 4,
  /** Process, thread, system, interrupt: read information. Clock: read the time. */
  inspect = 8,
  /** Process: start, stop, restart, take faults. Thread: suspend, resume, ... System: shut down. Clock: set the timer. */
  control = 16,
  /** Endpoint: transfer a capability in a call. */
  grant = 32,
  /** All processes: create one from a program. */
  create = 64,
  /** Region: map it readable, writable. */
  read = 128,
  write = 256,
}

/** Object number of a process capability that stands for every process; calls through it name one by its index. */
export const ALL_PROCESSES = 0xff;

/** `callTransferring`, `replyTransferring`: this bit of the slot word moves the capability instead of copying it. */
export const TRANSFER_MOVE = 0x80000000;

/** Notification bit with which the kernel tells a supervisor that `takeFault` has something. */
export const FAULT_NOTIFICATION = 0x80000000;
/** Notification bit with which the kernel asks a process to finish before shutdown. */
export const SHUTDOWN_NOTIFICATION = 0x40000000;
/** Notification bit with which the supervisor tells a process that others have ended or were started again. */
export const LIVES_NOTIFICATION = 0x10000000;

/**
 * System-call numbers, passed in r5.
 *
 * `call` and `replyAndReceive` come first because the dispatcher reaches them with one test; the next ones have a short
 * way in assembly, too. Registers for each call: docs/0003-abi.md. r0-r3 never carry arguments: an interrupt arriving late
 * may change their stacked copies, and reading the caller's stack is a fault path. r4-r11 all belong to a call; what the
 * kernel does not define comes back zero (or, from `signal`, as it was).
 */
export enum Operation {
  // Messages
  call = 0,
  replyAndReceive = 1,
  callLending = 2,
  leaseCopy = 3,
  signal = 4,
  yield = 5,
  wait = 6,
  receive = 7,
  reply = 8,
  send = 9,
  post = 10,
  callTransferring = 11,
  replyTransferring = 12,
  accept = 13,
  faultCaller = 14,
  // Capabilities
  identify = 15,
  copy = 16,
  mint = 17,
  move = 18,
  delete = 19,
  revoke = 20,
  renew = 21,
  saveReply = 22,
  // Time and interrupts
  clock = 23,
  setTimer = 24,
  acknowledgeInterrupt = 25,
  interruptState = 26,
  // Processes and threads
  exit = 27,
  processInformation = 28,
  processControl = 29,
  takeFault = 30,
  spawn = 31,
  waitForEnd = 32,
  createThread = 33,
  threadControl = 34,
  exitThread = 35,
  setExceptionHandler = 36,
  exceptionRegisters = 37,
  // Memory
  allocateRegion = 38,
  mapRegion = 39,
  unmapRegion = 40,
  // The system
  systemInformation = 41,
  systemControl = 42,
}

/** One more than the highest number. */
export const OPERATION_COUNT = 43;

/** Timeout value: wait without a deadline. Other timeouts are microseconds; 0 does not block. */
export const FOREVER = 0xffffffff;

/** Shortest period of a timer, in microseconds: a process must not be able to keep the kernel busy with it. */
export const TIMER_PERIOD_MINIMUM = 50;

/** A reply token has this bit, a slot never has. */
export const TOKEN = 0x80000000;
/** Received token: a capability came with the message. */
export const TOKEN_TRANSFERRED = 0x40000000;
/** `replyAndReceive`: replies to nobody. */
export const NOBODY = 0;
/** `accept`, `spawn`: no slot. */
export const NO_SLOT = 0xffffffff;
/** `receive`: from anybody. */
export const ANY_BADGE = 0;

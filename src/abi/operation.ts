/**
 * System-call numbers, passed in r5.
 *
 * `call` and `replyAndReceive` come first because the dispatcher reaches them with one test. Registers for each call:
 * docs/0003-abi.md. r0-r3 never carry arguments: an interrupt arriving late may change their stacked copies, and reading
 * the caller's stack is a fault path. r4-r11 all belong to a call; what the kernel does not define comes back zero.
 */
export enum Operation {
  call = 0,
  replyAndReceive = 1,
  receive = 2,
  reply = 3,
  callLending = 4,
  leaseCopy = 5,
  signal = 6,
  wait = 7,
  clock = 8,
  setTimer = 9,
  yield = 10,
  exit = 11,
  acknowledgeInterrupt = 12,
  identify = 13,
  processInformation = 14,
  processControl = 15,
  takeFault = 16,
  systemInformation = 17,
  systemControl = 18,
}

/** One more than the highest number. */
export const OPERATION_COUNT = 19;

/** Timeout value: wait without a deadline. Other timeouts are microseconds; 0 does not block. */
export const FOREVER = 0xffffffff;

/** Shortest period of a timer, in microseconds: a process must not be able to keep the kernel busy with it. */
export const TIMER_PERIOD_MINIMUM = 50;

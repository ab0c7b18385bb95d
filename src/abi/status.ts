/**
 * The result of every system call, returned in r4. One word for each way a call can fail, so that a caller (and a
 * test) can tell them apart; a failed call changes nothing.
 */
export enum Status {
  /** Done. From `receive`: a message arrived. */
  ok = 0,
  /** From `receive`: notification bits arrived, no message. */
  notified = 1,
  /** No system call has this number. */
  unknownCall = 2,
  /** The slot is outside the capability space or empty. */
  invalidSlot = 3,
  /** The slot holds a capability to another type of object. */
  wrongType = 4,
  /** The capability lacks the right that the call needs. */
  insufficientRights = 5,
  /** An argument has no meaning for this call. */
  invalidArgument = 6,
  /** A buffer is not inside memory that the caller may access that way, or its length wraps. */
  invalidAddress = 7,
  /** The deadline passed first. */
  timeout = 8,
  /** The peer has died, was restarted, or was never started. */
  dead = 9,
  /** The caller would wait for itself. */
  self = 10,
  /** The call would close a cycle of callers. */
  cycle = 11,
  /** The reply token names nobody who waits for this process. */
  notWaiting = 12,
  /** The lease lacks the right, or offset and length leave it. */
  leaseViolation = 13,
  /** Nothing there (no fault to take, no such process). */
  nothing = 14,
  /** The object is in use (the endpoint has a receiver already). */
  busy = 15,
}

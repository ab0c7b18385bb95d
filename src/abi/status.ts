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
  /** The slot holds a capability to another type of object; also an object that the kernel itself serves. */
  wrongType = 4,
  /** The capability lacks the right that the call needs. */
  insufficientRights = 5,
  /** An argument has no meaning for this call. */
  invalidArgument = 6,
  /** A buffer is not inside memory that the caller may access that way, or its length wraps. */
  invalidAddress = 7,
  /** The deadline passed first. */
  timeout = 8,
  /** The peer has ended: it was alive once. */
  dead = 9,
  /** The caller would wait for itself. */
  self = 10,
  /** The call would close a cycle of callers; r6 is the index of the process it would wait for in the end. */
  cycle = 11,
  /** The reply token or capability names nobody who waits for this process. */
  notWaiting = 12,
  /** The lease lacks the right, or offset and length leave it. */
  leaseViolation = 13,
  /** Nothing there (no fault to take, no such process). */
  nothing = 14,
  /** The object is in use (the endpoint has a receiver already, the process lives, the reply is saved). */
  busy = 15,
  /** The peer was never started. */
  notStarted = 16,
  /** The peer was restarted since this capability was made or renewed: what it knew of the caller is gone. */
  restarted = 17,
  /** The destination slot holds a capability. */
  slotInUse = 18,
  /** A queue or a table is full (port, derivation depth). */
  full = 19,
  /** No free one is left: instance, thread, region of the protection unit, memory. */
  exhausted = 20,
  /** The process's own limit is reached. */
  overLimit = 21,
  /** The memory asked for is in use. */
  overlap = 22,
  /** The receiver accepts no capability, or its slot for it is in use. */
  notAccepted = 23,
  /** The capability that the call was made through was revoked meanwhile. */
  revoked = 24,
  /** Somebody with the right to cancelled the wait. */
  cancelled = 25,
}

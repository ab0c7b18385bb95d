/**
 * The trace: a ring in which the kernel notes what it does, for tools that read the memory of a running system or of a dump
 * (docs/0033-trace.md). No process sees it.
 *
 * A record is two words. The first has the kind in its high byte and below it the counter of time, which counts cycles down; the second
 * has two threads, by number, and a value. So an event costs a few stores, and its time is exact: each time that
 * the counter begins anew the kernel notes which microsecond that was.
 */

/** The high byte of a record; {@link TRACE_SWITCHES} may be added. */
export enum TraceKind {
  none = 0,
  /** The counter stood at this reading when the microsecond began whose number (its low word) is the second word: it has come to zero. */
  time = 1,
  boot = 2,
  switch = 3,
  call = 4,
  send = 5,
  post = 6,
  receive = 7,
  reply = 8,
  signal = 9,
  interrupt = 10,
  timer = 11,
  waitEnded = 12,
  fault = 13,
  end = 14,
  start = 15,
  panic = 16,
  /** As `time`: the counter was set to another count before it came to zero. */
  setTime = 17,
}

/** Added to the kind: the second thread runs from here on. */
export const TRACE_SWITCHES = 0x80;

/** In place of a thread: none. */
export const TRACE_NOBODY = 0xff;

/** Bits of the counter of time in the first word of a record. */
export const TRACE_COUNTER_BITS = 24;

/** In a ring that was made ready. */
export const TRACE_MARK = 0x7ace0001;

/**
 * The ring of the trace (src/abi/trace.ts): where records go, and how the time gets into it.
 *
 * It lies in memory that outlives a reset, so after one it still tells what led there. A system without a trace has no such memory, and
 * no code that writes to it.
 *
 * Nobody else writes while this does: the fast paths are entries from a process, and what interrupts the kernel only notes its work.
 * A record is complete before it is counted.
 */
import { TRACE_COUNTER_BITS, TRACE_MARK, TraceKind } from '../../abi/trace';
import { counterNow } from '../arch/armv7m/system-timer';
import { TRACE_EVENTS, TRACING } from '../configuration';

/** Volatile: who reads while the system runs sees the words written in the order of the source. */
export class TraceRecord {
  kindAndReading: reg32;
  /** First thread, second thread, and a value of 16 bits. */
  subject: reg32;
}

/** Before the records, in this order. */
export class TraceHeader {
  /** Records that were ever written, modulo 2^32; the next one has the place of that number modulo `capacity`. */
  written: reg32;
  /** {@link TRACE_MARK}. */
  mark: reg32;
  /** Records that fit: a power of two. */
  capacity: reg32;
  cyclesPerMicrosecond: reg32;
  /** The last record of time: `written` before it (so while they are equal it is being written), its reading, and the whole number. */
  timedAt: reg32;
  timedReading: reg32;
  timeLow: reg32;
  timeHigh: reg32;
}

/** What the linker sets aside. */
export class TraceRing {
  readonly header = new TraceHeader();
  readonly records = structs(TraceRecord, TRACE_EVENTS);
}

declare const __kernel_trace: TraceRing;

export function traceRing(): TraceRing {
  return __kernel_trace;
}

export function isTracing(): bool {
  return TRACING;
}

/** After the start of the clock: what an earlier run left stays, if there is any. */
export function openRing(cyclesPerMicrosecond: u32): void {
  const header = traceRing().header;
  if (header.mark !== TRACE_MARK || header.capacity !== TRACE_EVENTS) header.written = 0;
  header.mark = TRACE_MARK;
  header.capacity = TRACE_EVENTS;
  header.cyclesPerMicrosecond = cyclesPerMicrosecond;
}

/** Notes an event at this moment. @noinline */
export function write(kind: TraceKind, subject: u32): void {
  writeAt(counterNow(), kind, subject);
}

/** Notes that microsecond `time` began when the counter stood at `reading`, modulo its bits. */
export function writeTime(kind: TraceKind, reading: u32, time: u64): void {
  const header = traceRing().header;
  header.timedAt = header.written;
  header.timedReading = reading & COUNTER_MASK;
  header.timeLow = u32(time);
  header.timeHigh = u32(time >> 32n);
  writeAt(reading & COUNTER_MASK, kind, u32(time));
}

const COUNTER_MASK = (1 << TRACE_COUNTER_BITS) - 1;

function writeAt(reading: u32, kind: TraceKind, subject: u32): void {
  const ring = traceRing();
  const written = ring.header.written;
  const place = ring.records[written % TRACE_EVENTS];
  place.kindAndReading = (u32(kind) << TRACE_COUNTER_BITS) | reading;
  place.subject = subject;
  ring.header.written = written + 1;
}

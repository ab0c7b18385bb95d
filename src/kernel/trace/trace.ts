/**
 * What the kernel notes of what it does (docs/0033-trace.md). The fast paths note calls, replies, signals and interrupts by
 * themselves (arch/armv7m/trace.inc); all else, and these where they take the slow path, is noted here.
 *
 * In a system without a trace all of this is nothing.
 */
import { TRACE_NOBODY, TraceKind } from '../../abi/trace';
import { Thread, idle, threadNumber } from '../thread/thread';
import { isTracing, openRing, write, writeTime } from './ring';

/** The clock has started: from here on there are events. */
export function traceBoot(cyclesPerMicrosecond: u32): void {
  if (!isTracing()) return;
  openRing(cyclesPerMicrosecond);
  idle.token = TRACE_NOBODY;
  write(TraceKind.boot, pair(TRACE_NOBODY, TRACE_NOBODY));
}

/** The counter has begun anew; see writeTime. @inline */
export function traceTime(kind: TraceKind, reading: u32, time: u64): void {
  if (isTracing()) writeTime(kind, reading, time);
}

/** Something between two threads. Of the value 16 bits are kept. @inline */
export function trace(kind: TraceKind, who: Thread, whom: Thread, value: u32): void {
  if (isTracing()) traceThreads(kind, who, whom, value);
}

/** Something that concerns one thread. @inline */
export function traceOne(kind: TraceKind, who: Thread, value: u32): void {
  if (isTracing()) traceThreads(kind, who, idle, value);
}

/** @noinline */
function traceThreads(kind: TraceKind, who: Thread, whom: Thread, value: u32): void {
  write(kind, pair(threadNumber(who), threadNumber(whom)) | (value << VALUE_SHIFT));
}

const WHOM_SHIFT = 8;
const VALUE_SHIFT = 16;

function pair(who: u32, whom: u32): u32 {
  return who | (whom << WHOM_SHIFT);
}

/** Stands for a set of notification bits. */
export function lowestBit(bits: u32): u32 {
  return ctz32(bits);
}

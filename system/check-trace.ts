/** The kernel's trace: how many events it holds. */
import type { Findings } from './findings';
import { type SystemDescription, TRACE_EVENTS } from './schema';

/** Fewer hold no call with its reply and all that belongs to it; more than the largest take 256 KB. */
const FEWEST = 16;
const MOST = 32768;

/** Events that the ring holds; 0: there is none. */
export function traceEvents({ trace }: SystemDescription): number {
  return trace === false ? 0 : (trace?.events ?? TRACE_EVENTS);
}

export function checkTrace(findings: Findings): void {
  const { description } = findings.system;
  const events = traceEvents(description);
  if (description.trace === false || isPowerOfTwo(events)) return;
  findings.report(
    'error',
    ['trace', 'events'],
    `a trace of ${events} events is not possible`,
    `make it a power of two from ${FEWEST} to ${MOST}, or write \`trace: false\``,
  );
}

function isPowerOfTwo(events: number): boolean {
  return events >= FEWEST && events <= MOST && Number.isInteger(Math.log2(events));
}

/** The events of a recording as lines of text, in columns: when, what, who and whom, and what the label is called. */
import { columns } from '../columns';
import type { Recording, TraceEvent } from './recording';

/** The last so many are what led to where it is now. */
const LAST = 24;

/** The last events, oldest first. */
export function describeLastEvents({ events, lost }: Recording): string[] {
  if (events.length === 0) return ['no event is kept'];
  const last = events.slice(-LAST);
  const before = events.length + lost - last.length;
  return [
    `the last ${last.length} events${before > 0 ? ` of ${before + last.length}` : ''}:`,
    ...columns(last.map(describeEvent)),
  ];
}

function describeEvent(event: TraceEvent): string[] {
  const { time, kind, process, thread, peer, peerThread, label, name } = event;
  const who =
    peer === undefined ? named(process, thread) : `${named(process, thread)} → ${named(peer, peerThread)}`;
  return [`${(time / 1000).toFixed(3)} ms`, kind, who, name ?? (label === undefined ? '' : String(label))];
}

/** The first thread of a process goes by its name. */
function named(process: string, thread: number | undefined): string {
  return thread === undefined ? process : `${process}, thread ${thread}`;
}

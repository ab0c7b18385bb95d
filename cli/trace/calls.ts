/** The calls in a recording: who called whom, when, and when the answer came. */
import type { Recording, TraceEvent } from './recording';

export interface TracedCall {
  readonly client: string;
  readonly server: string;
  /** Which of their threads; 0 is the first. */
  readonly threads: { readonly client: number; readonly server: number };
  /** `Pong.exchange`, or `label 3` where nothing is known about it. */
  readonly method: string;
  /** Microseconds since the boot. */
  readonly start: number;
  /** When its server had it: later than `start` if it had to wait. */
  readonly received: number;
  /** When it was answered; undefined: it was not, or the recording does not have it. */
  readonly end?: number;
}

type OpenCall = Omit<TracedCall, 'end'>;

/** In the order of their ends; those without an end last. A call is forgotten where events are lost, and at a boot. */
export function callsIn({ events }: Recording): TracedCall[] {
  const open = new Map<string, OpenCall>();
  const calls: TracedCall[] = [];
  for (const event of events) {
    if (event.lost !== undefined || event.kind === 'boot') open.clear();
    if (event.kind === 'call') open.set(threadOf(event), begin(event));
    else if (event.kind === 'receive') receive(open, event);
    else if (event.kind === 'reply') calls.push(...end(open, event));
    else if (event.kind === 'waitEnded') open.delete(threadOf(event));
  }
  return [...calls, ...open.values()];
}

/** A thread waits for one call at a time, so it names its call. */
function threadOf({ process, thread = 0 }: TraceEvent): string {
  return `${process}/${thread}`;
}

function peerThreadOf({ peer = '', peerThread = 0 }: TraceEvent): string {
  return `${peer}/${peerThread}`;
}

function begin(event: TraceEvent): OpenCall {
  const { time, process, thread = 0, peer = '', peerThread = 0, label = 0, name } = event;
  const threads = { client: thread, server: peerThread };
  const method = name ?? `label ${label}`;
  return { client: process, server: peer, threads, method, start: time, received: time };
}

/** Another thread of the server may have it than the one that was expected to. */
function receive(open: Map<string, OpenCall>, event: TraceEvent): void {
  const client = peerThreadOf(event);
  const call = open.get(client);
  if (!call) return;
  const threads = { ...call.threads, server: event.thread ?? 0 };
  open.set(client, { ...call, threads, received: event.time });
}

function end(open: Map<string, OpenCall>, event: TraceEvent): TracedCall[] {
  const client = peerThreadOf(event);
  const answered = open.get(client);
  if (!answered) return [];
  open.delete(client);
  return [{ ...answered, end: event.time }];
}

/**
 * Who had the processor when, and for whom: from events to a lane of slices for each thread.
 *
 * Times of several runs follow one another: what comes after a boot is moved behind what was before it. Where events are lost, nobody is
 * known to run until the next event, which says so.
 */
import { IDLE, type Recording, type TraceEvent } from './recording';

export interface Slice {
  readonly start: number;
  readonly end: number;
  /** The method that it answers, `runs` while it answers none. */
  readonly name: string;
  /** Whose call that is. */
  readonly client?: string;
}

export interface Lane {
  readonly process: string;
  readonly thread: number;
  /** In order, without overlaps. */
  readonly slices: readonly Slice[];
}

/** An event with its time moved. */
export interface LaneEvent {
  readonly event: TraceEvent;
  readonly time: number;
}

export interface Lanes {
  /** By process, then by thread. */
  readonly lanes: readonly Lane[];
  readonly events: readonly LaneEvent[];
}

/** Microseconds between one run and the next. */
const BETWEEN_RUNS = 1000;
const RUNS = 'runs';

export function laneKey(process: string, thread = 0): string {
  return `${process}/${thread}`;
}

export function lanesOf(recording: Recording): Lanes {
  const builder = new LaneBuilder();
  const events = moved(recording.events);
  for (const each of events) builder.take(each);
  builder.endSlice(events.at(-1)?.time ?? 0);
  const place = ({ process, thread }: Lane): number => recording.processes.indexOf(process) * 256 + thread;
  return { lanes: builder.lanes().sort((one, other) => place(one) - place(other)), events };
}

function moved(events: readonly TraceEvent[]): LaneEvent[] {
  let offset = 0;
  let last = 0;
  return events.map((event) => {
    if (event.kind === 'boot' && last > 0) offset = last + BETWEEN_RUNS;
    last = Math.max(last, event.time + offset);
    return { event, time: last };
  });
}

interface Served {
  readonly client: string;
  readonly method: string;
}

class LaneBuilder {
  private readonly slices = new Map<string, Slice[]>();
  /** Calls that a thread has received and not answered, the latest last. */
  private readonly served = new Map<string, Served[]>();
  private running: string | undefined;
  private since = 0;
  private last = 0;

  take({ event, time }: LaneEvent): void {
    if (event.lost !== undefined || event.kind === 'boot') this.forget();
    const own = laneKey(event.process, event.thread);
    const peer = event.peer === undefined ? undefined : laneKey(event.peer, event.peerThread);
    if (this.running === undefined && isOfRunning(event)) this.run(own, time);
    if (event.switches) this.endSlice(time);
    this.note(event, own, peer, time);
    if (peer !== undefined && (event.switches || event.kind === 'switch')) this.run(peer, time);
    this.last = time;
  }

  lanes(): Lane[] {
    return [...this.slices].map(([key, slices]) => {
      const [process = '', thread] = key.split('/');
      return { process, thread: Number(thread), slices };
    });
  }

  endSlice(time: number): void {
    const { running } = this;
    if (running === undefined || running === laneKey(IDLE) || time <= this.since) return;
    const { client, method = RUNS } = this.served.get(running)?.at(-1) ?? {};
    const slice = { start: this.since, end: time, name: method, ...(client !== undefined && { client }) };
    const lane = this.slices.get(running);
    if (lane) lane.push(slice);
    else this.slices.set(running, [slice]);
    this.since = time;
  }

  private run(key: string, time: number): void {
    this.endSlice(time);
    this.running = key;
    this.since = time;
  }

  /** What a thread works for changes with what it receives and answers. */
  private note(event: TraceEvent, own: string, peer: string | undefined, time: number): void {
    if (event.kind === 'call' && event.switches && peer !== undefined) this.serve(peer, event, event.process);
    if (event.kind === 'receive' && event.peer !== undefined) {
      if (own === this.running) this.endSlice(time);
      this.serve(own, event, event.peer);
    }
    if (event.kind !== 'reply') return;
    if (own === this.running) this.endSlice(time);
    const served = this.served.get(own) ?? [];
    this.served.set(own, withoutClient(served, event.peer));
  }

  private serve(server: string, { name, label }: TraceEvent, client: string): void {
    const method = name ?? `label ${label}`;
    this.served.set(server, [...(this.served.get(server) ?? []), { client, method }]);
  }

  /** What was known of who runs and for whom. */
  private forget(): void {
    this.endSlice(this.last);
    this.running = undefined;
    this.served.clear();
  }
}

/** Whether `process` of the event is who has the processor. */
function isOfRunning({ kind }: TraceEvent): boolean {
  return !['receive', 'waitEnded', 'end', 'start', 'boot'].includes(kind);
}

function withoutClient(served: readonly Served[], client: string | undefined): Served[] {
  const last = served.map((each) => each.client).lastIndexOf(client ?? '');
  return served.filter((_, index) => index !== last);
}

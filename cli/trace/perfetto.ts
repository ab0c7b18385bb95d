/**
 * A recording as a trace that Perfetto (ui.perfetto.dev) and Chrome show: the JSON of Chrome's "Trace Event Format". A lane for each
 * thread, slices where it has the processor, arrows for calls and their answers, marks for all else.
 *
 * An arrow begins and ends inside a slice: those that are drawn between the ends of two slices are moved into them by a nanosecond.
 */
import { callsIn } from './calls';
import { type Lane, type LaneEvent, laneKey, lanesOf, type Slice } from './lanes';
import type { Recording, TraceEvent } from './recording';

/** What is used of the format. Times are in microseconds. */
export interface ChromeEvent {
  readonly ph: 'M' | 'X' | 's' | 'f' | 'i';
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly cat?: string;
  readonly id?: number;
  /** Of the end of an arrow: it ends in the slice around it. */
  readonly bp?: 'e';
  /** How far a mark reaches: its lane, or everything. */
  readonly s?: 't' | 'g';
  readonly args?: Readonly<Record<string, unknown>>;
}

export interface ChromeTrace {
  readonly traceEvents: readonly ChromeEvent[];
  readonly displayTimeUnit: 'ns';
  readonly otherData: Readonly<Record<string, unknown>>;
}

const PROCESS = 1;
const NANOSECOND = 0.001;

export function chromeTrace(recording: Recording): ChromeTrace {
  const { lanes, events } = lanesOf(recording);
  const drawing = new Drawing(lanes);
  const { system, clock, lost } = recording;
  const calls = callsIn({ ...recording, events: events.map(({ event, time }) => ({ ...event, time })) });
  return {
    traceEvents: [
      { ph: 'M', name: 'process_name', pid: PROCESS, tid: 0, args: { name: system } },
      ...lanes.flatMap((lane) => drawing.lane(lane)),
      ...calls.flatMap((call) => drawing.call(call)),
      ...events.flatMap((each) => drawing.marks(each)),
    ],
    displayTimeUnit: 'ns',
    otherData: { system, hertz: clock.hertz, lost },
  };
}

class Drawing {
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly slices: ReadonlyMap<string, readonly Slice[]>;
  private arrows = 0;

  constructor(lanes: readonly Lane[]) {
    const keys = lanes.map(({ process, thread }) => laneKey(process, thread));
    this.numbers = new Map(keys.map((key, index) => [key, index + 1]));
    this.slices = new Map(lanes.map(({ slices }, index) => [keys[index]!, slices]));
  }

  lane({ process, thread, slices }: Lane): ChromeEvent[] {
    const tid = this.numbers.get(laneKey(process, thread))!;
    const name = thread === 0 ? process : `${process}, thread ${thread}`;
    return [
      { ph: 'M', name: 'thread_name', pid: PROCESS, tid, args: { name } },
      { ph: 'M', name: 'thread_sort_index', pid: PROCESS, tid, args: { sort_index: tid } },
      ...slices.map((slice): ChromeEvent => ({
        ...{ ph: 'X', name: slice.name, cat: 'runs', pid: PROCESS, tid },
        ...{ ts: slice.start, dur: slice.end - slice.start },
        ...(slice.client !== undefined && { args: { for: slice.client } }),
      })),
    ];
  }

  /** From the caller to who receives it, and back. */
  call({
    client,
    server,
    method,
    start,
    received,
    end,
    threads,
  }: ReturnType<typeof callsIn>[number]): ChromeEvent[] {
    const from = laneKey(client, threads.client);
    const to = laneKey(server, threads.server);
    const there = this.arrow(method, { lane: from, time: start }, { lane: to, time: received });
    if (end === undefined) return there;
    return [
      ...there,
      ...this.arrow(`${method} answered`, { lane: to, time: end }, { lane: from, time: end }),
    ];
  }

  private arrow(name: string, from: Place, to: Place): ChromeEvent[] {
    const begin = this.inLastSlice(from);
    const finish = this.inNextSlice(to);
    if (begin === undefined || finish === undefined) return [];
    const id = ++this.arrows;
    const common = { name, cat: 'call', id, pid: PROCESS };
    return [
      { ...common, ph: 's', tid: this.numbers.get(from.lane)!, ts: begin },
      { ...common, ph: 'f', bp: 'e', tid: this.numbers.get(to.lane)!, ts: finish },
    ];
  }

  /** The time itself, if it is in a slice; else just before the end of the one that ended last. */
  private inLastSlice({ lane, time }: Place): number | undefined {
    const slices = this.slices.get(lane) ?? [];
    const slice = slices[countWhile(slices, ({ start }) => start < time) - 1];
    if (!slice) return undefined;
    return time < slice.end ? time : slice.end - inside(slice);
  }

  /** The time itself, if it is in a slice; else just after the beginning of the next one. */
  private inNextSlice({ lane, time }: Place): number | undefined {
    const slices = this.slices.get(lane) ?? [];
    const slice = slices[countWhile(slices, ({ end }) => end <= time)];
    if (!slice) return undefined;
    return time > slice.start ? time : slice.start + inside(slice);
  }

  marks({ event, time }: LaneEvent): ChromeEvent[] {
    const marks: ChromeEvent[] = [];
    if (event.lost !== undefined) {
      const name = `${event.lost} events lost`;
      marks.push({ ph: 'i', s: 'g', name, cat: 'lost', pid: PROCESS, tid: 0, ts: time });
    }
    const name = MARKS[event.kind]?.(event);
    if (name === undefined) return marks;
    const process = event.kind === 'interrupt' ? event.peer : event.process;
    const thread = event.kind === 'interrupt' ? event.peerThread : event.thread;
    const tid = this.numbers.get(laneKey(process ?? '', thread));
    const scope = tid === undefined ? 'g' : 't';
    return [...marks, { ph: 'i', s: scope, name, cat: event.kind, pid: PROCESS, tid: tid ?? 0, ts: time }];
  }
}

interface Place {
  readonly lane: string;
  readonly time: number;
}

/** How many of the first ones `holds` is true of, and of no later one: by halving. */
function countWhile(slices: readonly Slice[], holds: (slice: Slice) => boolean): number {
  let [low, high] = [0, slices.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(slices[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** So far from an end of a slice is in it. */
function inside({ start, end }: Slice): number {
  return Math.min(NANOSECOND, (end - start) / 2);
}

const named = ({ name, label }: TraceEvent): string => name ?? String(label);

/** What stands beside the marks. Calls, replies and switches have none. */
const MARKS: Partial<Record<TraceEvent['kind'], (event: TraceEvent) => string>> = {
  send: (event) => `sends ${named(event)} to ${event.peer}`,
  post: (event) => `posts ${named(event)} to ${event.peer}`,
  signal: (event) => `signals ${named(event)} to ${event.peer}`,
  interrupt: (event) => `interrupt ${named(event)}`,
  timer: (event) => `timer of ${event.peer}`,
  waitEnded: (event) => `wait ended: ${named(event)}`,
  fault: (event) => `fault: ${named(event)}`,
  end: (event) => `ended: ${named(event)}`,
  start: (event) => `started, life ${event.label}`,
  boot: () => 'boot',
  panic: () => 'kernel panic',
};

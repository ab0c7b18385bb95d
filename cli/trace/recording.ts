/**
 * What the kernel did, as data: what `conductor trace --record` writes, and what pictures and dumps are made from.
 *
 * Names stand in it, not numbers, so that a recording can be read without the system that it was made on. Events are in the order
 * in which they happened; where the reader came too late for some, the next event says how many are missing before it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { UserError } from '../errors';
import { shown } from '../paths';

export const EVENT_KINDS = [
  /** `peer` runs instead of `process`. */
  'switch',
  /** `process` calls `peer` and waits for the reply; `label` is the number of the method. */
  'call',
  /** A message that nobody answers: its sender waits until it is received, ... */
  'send',
  /** ... or does not. */
  'post',
  /** `process` receives a message: from `peer`, or one that was posted. Not said of a call that `switches` to its receiver. */
  'receive',
  /** `process` answers the call of `peer`; `label` is what the answer says (0: no error). */
  'reply',
  /** `process` sets notification bits of `peer`; `label` is the lowest of them. */
  'signal',
  /** Device line `label` interrupts; `peer` is its driver. `process` is who was interrupted. */
  'interrupt',
  /** The timer of `peer` is due. */
  'timer',
  /** A wait of `process` ends without what it waited for; `label` is the status. */
  'waitEnded',
  /** `process` faults; `label` is a FaultCause. */
  'fault',
  /** The life of `process` ends; `label` is a FaultCause. */
  'end',
  /** `process` starts; `label` is the number of its life. */
  'start',
  /** The system starts. Times begin at 0 again; what comes before is of the run before. */
  'boot',
  /** The kernel stops; `process` is who ran. */
  'panic',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface TraceEvent {
  /** Microseconds since the boot; the fraction counts the processor's cycles. */
  readonly time: number;
  readonly kind: EventKind;
  /** Of whom, by the name of the process; {@link IDLE} while no process can run. */
  readonly process: string;
  /** Which of its threads, if it is not the first: 1 is the second. */
  readonly thread?: number;
  readonly peer?: string;
  readonly peerThread?: number;
  readonly label?: number;
  /** What the label is called, where that is known: `Pong.exchange`, `denied`, `data-access`. */
  readonly name?: string;
  /** From here on `peer` runs; said by a `switch` of its own where this is absent. */
  readonly switches?: true;
  /** So many events before this one are lost. */
  readonly lost?: number;
}

export interface Recording {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  /** The system file's name. */
  readonly system: string;
  readonly clock: { readonly hertz: number };
  /** By number. */
  readonly processes: readonly string[];
  /** How many events are lost in all. */
  readonly lost: number;
  readonly events: readonly TraceEvent[];
}

/** Who runs when no process can. */
export const IDLE = 'idle';

const FORMAT = 'conductor-trace';
const VERSION = 1;

export function makeRecording(recording: Omit<Recording, 'format' | 'version'>): Recording {
  return { format: FORMAT, version: VERSION, ...recording };
}

/** One event a line, so that the file can be read and compared. */
export function writeRecording(file: string, recording: Recording): void {
  const { events, ...rest } = recording;
  const head = JSON.stringify(rest).slice(0, -1);
  const lines = events.map((event) => JSON.stringify(event));
  try {
    writeFileSync(file, `${head},"events":[\n${lines.join(',\n')}\n]}\n`);
  } catch (error) {
    throw new UserError(`can't write ${shown(file)}: ${(error as Error).message}`);
  }
}

export function readRecording(file: string): Recording {
  const recording = parse(file, readText(file));
  const { format, version } = recording as Partial<Recording>;
  if (format !== FORMAT)
    throw new UserError(
      `${shown(file)} is not a recording; \`npx conductor trace --record <file>\` makes one`,
    );
  if (version !== VERSION)
    throw new UserError(
      `${shown(file)} is a recording of version ${String(version)}; this is ${VERSION}: record again`,
    );
  return recording as Recording;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`can't read ${shown(file)}: ${(error as Error).message}`);
  }
}

function parse(file: string, text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw new UserError(`${shown(file)} is not a recording: it is no JSON object`);
}

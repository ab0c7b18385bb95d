/** From the kernel's records to events with names. */
import { TraceKind } from '../../src/abi/trace';
import type { TimedRecord } from './clock';
import { causeName, statusName, type SystemNames } from './names';
import { EVENT_KINDS, type EventKind, IDLE, type TraceEvent } from './recording';

const KINDS = new Map<number, EventKind>(EVENT_KINDS.map((kind) => [TraceKind[kind], kind]));

/** Who does it, to whom, and the value of 16 bits. */
interface Subject {
  readonly who: number;
  readonly whom: number;
  readonly value: number;
}

/** Undefined for a kind that this version does not know. */
export function decodeRecord(record: TimedRecord, names: SystemNames): TraceEvent | undefined {
  const kind = KINDS.get(record.kind);
  if (kind === undefined) return undefined;
  const { subject } = record;
  const { who, whom, value } = { who: subject & 0xff, whom: (subject >>> 8) & 0xff, value: subject >>> 16 };
  const { process, thread } = names.thread(who) ?? { process: IDLE };
  const peer = names.thread(whom) ?? (kind === 'switch' ? { process: IDLE } : undefined);
  const name = nameOf(kind, { who, whom, value }, names);
  return {
    time: record.time,
    kind,
    process,
    ...(thread !== undefined && { thread }),
    ...(peer && { peer: peer.process }),
    ...(peer?.thread !== undefined && { peerThread: peer.thread }),
    ...(HAVE_VALUE.has(kind) && { label: value }),
    ...(name !== undefined && { name }),
    ...(record.switches && { switches: true }),
    ...(record.lost > 0 && { lost: record.lost }),
  };
}

/** Of the others the value says nothing. */
const HAVE_VALUE = new Set(EVENT_KINDS.filter((kind) => !['switch', 'boot', 'panic'].includes(kind)));

function nameOf(kind: EventKind, { who, whom, value }: Subject, names: SystemNames): string | undefined {
  const processOf = (thread: number): string => names.thread(thread)?.process ?? IDLE;
  switch (kind) {
    case 'call':
    case 'send':
    case 'post':
      return names.method(processOf(whom), value);
    case 'receive':
      return names.method(processOf(who), value);
    case 'reply':
      return names.error(processOf(who), value);
    case 'signal':
    case 'timer':
      return names.notification(processOf(whom), value);
    case 'interrupt':
      return names.line(value);
    case 'fault':
    case 'end':
      return causeName(value);
    case 'waitEnded':
      return statusName(value);
    default:
      return undefined;
  }
}

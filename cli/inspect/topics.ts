/** What can be shown of a system: each topic as lines of text, and all of them as `conductor dump` prints them. */
import { UserError } from '../errors';
import {
  describeCapabilities,
  describeEnd,
  describeEndpoints,
  describeCalls,
  describeMemory,
  describeProcesses,
  describeRegisters,
  describeStack,
  describeStacks,
} from './describe';
import type { KeptFault, PostMortem } from './post-mortem';
import { describeLastEvents } from '../trace/describe';
import type { Recording } from '../trace/recording';
import type { Snapshot } from './snapshot';
import type { SystemImage } from './system-image';

export const TOPICS = [
  'all',
  'processes',
  'stack',
  'stacks',
  'capabilities',
  'endpoints',
  'memory',
  'trace',
  'last',
] as const;
export type Topic = (typeof TOPICS)[number];

export interface Shown {
  readonly image: SystemImage;
  readonly snapshot: Snapshot;
  /** Undefined in a system without a trace. */
  readonly trace?: Recording;
  readonly postMortem: PostMortem;
}

export function showDump(dump: Shown, topic: Topic, name?: string): string[] {
  const { snapshot, trace, postMortem } = dump;
  switch (topic) {
    case 'processes':
      return describeProcesses(snapshot);
    case 'stack':
      return stackOf(snapshot, name);
    case 'stacks':
      return describeStacks(snapshot);
    case 'capabilities':
      return describeCapabilities(snapshot, name === undefined ? undefined : numberOf(snapshot, name));
    case 'endpoints':
      return describeEndpoints(snapshot);
    case 'memory':
      return describeMemory(snapshot);
    case 'trace':
      return traceLines(trace);
    case 'last':
      return lastLines(postMortem);
    default:
      return ['The system now', '', ...systemLines(snapshot, trace), '', ...lastLines(postMortem)];
  }
}

function systemLines(snapshot: Snapshot, trace?: Recording): string[] {
  return [
    ...kernelLines(snapshot),
    ...describeProcesses(snapshot),
    ...describeStacks(snapshot),
    '',
    ...describeMemory(snapshot),
    '',
    ...traceLines(trace),
  ];
}

function traceLines(trace?: Recording): string[] {
  return trace ? describeLastEvents(trace) : ['no trace: the system was built without one'];
}

/** Where the kernel is, if the processor is in it or it has panicked. */
function kernelLines({ kernel }: Snapshot): string[] {
  const { isPanicked, state, calls, registers = [], lastReset } = kernel;
  const reset = lastReset
    ? [
        `last reset: ${lastReset.process}: ${lastReset.cause}, detail ${lastReset.detail}, ${lastReset.count} in a row`,
      ]
    : [];
  if (!calls) return [`kernel: ${isPanicked ? 'panic' : state}`, ...reset, ''];
  const what = isPanicked ? 'panic' : `${state}; the processor is in it`;
  return [`kernel: ${what}`, ...describeCalls(calls), ...describeRegisters(registers), ...reset, ''];
}

function lastLines({ run, trace, fault }: PostMortem): string[] {
  return [
    ...(run
      ? ['The run before, at its end', '', ...systemLines(run, trace)]
      : ['The run before ended in order, or left nothing']),
    '',
    ...(fault ? faultLines(fault) : ['no process was stopped by a fault']),
  ];
}

/** Who waited for whom is not kept of a fault. */
function faultLines({ process, threads }: KeptFault): string[] {
  const how = process.lastEnd ? describeEnd(process.lastEnd) : 'unknown cause';
  return [
    `The last fault: ${process.name}, start ${process.generation}: ${how}`,
    ...threads.flatMap((thread) => [
      '',
      `${thread.name}:`,
      ...describeCalls(thread.calls),
      ...describeRegisters(thread.registers),
    ]),
  ];
}

/** The threads of a process, or one of them. */
function stackOf(snapshot: Snapshot, name: string | undefined): string[] {
  if (name === undefined) throw new UserError(`whose stack? ${namesIn(snapshot)}`);
  const process = snapshot.processes.find((each) => each.name === name)?.number;
  const threads = snapshot.threads.filter((thread) => thread.name === name || thread.process === process);
  if (threads.length > 0) return threads.flatMap((thread) => describeStack(thread, snapshot));
  if (process !== undefined) return [`${name} does not live`];
  throw new UserError(`no process is called '${name}'; there are ${namesIn(snapshot)}`);
}

function numberOf(snapshot: Snapshot, name: string): number {
  const process = snapshot.processes.find((each) => each.name === name);
  if (process) return process.number;
  throw new UserError(`no process is called '${name}'; there are ${namesIn(snapshot)}`);
}

function namesIn({ processes }: Snapshot): string {
  return processes.map(({ name }) => name).join(', ');
}

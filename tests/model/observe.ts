/**
 * What is compared of a system: one line of text for each thing that a contract speaks of. The model and the kernel are read
 * by different code into the same lines, so a difference is two lines side by side.
 */
import type { ObjectType } from '../../src/abi/capability';
import type { BlockReason } from '../../src/abi/process';

/** A thread's name: process and number in it. */
export type ThreadName = string;

export interface ThreadView {
  readonly name: ThreadName;
  readonly reason: BlockReason;
  readonly suspended: boolean;
  readonly priority: number;
  readonly effective: number;
  readonly pending: number;
  readonly server: ThreadName | undefined;
  readonly endpoint: number | undefined;
  readonly deadline: number | undefined;
  readonly acceptSlot: number;
  /** Those whose calls it has, in any order. */
  readonly callers: readonly ThreadName[];
}

export interface ProcessView {
  readonly alive: boolean;
  readonly life: number;
  readonly faults: number;
  readonly memoryUsed: number;
  /** The slot through which its exceptions are called. */
  readonly handler: string | undefined;
  /** What is in the memory that it lends. */
  readonly buffer: string;
  readonly timer: { readonly deadline: number; readonly period: number; readonly bits: number } | undefined;
}

export interface CapabilityView {
  readonly place: string;
  readonly type: ObjectType;
  readonly target: string;
  readonly rights: number;
  readonly badge: number;
  readonly depth: number;
  readonly parent: string | undefined;
  readonly stale: boolean;
}

export interface EndpointView {
  /** Most urgent first. */
  readonly senders: readonly ThreadName[];
  readonly posted: number;
  readonly receiver: ThreadName | undefined;
}

export interface SystemView {
  readonly running: ThreadName | undefined;
  /** In the order in which they will run if nothing happens, with their levels. */
  readonly ready: readonly { readonly name: ThreadName; readonly level: number }[];
  readonly threads: readonly ThreadView[];
  readonly processes: readonly ProcessView[];
  readonly endpoints: readonly EndpointView[];
  readonly capabilities: readonly CapabilityView[];
  readonly openLines: readonly number[];
  readonly regions: readonly string[];
}

export function describe(view: SystemView): string[] {
  return [
    `running ${view.running ?? 'nobody'}`,
    `ready ${view.ready.map(({ name, level }) => `${name}@${level}`).join(' ')}`,
    ...view.threads.map(describeThread),
    ...view.processes.map(
      ({ alive, life, faults, memoryUsed, timer, handler, buffer }, index) =>
        `process ${index}: ${alive ? 'alive' : 'over'}, life ${life}, faults ${faults}, memory ${memoryUsed}` +
        (handler === undefined ? '' : `, handler ${handler}`) +
        (alive ? `, buffer ${buffer}` : '') +
        (timer ? `, timer ${timer.deadline}+${timer.period} bits ${timer.bits}` : ''),
    ),
    ...view.endpoints.map(
      ({ senders, posted, receiver }, number) =>
        `endpoint ${number}: senders ${senders.join(' ')}, posted ${posted}, receiver ${receiver ?? 'none'}`,
    ),
    ...view.capabilities.map(
      ({ place, type, target, rights, badge, depth, parent, stale }) =>
        `slot ${place}: type ${type} ${target} rights ${rights} badge ${badge} depth ${depth} of ${parent ?? 'none'}` +
        (stale ? ' stale' : ''),
    ),
    `open lines ${view.openLines.join(' ')}`,
    ...view.regions.map((region) => `region ${region}`),
  ];
}

/** By BlockReason. */
const REASONS = [
  'none',
  'sending',
  'awaits reply',
  'receiving',
  'waiting',
  'joining',
  'suspended',
  'faulted',
];

function describeThread(thread: ThreadView): string {
  const { name, reason, suspended, priority, effective, pending, server, endpoint, deadline, callers } =
    thread;
  return [
    `thread ${name}: ${REASONS[reason]}${suspended ? ' suspended' : ''}`,
    `priority ${priority}/${effective}`,
    `bits ${pending}`,
    `accepts ${thread.acceptSlot}`,
    ...(server === undefined ? [] : [`served by ${server}`]),
    ...(endpoint === undefined ? [] : [`at endpoint ${endpoint}`]),
    ...(deadline === undefined ? [] : [`until ${deadline}`]),
    ...(callers.length === 0 ? [] : [`calls of ${[...callers].sort().join(' ')}`]),
  ].join(', ');
}

/** A {@link Snapshot} as text for people: who waits for whom, where everybody is in TypeScript, what memory holds. */
import { columns } from '../columns';
import { shownFunction } from '../symbols';
import { panicName } from '../terminal/panic-names';
import { word } from './memory';
import type { CallStack, EndSnapshot, ProcessSnapshot, Snapshot, ThreadSnapshot, Wait } from './snapshot';
import type { Registers } from './unwind';

export function describeProcesses(snapshot: Snapshot): string[] {
  const rows = snapshot.processes.map((process) => {
    const thread = snapshot.threads.find(({ number }) => number === process.number);
    const wait = process.state === 'blocked' && thread?.wait ? describeWait(thread.wait, snapshot) : '';
    return [
      String(process.number),
      process.name,
      wait || process.state,
      String(process.generation),
      String(process.faults),
      thread ? priorities(thread) : '',
      process.lastEnd ? describeEnd(process.lastEnd) : '',
    ];
  });
  return columns([['#', 'process', 'state', 'starts', 'faults', 'priority', 'ended last'], ...rows]);
}

/** Its own, and what it runs at for others' sake. */
function priorities({ priority, effectivePriority }: ThreadSnapshot): string {
  return priority === effectivePriority ? String(priority) : `${priority} as ${effectivePriority}`;
}

export function describeWait(wait: Wait, snapshot: Snapshot): string {
  const name = snapshot.threads.find(({ number }) => number === wait.thread)?.name ?? 'nobody';
  const limit = wait.deadline === undefined ? '' : `, until ${(wait.deadline / 1000).toFixed(3)} ms`;
  return `${whatFor(wait, name)}${limit}`;
}

function whatFor({ reason, endpoint, bits = 0 }: Wait, peer: string): string {
  switch (reason) {
    case 'sending':
      return `waits until ${peer} receives`;
    case 'awaitingReply':
      return `waits for the reply of ${peer}`;
    case 'receiving':
      return `receives at endpoint ${endpoint ?? '?'}`;
    case 'waiting':
      return `waits for notifications ${word(bits)}`;
    case 'joining':
      return 'waits for the end of a process';
    case 'faulted':
      return `faulted: ${peer} decides`;
    default:
      return reason;
  }
}

export function describeEnd({ cause, detail, address, status }: EndSnapshot): string {
  const at = address === undefined ? '' : ` at ${word(address)}`;
  const name = cause === 'panic' ? panicName(detail)?.replace(/:.*/, '') : undefined;
  const more = detail === 0 ? '' : `, detail ${detail}${name === undefined ? '' : ` (${name})`}`;
  return `${spaced(cause)}${at}${more}${status === 0 ? '' : `, CFSR ${word(status)}`}`;
}

/** `dataAccess` as the reports write it: `data-access`. */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function describeStacks(snapshot: Snapshot, threads = snapshot.threads): string[] {
  return threads.flatMap((thread) => ['', ...describeStack(thread, snapshot)]);
}

/** The name of the thread, how much of its stack it uses, and its calls. */
export function describeStack(thread: ThreadSnapshot, snapshot: Snapshot): string[] {
  const { used, size, highWater } = thread.stack;
  const what = thread.wait ? describeWait(thread.wait, snapshot) : thread.state;
  const now = used === undefined ? '' : `${used} now, `;
  return [
    `${thread.name}: ${what} (stack of ${size} bytes: ${now}${highWater} at most)`,
    ...describeCalls(thread.calls),
  ];
}

/** A line for each function, also for those that the compiler has put into their caller. */
export function describeCalls({ frames, end }: CallStack): string[] {
  const lines = frames.flatMap(({ pc, locations }) => {
    if (locations.length === 0) return [`${word(pc)}  no line of the program`];
    return locations.map(({ file, line, function: name }, depth) => {
      const place = depth === 0 ? word(pc) : ' '.repeat(10);
      return `${place}  ${shownFunction(name)}  ${file}:${line}`;
    });
  });
  return [...lines, ...(end === undefined ? [] : [`(${end})`])].map((line) => `  ${line}`);
}

const NAMES = [
  'r0',
  'r1',
  'r2',
  'r3',
  'r4',
  'r5',
  'r6',
  'r7',
  'r8',
  'r9',
  'r10',
  'r11',
  'r12',
  'sp',
  'lr',
  'pc',
];

/** Four in a line; those that were not kept are left out. */
export function describeRegisters(registers: Registers): string[] {
  const known = NAMES.flatMap((name, index) => {
    const value = registers[index];
    return value === undefined ? [] : [`${name.padStart(3)} ${word(value)}`];
  });
  return Array.from(
    { length: Math.ceil(known.length / 4) },
    (_, row) => `  ${known.slice(4 * row, 4 * row + 4).join('  ')}`,
  );
}

export function describeMemory({ processes, regions, kernel }: Snapshot): string[] {
  const range = ({ start, length }: ProcessSnapshot['ram']): string =>
    `${word(start)} to ${word(start + length)}`;
  const rows = processes.map(({ name, flash, ram }) => [name, range(flash), range(ram)]);
  const pieces = regions.map((region) => [`  of ${processes[region.owner]?.name ?? '?'}`, '', range(region)]);
  const { base, size, highWater } = kernel.stack;
  return [
    ...columns([['memory', 'flash', 'RAM'], ...rows, ...(pieces.length > 0 ? [['pool'], ...pieces] : [])]),
    `kernel stack of ${size} bytes at ${word(base)}: ${highWater} at most`,
  ];
}

export function describeEndpoints({ endpoints, processes, threads }: Snapshot): string[] {
  const nameOf = (number: number | undefined): string =>
    threads.find((thread) => thread.number === number)?.name ?? '';
  const rows = endpoints.map(({ number, owner, waiting, queued, posted, capacity }) => [
    String(number),
    processes[owner ?? -1]?.name ?? '',
    nameOf(waiting),
    queued.map(nameOf).join(', '),
    `${posted} of ${capacity}`,
  ]);
  return columns([['endpoint', 'owner', 'receives', 'queued', 'posted'], ...rows]);
}

export function describeCapabilities({ capabilities, processes }: Snapshot, process?: number): string[] {
  const rows = capabilities
    .filter((each) => process === undefined || each.process === process)
    .map((each) => [
      `${processes[each.process]?.name ?? '?'}.${each.slot}`,
      each.type,
      objectName(each.type, each.object, processes),
      each.rights.join(','),
      String(each.badge),
      each.isStale ? 'stale' : '',
    ]);
  return columns([['capability', 'type', 'object', 'rights', 'badge', ''], ...rows]);
}

function objectName(type: string, object: number | undefined, processes: Snapshot['processes']): string {
  if (object === undefined) return type === 'process' ? 'all' : '';
  if (type === 'region') return word(object);
  return type === 'process' ? (processes[object]?.name ?? String(object)) : String(object);
}

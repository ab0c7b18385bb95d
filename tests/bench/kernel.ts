/** Rows of the bench that measure kernel operations, on the system of `system.ts`. */
import type { BuildResult } from '../../cli/build';
import { BenchImage } from './image';
import { type Mark, type Profile, profile } from './profile';
import type { Cost, Row } from './row';

export async function measureKernel(built: BuildResult): Promise<Row[]> {
  const { costs, output } = await profileKernel(built);
  checkFaults(output);
  const rows = [...costs].map(([name, { instructions, cycles, strict }]): Row => {
    return { name, instructions, cycles, strict };
  });
  const lease = rowOf(rows, 'call-reply-lease-256');
  lease.onTop = difference(lease, rowOf(rows, 'call-reply-16'));
  const service = rowOf(rows, 'service-call');
  service.onTop = difference(service, rowOf(rows, 'call-reply-16'));
  return rows;
}

/** Ends the names of rows that are measured with a trace. */
export const TRACED_SUFFIX = ' traced';

/** Operations that the fast paths note, and what follows them. */
const TRACED = [
  'call-reply-16',
  'yield',
  'notify-to-run',
  'irq-to-driver',
  'fault-to-serving',
  'service-call',
];

/** On the system with a trace: the same, with what is noted. */
export async function measureTraced(built: BuildResult): Promise<Row[]> {
  const rows = await measureKernel(built);
  return TRACED.map((name) => {
    const { instructions, cycles, strict } = rowOf(rows, name);
    return { name: name + TRACED_SUFFIX, instructions, cycles, strict };
  });
}

/** Runs the bench system; `list` names a row whose instructions are wanted. */
export async function profileKernel({ elf, report }: BuildResult, list?: string): Promise<Profile> {
  const image = new BenchImage(elf, report);
  const parameters = [triggerAt(image)];
  return profile(elf, marksOf(image), list === undefined ? { parameters } : { parameters, list });
}

/** The store of `pend.ts` may pend an interrupt. */
export function triggerAt(image: BenchImage): string {
  return `trigger=${image.symbol('pendByStore').toString(16)}`;
}

/** Where each row begins and ends. */
export function marksOf(image: BenchImage): Mark[] {
  const callBy = (name: string): number => image.measuredCallOf(name);
  const afterCallBy = (name: string): number => image.measuredCallOf(name) + 2;
  const between = (name: string, start: number, end: number): Mark => ({ name, start, end });
  return [
    between('call-reply-16', callBy('client'), afterCallBy('client')),
    between('call-reply-lease-256', callBy('leaseClient'), afterCallBy('leaseClient')),
    between('null-syscall', callBy('caller'), afterCallBy('caller')),
    between('yield', callBy('yielderA'), afterCallBy('yielderB')),
    between('notify-to-run', callBy('notifier'), afterCallBy('waiter')),
    between('irq-to-driver', image.symbol('pendByStore'), afterCallBy('driver')),
    between('fault-to-serving', image.symbol('storeAtNull'), image.symbol('servedAgain')),
    between('call-reply-typescript', callBy('requestClient'), afterCallBy('requestClient')),
    between('service-call', image.symbol('serviceCallBegins'), image.symbol('serviceCallEnded')),
  ];
}

/** A program that finds a wrong result panics; only one process is meant to fault. */
function checkFaults(output: string): void {
  const faults = output
    .split('\n')
    .filter((line) => /^fault: /.test(line) && !/process=patient |cause=exited detail=0/.test(line));
  if (faults.length > 0) throw new Error(`a measured program failed:\n${faults.join('\n')}`);
}

function rowOf(rows: readonly Row[], name: string): Row {
  const row = rows.find((each) => each.name === name);
  if (!row) throw new Error(`the bench has no row ${name}`);
  return row;
}

function difference(whole: Cost, part: Cost): Cost {
  return {
    instructions: whole.instructions - part.instructions,
    cycles: whole.cycles - part.cycles,
    strict: whole.strict - part.strict,
  };
}

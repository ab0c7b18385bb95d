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
  return rows;
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

function marksOf(image: BenchImage): Mark[] {
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
  ];
}

/** A program that finds a wrong result panics; only one process is meant to fault. */
function checkFaults(output: string): void {
  const faults = output
    .split('\n')
    .filter((line) => /^fault: /.test(line) && !line.includes('process=patient '));
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

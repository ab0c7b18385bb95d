/** Every stack of a system: what it has, what the build has proved that it can take, and what was measured, if somebody measured. */
import type { StackReport, SystemReport } from '../../linker/report';
import type { Snapshot } from '../inspect/snapshot';

export interface StackRow extends StackReport {
  /** `kernel`, a process, or another thread of one: `security/1`. */
  readonly name: string;
  readonly owner: string;
  /** Deepest use so far, in bytes. */
  readonly measured?: number;
}

/** Deepest use so far by the names of {@link StackRow}. */
export type HighWaterMarks = ReadonlyMap<string, number>;

/** Of the threads that exist: one that was never created has used nothing that could be seen. */
export function highWaterMarksIn({ kernel, threads }: Snapshot): HighWaterMarks {
  return new Map([
    ['kernel', kernel.stack.highWater],
    ...threads.map(({ name, stack }): [string, number] => [name, stack.highWater]),
  ]);
}

export function stackRows({ kernel, processes }: SystemReport, marks?: HighWaterMarks): StackRow[] {
  const row = (name: string, owner: string, stack: StackReport): StackRow => {
    const measured = marks?.get(name);
    return { name, owner, ...stack, ...(measured === undefined ? {} : { measured }) };
  };
  return [
    row('kernel', 'kernel', kernel.stack),
    ...processes.flatMap(({ name, stack, threads }) => [
      row(name, name, stack),
      ...Array.from({ length: threads.count }, (_, index) =>
        row(`${name}/${index + 1}`, name, threads.stack),
      ),
    ]),
  ];
}

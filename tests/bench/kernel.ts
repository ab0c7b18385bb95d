/** Rows of the bench that measure kernel operations, on the system of `system.ts`. */
import type { QemuBoard } from '../../cli/simulator/qemu';
import type { BuildResult } from '../../cli/build';
import { BenchImage } from './image';
import { type Mark, type Profile, profile } from './profile';
import type { Cost, Row } from './row';

const CONFIGURATION_CONTROL = 0xe000ed14;
/** Lets unprivileged code write the NVIC's software trigger register. */
const USERSETMPEND = 2;
const BOOT_MILLISECONDS = 50;

export async function measureKernel(built: BuildResult): Promise<Row[]> {
  const { costs } = await profileKernel(built);
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
  const drive = (board: QemuBoard): Promise<void> => openTrigger(board, image.symbol('gate'));
  return profile(elf, marksOf(image), list === undefined ? { drive } : { drive, list });
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

/** Repeated until the system has ended: a process that is not there yet clears its memory when it starts. */
async function openTrigger(board: QemuBoard, gate: number): Promise<void> {
  let running = true;
  void board.ended.then(() => (running = false));
  while (running) {
    await new Promise((resolve) => setTimeout(resolve, BOOT_MILLISECONDS));
    const control = await board.peek(CONFIGURATION_CONTROL);
    if (!running) return;
    await board.poke(CONFIGURATION_CONTROL, control | USERSETMPEND);
    await board.poke(gate, 1);
  }
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

/**
 * The kernel's rows on a real board, in cycles of its own counter (DWT CYCCNT): the same image and the same marks as in the simulator.
 * The debugger lets the system run to where a mark begins, reads the counter, and again where it ends; the counter stands still while the
 * processor is stopped (ARMv7-M architecture manual, C1.8.1). What stopping itself costs is measured on an instruction whose
 * cycles are known, and taken off.
 */
import type { BuildResult } from '../../cli/build';
import { UserError } from '../../cli/errors';
import { loadBoard } from '../../cli/lazy';
import { startOnHardware } from '../../cli/target/hardware/start';
import { BenchImage } from './image';
import { marksOf } from './kernel';
import type { Mark } from './profile';

/** What of a board the measurement takes. */
export interface MeasurableBoard {
  peek(address: number): Promise<number>;
  poke(address: number, value: number): Promise<void>;
  resetHalted(): Promise<void>;
  runTo(address: number): Promise<void>;
}

/** Cycles of a row on the board: the median, and the extremes. */
export interface MeasuredCycles {
  readonly name: string;
  readonly cycles: number;
  readonly least: number;
  readonly most: number;
  readonly samples: number;
}

/** Debug and trace registers (ARMv7-M architecture manual, C1.6.5, C1.8.7, C1.8.8). */
const DEMCR = 0xe000edfc;
const TRACE_ENABLE = 1 << 24;
const DWT_CONTROL = 0xe0001000;
const COUNTER_ENABLE = 1;
const NO_COUNTER = 1 << 25;
const DWT_CYCLES = 0xe0001004;
/** Sets interrupts pending; `exti0` is line 6 (RM0090, table 61). */
const NVIC_SET_PENDING = 0xe000e200;
const EXTI0 = 1 << 6;

/** The measured programs do everything a hundred times. */
const SAMPLES = 30;
/** `ldmia` of eight registers takes one cycle and one for each (Cortex-M4 TRM, 3.3.1). */
const KNOWN_CYCLES = 9;
/** Its length: it stands right before the call. */
const KNOWN_LENGTH = 4;
/** Its interrupt is made by the debugger: nothing on the board requests one at that instruction. */
const PENDED_ROW = 'irq-to-driver';

export async function measureOnBoard(built: BuildResult): Promise<MeasuredCycles[]> {
  const { elf, board: boardName, report } = built;
  const image = { elf, system: elf, boardName, board: loadBoard(boardName) };
  const board = await startOnHardware(image, {});
  try {
    const bench = new BenchImage(elf, report);
    const call = bench.measuredCallOf('caller');
    const known: Mark = { name: 'stopping', start: call - KNOWN_LENGTH, end: call };
    return await measureMarks(board, known, marksOf(bench));
  } finally {
    await board.reset();
    board.stop();
    await board.ended;
  }
}

/** `known`: an instruction of {@link KNOWN_CYCLES}. */
export async function measureMarks(
  board: MeasurableBoard,
  known: Mark,
  marks: readonly Mark[],
): Promise<MeasuredCycles[]> {
  const { cycles } = await measure(board, known, 0);
  const rows: MeasuredCycles[] = [];
  for (const mark of marks) rows.push(await measure(board, mark, cycles - KNOWN_CYCLES));
  return rows;
}

async function measure(board: MeasurableBoard, mark: Mark, overhead: number): Promise<MeasuredCycles> {
  await board.resetHalted();
  await enableCounter(board);
  const samples: number[] = [];
  while (samples.length < SAMPLES) samples.push((await sample(board, mark)) - overhead);
  samples.sort((a, b) => a - b);
  const at = (index: number): number => samples[index] ?? 0;
  const cycles = at(SAMPLES >> 1);
  return { name: mark.name, cycles, least: at(0), most: at(SAMPLES - 1), samples: SAMPLES };
}

async function sample(board: MeasurableBoard, { name, start, end }: Mark): Promise<number> {
  await board.runTo(start);
  if (name === PENDED_ROW) await board.poke(NVIC_SET_PENDING, EXTI0);
  const before = await board.peek(DWT_CYCLES);
  await board.runTo(end);
  // It has 32 bits, and wraps.
  return ((await board.peek(DWT_CYCLES)) - before) >>> 0;
}

/** Fails where there is no counter, as in QEMU, whose debug unit reads as zeros. */
export async function enableCounter(board: Pick<MeasurableBoard, 'peek' | 'poke'>): Promise<void> {
  await board.poke(DEMCR, ((await board.peek(DEMCR)) | TRACE_ENABLE) >>> 0);
  await board.poke(DWT_CONTROL, ((await board.peek(DWT_CONTROL)) | COUNTER_ENABLE) >>> 0);
  const control = await board.peek(DWT_CONTROL);
  if ((control & COUNTER_ENABLE) !== 0 && (control & NO_COUNTER) === 0) return;
  throw new UserError(
    `this processor has no cycle counter (DWT_CTRL reads 0x${control.toString(16)}, as in QEMU); cycles are measured on a board`,
  );
}

const WIDTHS = [26, 10, 10, 10, 11];

/** For people; beside the estimate of the simulator where there is one. */
export function tableOfCycles(
  rows: readonly MeasuredCycles[],
  estimates: ReadonlyMap<string, number>,
): string {
  const line = (cells: readonly (string | number)[]): string =>
    cells
      .map((cell, index) =>
        index === 0 ? String(cell).padEnd(WIDTHS[0] ?? 0) : String(cell).padStart(WIDTHS[index] ?? 0),
      ) // prettier-ignore
      .join('');
  const header = line(['', 'cycles', 'least', 'most', 'estimated']);
  const body = rows.map(({ name, cycles, least, most }) => line([name, cycles, least, most, estimates.get(name) ?? ''])); // prettier-ignore
  return `${[header, ...body, '', `Medians of ${SAMPLES}, measured by the board's cycle counter.`].join('\n')}\n`;
}

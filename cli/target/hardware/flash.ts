/**
 * Programs a system into the flash of a board: attach, stop, look which chip it is, write, verify, start.
 *
 * Each step is announced in OpenOCD's own log before it is tried, so whatever fails is known by its step; what is to be done about it
 * is in advice.ts. Nothing is written unless the image fits the board's flash and the chip is the one that the board has.
 */
import { Elf } from '../../../linker/elf';
import { hex } from '../../../linker/script';
import type { OpenOcdDescription } from '../../../system/schema';
import { UserError } from '../../errors';
import { shown } from '../../paths';
import type { Image } from '../image';
import { explainFailure, OTHER_CHIP, STEPS, type Step } from './advice';
import { type OpenOcdSettings, quoted, runOpenOcd } from './openocd';

export interface FlashResult {
  /** Of the image, without what lies between its parts. */
  readonly bytes: number;
  readonly milliseconds: number;
}

/** One megabyte takes a probe of the slowest kind about a minute. */
const LIMIT = 300_000;
/** Before the name of a step, in OpenOCD's log. */
const MARK = 'conductor step: ';

/** Throws a {@link UserError} that says what failed and what to do. */
export async function flash(
  image: Image,
  settings: OpenOcdSettings,
  report: (doing: string) => void,
): Promise<FlashResult> {
  const bytes = requireFits(image);
  const description = requireOpenOcd(image);
  const started = Date.now();
  const outcome = await runOpenOcd(settings, commandsFor(image.elf, description), {
    limit: LIMIT,
    onLine: (line) => {
      const step = stepOf(line);
      if (step) report(STEPS[step]);
    },
  });
  if (outcome.status !== 0 || NOTHING_WRITTEN.test(outcome.output))
    throw explainFailure(outcome, { step: lastStep(outcome.output), settings, description });
  return { bytes, milliseconds: Date.now() - started };
}

/** OpenOCD only warns of what lies in no flash, and goes on. */
const NOTHING_WRITTEN = /no flash bank found/;

function commandsFor(elf: string, description: OpenOcdDescription): string[] {
  return Object.entries(stepCommands(elf, description)).flatMap(([step, command]) => [
    `echo "${MARK}${step}"`,
    command,
  ]);
}

/** What OpenOCD is told in each step; they go in this order. */
export function stepCommands(elf: string, { identity }: OpenOcdDescription): Record<Step, string> {
  const chip = `[expr {[lindex [read_memory ${identity.address} 32 1] 0] & ${identity.mask}}]`;
  return {
    attach: 'init',
    stop: 'reset init',
    identify: `if {${chip} != ${identity.value}} {error [format "${OTHER_CHIP}0x%x" ${chip}]}`,
    write: `flash write_image erase ${quoted(elf)}`,
    verify: `verify_image ${quoted(elf)}`,
    start: 'reset run',
  };
}

/** The step that a line of the log announces. */
function stepOf(line: string): Step | undefined {
  const name = line.startsWith(MARK) ? line.slice(MARK.length).trim() : '';
  return name in STEPS ? (name as Step) : undefined;
}

function lastStep(log: string): Step {
  const steps = log.split(/\r?\n/).flatMap((line) => stepOf(line) ?? []);
  return steps.at(-1) ?? 'attach';
}

/** The bytes of the image; an error unless all lie in the board's flash. */
export function requireFits({ elf, system, board }: Image): number {
  const { base, size } = board.flash;
  const segments = new Elf(elf).segments.filter(({ fileSize }) => fileSize > 0);
  for (const { physical, fileSize } of segments) {
    if (physical >= base && physical + fileSize <= base + size) continue;
    const range = (start: number, length: number): string => `${hex(start)} to ${hex(start + length - 1)}`;
    throw new UserError(
      `${shown(elf)} has ${fileSize} bytes for ${range(physical, fileSize)}, which is not in the flash of ${board.title} ` +
        `(${range(base, size)}).\nWas ${system} built for another board?`,
    );
  }
  return segments.reduce((sum, { fileSize }) => sum + fileSize, 0);
}

/** What OpenOCD has to know of the board; an error if nobody has told it. */
export function requireOpenOcd({ board, boardName }: Image): OpenOcdDescription {
  if (board.openocd) return board.openocd;
  throw new UserError(
    `${board.title} can not be flashed: src/bsp/${boardName}/board.ts has no 'openocd', and says nothing of its probe`,
  );
}

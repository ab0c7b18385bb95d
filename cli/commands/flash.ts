/** `conductor flash`: builds a system if needed, programs it into a board, verifies it, and starts it. */
import type { Command } from 'commander';
import { messageOf } from '../errors';
import { note, runSteps, type Step } from '../output';
import { DEFAULT_SYSTEM } from '../paths';
import { flash, requireOpenOcd } from '../target/hardware/flash';
import type { OpenOcdSettings } from '../target/hardware/openocd';
import { describeProbe, findProbes } from '../target/hardware/probes';
import { requireTools } from '../toolchain/setup';
import { obtainImage } from './image';

interface FlashOptions {
  list?: boolean;
  probe?: string;
  openocd?: string;
  underReset?: boolean;
}

export function addFlash(program: Command): void {
  program
    .command('flash')
    .argument('[system]', 'a system file, or an ELF that was built from one', DEFAULT_SYSTEM)
    .option('--list', 'show the probes that are connected, and flash nothing')
    .option('--probe <serial>', 'which probe to use, by its serial number')
    .option('--openocd <file>', "an OpenOCD configuration instead of the board's, for another probe")
    .option('--under-reset', 'attach while the chip is held in reset')
    .description('program a system into a board with OpenOCD, verify and start it')
    .action((system: string, options: FlashOptions) =>
      options.list ? listProbes() : flashSystem(system, options),
    );
}

function listProbes(): void {
  const probes = findProbes();
  for (const probe of probes) process.stdout.write(`${describeProbe(probe)}\n`);
  if (probes.length === 0) note('There is no probe that this computer sees.');
}

async function flashSystem(system: string, options: FlashOptions): Promise<void> {
  await requireTools(['compiler', 'openocd']);
  const image = await obtainImage(system);
  const settings = settingsFor(options, requireOpenOcd(image).board);
  const run = async (report: (doing: string) => void): Promise<string> => {
    const { bytes, milliseconds } = await flash(image, settings, report);
    return `${bytes} bytes written and verified in ${(milliseconds / 1000).toFixed(1)} s; the system runs`;
  };
  await runAlone(`Flash ${image.board.title}`, run);
}

/** One step, whose error is told once and whole: beside the step stands only its first line. */
async function runAlone(title: string, run: Step['run']): Promise<void> {
  let failure: unknown;
  const runBriefly: Step['run'] = async (report) => {
    try {
      return await run(report);
    } catch (error) {
      failure = error;
      throw new Error(messageOf(error).split('\n')[0]);
    }
  };
  await runSteps([{ title, run: runBriefly }]).catch(() => {
    throw failure;
  });
}

function settingsFor({ probe, openocd, underReset }: FlashOptions, configuration: string): OpenOcdSettings {
  return {
    configuration: openocd ?? configuration,
    ...(probe !== undefined && { probe }),
    ...(underReset && { underReset }),
  };
}

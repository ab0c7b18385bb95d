/**
 * What OpenOCD's words mean for who stands before the board: which of the things that go wrong it is, and what to do about it.
 *
 * The first rule whose pattern is found says it. OpenOCD's own errors are always added: where no rule knows better they are all there is.
 */
import { existsSync } from 'node:fs';
import type { OpenOcdDescription } from '../../../system/schema';
import { UserError } from '../../errors';
import type { Outcome } from '../../toolchain/execute';
import { OpenOcdError, type OpenOcdSettings } from './openocd';

/** What is done, in words that follow "while". */
export const STEPS = {
  attach: 'attaching to the chip',
  stop: 'stopping the processor',
  identify: 'looking which chip it is',
  write: 'erasing and writing the flash',
  verify: 'verifying the flash',
  start: 'starting the system',
} as const;

export type Step = keyof typeof STEPS;

export interface FailureContext {
  /** What was being done. */
  readonly step: Step;
  readonly settings: OpenOcdSettings;
  readonly description: OpenOcdDescription;
}

interface Rule {
  readonly pattern: RegExp;
  readonly says: string;
  /** What to do, a line each. */
  readonly advice: (context: FailureContext) => readonly string[];
}

/** Said by our own look at the chip, before the number that it has instead. */
export const OTHER_CHIP = 'another chip: ';

/** The rules of udev that OpenOCD's packages bring, as they call them. */
const UDEV_RULES = '60-openocd.rules';

const RULES: readonly Rule[] = [
  {
    pattern: /LIBUSB_ERROR_ACCESS|insufficient permissions|Permission denied/i,
    says: 'the probe is there, but you may not use it',
    advice: () => [
      `Give yourself the right to: copy ${UDEV_RULES}, which comes with OpenOCD (contrib/ or share/openocd/contrib/), to`,
      '/etc/udev/rules.d, run `sudo udevadm control --reload && sudo udevadm trigger`, and `sudo usermod -aG plugdev $USER`.',
      'Then log in anew and connect the board again. `npx conductor flash --list` shows whether it may be used.',
    ],
  },
  {
    pattern: /LIBUSB_ERROR_BUSY|Resource busy/i,
    says: 'somebody else uses the probe',
    advice: () => ['End the other OpenOCD, debugger or editor session that is attached to this board.'],
  },
  {
    pattern: /serial mismatch|matching serial|serial number .* not found/i,
    says: 'no connected probe has that serial number',
    advice: (context) => [
      ...asked(context),
      '`npx conductor flash --list` shows the numbers of those that are connected.',
    ],
  },
  {
    pattern:
      /Error: open failed|LIBUSB_ERROR_(NO_DEVICE|NOT_FOUND)|unable to find a matching|no .*device found|No J-Link device/i,
    says: 'there is no probe',
    advice: (context) => [
      ...asked(context),
      "Connect the board by the USB connector of its probe, with a cable that carries data: the board's power light says nothing",
      'of that. `npx conductor flash --list` shows the probes that this computer sees. In a virtual machine or container the USB',
      'device has to be passed through.',
    ],
  },
  {
    pattern: /Can't find |couldn't open/,
    says: 'OpenOCD has no such configuration',
    advice: ({ settings: { configuration }, description }) => [
      configuration === description.board || existsSync(configuration)
        ? `It is ${configuration}. The installed OpenOCD may be too old or incomplete: \`npx conductor setup\` gets one.`
        : `There is no file ${configuration}, neither here nor among OpenOCD's own: give --openocd another.`,
    ],
  },
  {
    pattern: new RegExp(`UNEXPECTED: 0x|Cannot identify target|${OTHER_CHIP}0x`),
    says: 'this is another chip than the system was built for',
    advice: ({ description }) => [
      `The board's has the code 0x${description.identity.value.toString(16)}. Nothing was written. Several boards connected? Choose one with --probe.`,
      'Or name the board that this is in the system file (`board:`), and build for that.',
    ],
  },
  {
    pattern:
      /init mode failed|unable to connect to the target|all ones|all zeroes|Invalid ACK|voltage may be too low|Error connecting DP|timed out while waiting for target halted/,
    says: 'the probe is there, but the chip does not answer',
    advice: () => [
      'Is the board powered, and are the jumpers set that connect its probe to its own chip? A program that sleeps deeply or has',
      'turned off the debug pins keeps the probe out: try --under-reset, or hold the reset button and let it go when it begins.',
    ],
  },
  {
    pattern: /no flash bank found/,
    says: "the image has bytes outside of the chip's flash",
    advice: () => [
      'Was the system built for another board? What lies in the flash was written, the rest was not.',
    ],
  },
  {
    pattern: /device protected|not unlocked|options not unlocked|write.?protect/i,
    says: 'the flash is locked',
    advice: ({ settings, description }) => [
      'Its sectors are protected, or reading is, which forbids writing too. This takes the protection off, and ERASES the chip:',
      `  openocd -f ${settings.configuration} -c init -c 'reset halt' -c '${description.unlock}' -c shutdown`,
      'Then take the power away and give it back: the protection is read when the chip starts.',
    ],
  },
  {
    pattern: /checksum mismatch|verify failed|diff 0 address|contents differ/i,
    says: 'the flash does not hold what was written',
    advice: () => [
      'Try again with a shorter cable or another port. If the same address fails again the flash is worn out or its supply is too',
      'low (below 2.7 V words can not be written). The board is left stopped: what is in it must not run.',
    ],
  },
];

/** Which probe the user wants, if he has said so. */
function asked({ settings: { probe } }: FailureContext): string[] {
  return probe === undefined ? [] : [`The one with the number ${probe} was asked for, by --probe.`];
}

/** The error to throw for a run that failed. */
export function explainFailure(outcome: Outcome, context: FailureContext): UserError {
  if (outcome.stopped === 'missing')
    return new UserError(`${context.settings.program ?? 'openocd'} can not be started`);
  if (outcome.stopped !== undefined)
    return new UserError(
      `OpenOCD did not come to an end while ${STEPS[context.step]}\n${quote(outcome.output)}`,
    );
  return explainLog(outcome.output, context);
}

/** Likewise, from a log alone. */
export function explainLog(log: string, context: FailureContext): UserError {
  const rule = RULES.find(({ pattern }) => pattern.test(log));
  const says = rule?.says ?? `it failed while ${STEPS[context.step]}`;
  return new UserError([`${says}.`, ...(rule?.advice(context) ?? []), quote(log)].join('\n'));
}

/** Likewise, from what was thrown; what does not come from OpenOCD explains itself. */
export function explained(error: unknown, context: FailureContext): unknown {
  return error instanceof OpenOcdError ? explainLog(error.log, context) : error;
}

/** What OpenOCD, its Tcl and our own commands begin a complaint with. */
const COMPLAINT = new RegExp(`^Error|: Error: |^diff \\d|no flash bank found|UNEXPECTED|^${OTHER_CHIP}`);
/** So many lines of OpenOCD are repeated. */
const QUOTED = 4;

/** Its first complaints: what comes after follows from them. */
function quote(log: string): string {
  const lines = log.split(/\r?\n/).map((line) => line.trim());
  const said = lines.filter((line) => line !== '');
  const complaints = said.filter((line) => COMPLAINT.test(line)).slice(0, QUOTED);
  const chosen = complaints.length > 0 ? complaints : said.slice(-QUOTED);
  if (chosen.length === 0) return 'OpenOCD said nothing.';
  return `OpenOCD said:\n${chosen.map((line) => `  ${line}`).join('\n')}`;
}

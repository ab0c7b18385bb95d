/** `conductor trace`: what the kernel of a running system does, as a picture for Perfetto and as a recording for our own tools. */
import { writeFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { messageOf, UserError } from '../errors';
import { note } from '../output';
import { shown } from '../paths';
import { attach } from '../target/running';
import { chromeTrace } from '../trace/perfetto';
import { recordTrace } from '../trace/record';
import { readRecording, type Recording, writeRecording } from '../trace/recording';

interface Options {
  readonly out?: string;
  readonly record?: string;
  readonly from?: string;
  readonly seconds?: number;
  readonly lossless: boolean;
}

const DEFAULT_FILE = 'trace.json';

export function addTrace(program: Command): void {
  program
    .command('trace')
    .argument('[running]', 'the system file of a running system, where several run')
    .option('--out <file>', `where the picture goes, for ui.perfetto.dev (default: ${DEFAULT_FILE})`)
    .option('--record <file>', 'write the events themselves, too: for `report --html --trace`')
    .option('--seconds <number>', 'how long to look; default: until Ctrl-C or the end of the run', secondsOf)
    .option('--lossless', 'halt the system whenever it is read: slower, but next to nothing is lost', false)
    .option('--from <recording>', 'draw what was recorded before, and look at no system')
    .description('see what a running system does: who runs, who calls whom, interrupts, faults')
    .action(trace);
}

async function trace(running: string | undefined, options: Options): Promise<void> {
  const recording = options.from === undefined ? await record(running, options) : readRecording(options.from);
  if (options.record !== undefined) writeRecording(options.record, recording);
  const isPictureWanted = options.out !== undefined || options.record === undefined;
  if (isPictureWanted) writePicture(options.out ?? DEFAULT_FILE, recording);
  note(summaryOf(recording));
  if (isPictureWanted) note(`${shown(options.out ?? DEFAULT_FILE)}: open it in https://ui.perfetto.dev`);
}

async function record(running: string | undefined, { seconds, lossless }: Options): Promise<Recording> {
  const attached = await attach(running);
  const end = new AbortController();
  const stop = (): void => end.abort();
  // Ctrl-C ends the recording, not the command: what was seen until then is what is wanted.
  process.removeAllListeners('SIGINT').once('SIGINT', stop);
  let hasEnded = false;
  void attached.ended.then(() => {
    hasEnded = true;
    stop();
  });
  if (seconds !== undefined) setTimeout(stop, seconds * 1000).unref();
  else note('recording; Ctrl-C ends it');
  try {
    const recording = await recordTrace(attached, attached.announcement.elf, {
      lossless,
      signal: end.signal,
    });
    if (hasEnded && recording.events.length === 0) throw nothingSeen();
    return recording;
  } finally {
    attached.close();
  }
}

function nothingSeen(): UserError {
  return new UserError('the system ended before anything was seen of it; nothing was written');
}

function writePicture(file: string, recording: Recording): void {
  try {
    writeFileSync(file, JSON.stringify(chromeTrace(recording)));
  } catch (error) {
    throw new UserError(`can't write ${shown(file)}: ${messageOf(error)}`);
  }
}

function summaryOf({ events, lost, system }: Recording): string {
  const [first, last] = [events[0]?.time ?? 0, events.at(-1)?.time ?? 0];
  const time = `from ${(first / 1000).toFixed(3)} to ${(last / 1000).toFixed(3)} ms`;
  return `${events.length} events of ${system}, ${time}; ${lost} lost`;
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (text.trim() !== '' && seconds > 0 && seconds <= 86_400) return seconds;
  throw new InvalidArgumentError('It is a number of seconds, up to a day.');
}

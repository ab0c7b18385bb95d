/**
 * From the C of an app to what it does: on the host under the sanitizers, and on a simulated Cortex-M4 with the code of a real
 * build. There is one image for each app and kind of run; starting the simulator takes less than linking many apps into one would.
 *
 * The program around the app is a stand-in (harness/world.c) that starts it, calls its handlers as a script says, and prints
 * what they answer. A fault ends the run; it is told apart from output because it comes by another channel (standard error).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { command } from './command';
import { ARM, type Fault, HOST, type Platform } from './platforms';
import { archiveFor } from './run-time-archive';
import { type Step, scriptOf } from './script';

export interface RunOptions {
  /** Bytes; 64 KB if not given. */
  readonly heap?: number;
  /** Collect at every allocation: a reference that the collector doesn't see is then used after it was freed. */
  readonly stress?: boolean;
  readonly steps?: readonly Step[];
  /** Milliseconds. */
  readonly limit?: number;
  /** More flags for the compiler. */
  readonly flags?: readonly string[];
}

export interface Run {
  /** What the app printed, and the answers. */
  readonly output: string;
  readonly fault?: Fault;
  /** Why it has neither ended nor faulted: what the compiler, a sanitizer or the simulator says. */
  readonly failure?: string;
}

/** Under the address and undefined-behaviour sanitizers, without optimisation. */
export function runOnHost(c: string, options: RunOptions = {}): Promise<Run> {
  return run(HOST, c, options);
}

/** With -Os on QEMU's Cortex-M4: what a device runs. */
export function runOnArm(c: string, options: RunOptions = {}): Promise<Run> {
  return run(ARM, c, options);
}

/** Bytes of an app with all of the run-time library that it uses, as on the device. */
export interface Sizes {
  /** Code and constants. */
  readonly flash: number;
  /** What of that is the library's. */
  readonly library: number;
  /** Variables, without the heap. */
  readonly ram: number;
}

export async function sizesOnArm(c: string, options: RunOptions = {}): Promise<Sizes> {
  return inFolder(async (folder) => {
    const flags = [...(options.flags ?? []), '-Wl,-Map,map'];
    const { failure } = await build(ARM, c, { ...options, flags }, folder);
    if (failure !== undefined) throw new Error(failure);
    const sections = sectionsOf(readFileSync(path.join(folder, 'map'), 'utf8'));
    const sum = (kinds: RegExp, files: RegExp): number =>
      sections
        .filter(({ name, file }) => kinds.test(name) && files.test(file))
        .reduce((all, { size }) => all + size, 0);
    const inFlash = /^\.(text|rodata|data)/;
    return {
      flash: sum(inFlash, /./),
      library: sum(inFlash, /\.a\(/),
      ram: sum(/^\.(data|bss)/, /./),
    };
  });
}

const OF_SCRIPT = /\.(app_heap|steps)$/;

/** Those that the linker has put into the image, without the stand-in's. */
function sectionsOf(map: string): { name: string; size: number; file: string }[] {
  const placed = map.slice(map.indexOf('Linker script and memory map'));
  return [...placed.matchAll(/^ (\.[\w.]+)\s+0x[0-9a-f]+\s+0x([0-9a-f]+) (.+)$/gm)]
    .filter(([, name = '', , file = '']) => !/\((arm|world|memory)\.o\)$/.test(file) && !OF_SCRIPT.test(name))
    .map(([, name = '', size = '', file = '']) => ({ name, size: Number.parseInt(size, 16), file }));
}

const FAULTED = 70;
const RUN_LIMIT = 30_000;

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'conductor-app-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(platform: Platform, c: string, options: RunOptions): Promise<Run> {
  return inFolder(async (folder) => {
    const { image, failure } = await build(platform, c, options, folder);
    if (failure !== undefined) return { output: '', failure };
    const { status, output, problems } = await command(...platform.command(image), {
      limit: options.limit ?? RUN_LIMIT,
    });
    if (status === 0) return { output };
    const fault = status === FAULTED ? await platform.locate(problems, image) : undefined;
    if (fault) return { output, fault };
    return { output, failure: `${status ?? 'stopped'}: ${problems}` };
  });
}

async function build(
  platform: Platform,
  c: string,
  options: RunOptions,
  folder: string,
): Promise<{ image: string; failure?: string }> {
  const image = path.join(folder, 'image');
  writeFileSync(path.join(folder, 'app.c'), c);
  writeFileSync(path.join(folder, 'script.c'), scriptOf(options));
  const sources = ['app.c', 'script.c', await archiveFor(platform, options.stress ?? false)];
  const flags = [...platform.flags, ...(options.flags ?? []), '-o', image];
  const parameters = [...flags, ...sources, ...platform.link];
  const { status, problems } = await command(platform.compiler, parameters, { folder });
  return status === 0 ? { image } : { image, failure: `does not compile: ${problems}` };
}

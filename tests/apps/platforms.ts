/**
 * What an app's C is compiled for and run on: the host under the sanitizers, and a simulated Cortex-M4 with the flags of a real build.
 *
 * A program that faults exits with {@link FAULTED} on both, and says on standard error which fault it was, and where.
 */
import path from 'node:path';
import { ROOT } from '../../cli/paths';
import { runtimeFolder } from '../../transpile/apps/runtime/files';
import { includeFolder, integerOnlyFlags, sanitizerFlags, targetFlags } from '../../transpile/c/flags';
import { command } from './command';

export interface Fault {
  /** Of `enum app_fault` in app.h. */
  readonly code: number;
  readonly file: string;
  readonly line: number;
}

export interface Platform {
  readonly name: string;
  readonly compiler: string;
  readonly archiver: string;
  readonly flags: readonly string[];
  readonly link: readonly string[];
  /** What it has around the app: the file of the harness that has its `main`, and what a process has for the compiler. */
  readonly sources: readonly string[];
  command(image: string): readonly [string, readonly string[]];
  /** The line of TypeScript or C that a fault is in. */
  locate(fault: string, image: string): Promise<Fault | undefined>;
}

export const HARNESS = path.join(__dirname, 'harness');
const INCLUDED = ['-I', runtimeFolder, '-I', includeFolder, '-I', HARNESS];
/** Addresses must fit 32 bits there, since references do. */
export const HOST: Platform = {
  name: 'host',
  compiler: 'gcc',
  archiver: 'ar',
  // Of DWARF 5 the host's tools take a file of `#line` for the C around it.
  flags: [...sanitizerFlags, '-gdwarf-4', '-O0', '-DAPP_HOST', '-fno-pie', ...INCLUDED],
  link: ['-no-pie'],
  sources: [path.join(HARNESS, 'host.c')],
  command: (image) => [image, []],
  locate: async (text, image) => {
    const [, ofLibrary, caller = 0] = /^fault (\d+) (0x[0-9a-f]+)$/m.exec(text) ?? [];
    if (ofLibrary !== undefined)
      return { code: Number(ofLibrary), ...(await lineOf('addr2line', image, Number(caller) - 1)) };
    const [, code, file = '', line] = /^fault (\d+) (.*):(\d+)$/m.exec(text) ?? [];
    return code === undefined ? undefined : { code: Number(code), file, line: Number(line) };
  },
};

export const ARM: Platform = {
  name: 'arm',
  compiler: 'arm-none-eabi-gcc',
  archiver: 'arm-none-eabi-ar',
  flags: [...targetFlags, ...integerOnlyFlags, '-Os', '-mcpu=cortex-m4', ...INCLUDED],
  link: ['-nostdlib', '-Wl,--gc-sections', '-T', path.join(HARNESS, 'arm.ld'), '-lgcc'],
  sources: [path.join(HARNESS, 'arm.c'), path.join(ROOT, 'src', 'runtime', 'memory.S')],
  command: (image) => ['qemu-system-arm', [...SIMULATOR, '-kernel', image]],
  locate: async (text, image) => {
    const [, code, address = '', link = ''] = /^fault (\d+) ([0-9a-f]+) ([0-9a-f]+)$/m.exec(text) ?? [];
    if (code === undefined) return undefined;
    const line = (at: number): Promise<Line> => lineOf('arm-none-eabi-addr2line', image, at);
    const own = await line(Number.parseInt(address, 16));
    const told = OF_LIBRARY.test(own.file) ? await line((Number.parseInt(link, 16) & ~1) - 2) : own;
    return { code: Number(code), ...told };
  },
};
const OF_LIBRARY = /^transpile\/apps\/library\//;

type Line = Pick<Fault, 'file' | 'line'>;

/** The line of an instruction, inlined parts of the library left aside. */
async function lineOf(program: string, image: string, address: number): Promise<Line> {
  const { output } = await command(program, ['-i', '-e', image, `0x${address.toString(16)}`]);
  // A name that is not absolute is one of the folder in which the compiler ran.
  const places = output
    .replaceAll(`${path.dirname(image)}${path.sep}`, '')
    .trim()
    .split('\n');
  const place = places.find((each) => !OF_LIBRARY.test(each)) ?? places[0] ?? '';
  const [, file = '', line] = /^(.*):(\d+)/.exec(place) ?? [];
  return { file, line: Number(line) };
}

const SIMULATOR = [
  ...['-M', 'mps2-an386', '-display', 'none', '-monitor', 'none', '-serial', 'null'],
  ...['-semihosting-config', 'enable=on,target=native'],
];

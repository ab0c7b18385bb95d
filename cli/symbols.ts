/** From addresses of a built system to lines of TypeScript, by the debug information of its ELF. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { requireElf } from './elf-file';
import { UserError } from './errors';
import { ROOT, shown } from './paths';

export interface Location {
  file: string;
  line: number;
  function: string;
}

/** Addresses that belong to no line are absent from the result. */
export class SymbolTable {
  private readonly known = new Map<number, readonly Location[]>();

  constructor(private readonly elf: string) {
    requireElf(elf);
  }

  /** The line that the instruction at this address comes from. */
  locate(address: number): Location | undefined {
    return this.chainAt(address)[0];
  }

  /** The line of the call that returns to this address: one instruction earlier. */
  locateCaller(returnAddress: number): Location | undefined {
    return this.locate((returnAddress & ~1) - 2);
  }

  /** The line of the instruction and those of the calls around it that were inlined, the innermost first. */
  chainAt(address: number): readonly Location[] {
    this.prepare([address]);
    return this.known.get(evenOf(address)) ?? [];
  }

  /** Looks up many at once, which takes as long as one. */
  prepare(addresses: readonly number[]): void {
    const unknown = [...new Set(addresses.map(evenOf))].filter((address) => !this.known.has(address));
    if (unknown.length === 0) return;
    const chains = chainsIn(this.lookUp(unknown));
    for (const address of unknown) this.known.set(address, sourcesIn(chains.get(address) ?? []));
  }

  private lookUp(addresses: readonly number[]): string {
    const parameters = [
      '-a',
      '-f',
      '-i',
      '-e',
      this.elf,
      ...addresses.map((each) => `0x${each.toString(16)}`),
    ];
    const { status, stdout, error } = spawnSync('arm-none-eabi-addr2line', parameters, { encoding: 'utf8' });
    if (!error && status === 0) return stdout;
    throw new UserError(`arm-none-eabi-addr2line cannot read ${this.elf}. Run \`npx conductor setup\`.`);
  }
}

function evenOf(address: number): number {
  return (address & ~1) >>> 0;
}

/** What is inlined from the C header of the language, or from the library of apps, has its line in the source around it. */
function sourcesIn(chain: readonly Location[]): readonly Location[] {
  const own = chain.filter((frame) => !frame.file.endsWith('.h') && !isOfAppLibrary(frame));
  return own.length > 0 ? own : chain;
}

/** A part of the library of apps that is TypeScript itself (`map`, `slice`): whoever calls it is who wants to know. */
export const isOfAppLibrary = (location: Location): boolean => isUnder(location, 'transpile/apps/library/');

/** What every app is linked with, in C. */
export const isOfAppRuntime = (location: Location): boolean => isUnder(location, 'transpile/apps/runtime/');

function isUnder({ file }: Location, folder: string): boolean {
  return file.replaceAll(path.sep, '/').includes(folder);
}

/** Each address on a line of its own is followed by its frames. */
function chainsIn(text: string): Map<number, Location[]> {
  const parts = text.split(/^(0x[0-9a-f]+)$/m).slice(1);
  const chains = new Map<number, Location[]>();
  for (let index = 0; index + 1 < parts.length; index += 2)
    chains.set(Number(parts[index]), framesIn((parts[index + 1] ?? '').replace(/^\n/, '')));
  return chains;
}

/** Pairs of lines, function and place, from the innermost inlined function outwards. */
function framesIn(text: string): Location[] {
  const lines = text.split('\n');
  const frames: Location[] = [];
  for (let index = 0; index + 1 < lines.length; index += 2) {
    const [, file, line] = /^(?:\.\/)?(.*):(\d+)/.exec(lines[index + 1] ?? '') ?? [];
    if (file && file !== '??')
      frames.push({ file: sourceName(file), line: Number(line), function: lines[index] ?? '' });
  }
  return frames;
}

/** Debug information names files relative to the checkout; those of a project elsewhere are shown as the user would type them. */
function sourceName(file: string): string {
  return file.startsWith('..') ? shown(path.resolve(ROOT, file)) : file;
}

export function locationText({ file, line, function: name }: Location): string {
  return name === '??' ? `${file}:${line}` : `${file}:${line} (${name})`;
}

/** The name of a function as its source has it: C has no methods, one name space, and copies that the compiler specialised. */
export function shownFunction(name: string): string {
  const source = name.replace(/\.(constprop|isra|part|cold)(\.\d+)?/g, '').replace(/(?<=\w)_$/, '');
  return source.replace(/^([A-Z]\w*?)_/, '$1.').replace(/^[a-z]\w*?_(?=\w)/, '');
}

/** From addresses of a built system to lines of TypeScript, by the debug information of its ELF. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { UserError } from './errors';

export interface Location {
  file: string;
  line: number;
  function: string;
}

/** Addresses that belong to no line are absent from the result. */
export class SymbolTable {
  private readonly known = new Map<number, Location | undefined>();

  constructor(private readonly elf: string) {
    if (!existsSync(elf)) throw new UserError(`there is no ELF file ${elf}`);
  }

  /** The line that the instruction at this address comes from. */
  locate(address: number): Location | undefined {
    const even = (address & ~1) >>> 0;
    if (!this.known.has(even)) this.known.set(even, this.lookUp(even));
    return this.known.get(even);
  }

  /** The line of the call that returns to this address: one instruction earlier. */
  locateCaller(returnAddress: number): Location | undefined {
    return this.locate((returnAddress & ~1) - 2);
  }

  private lookUp(address: number): Location | undefined {
    const parameters = ['-f', '-i', '-e', this.elf, `0x${address.toString(16)}`];
    const { status, stdout, error } = spawnSync('arm-none-eabi-addr2line', parameters, { encoding: 'utf8' });
    if (error || status !== 0) {
      throw new UserError(`arm-none-eabi-addr2line cannot read ${this.elf}. Run \`npx conductor setup\`.`);
    }
    const frames = framesIn(stdout);
    // What is inlined from the C header of the language has its line in the source around it.
    return frames.find(({ file }) => !file.endsWith('.h')) ?? frames[0];
  }
}

/** Pairs of lines, function and place, from the innermost inlined function outwards. */
function framesIn(text: string): Location[] {
  const lines = text.split('\n');
  const frames: Location[] = [];
  for (let index = 0; index + 1 < lines.length; index += 2) {
    const [, file, line] = /^(?:\.\/)?(.*):(\d+)/.exec(lines[index + 1] ?? '') ?? [];
    if (file && file !== '??') frames.push({ file, line: Number(line), function: lines[index] ?? '' });
  }
  return frames;
}

export function locationText({ file, line, function: name }: Location): string {
  return name === '??' ? `${file}:${line}` : `${file}:${line} (${name})`;
}

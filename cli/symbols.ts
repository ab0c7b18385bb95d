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
    const parameters = ['-f', '-e', this.elf, `0x${address.toString(16)}`];
    const { status, stdout, error } = spawnSync('arm-none-eabi-addr2line', parameters, { encoding: 'utf8' });
    if (error || status !== 0) {
      throw new UserError(`arm-none-eabi-addr2line cannot read ${this.elf}. Run \`npx conductor setup\`.`);
    }
    const [name = '', place = ''] = stdout.split('\n');
    const match = /^(.*):(\d+)/.exec(place);
    if (!match?.[1] || match[1] === '??') return undefined;
    return { file: match[1], line: Number(match[2]), function: name };
  }
}

export function locationText({ file, line, function: name }: Location): string {
  return name === '??' ? `${file}:${line}` : `${file}:${line} (${name})`;
}

/** Where things are in the ELF of the bench system: symbols, and the system calls that are measured. */
import { spawnSync } from 'node:child_process';
import type { SystemReport } from '../../cli/build';

const TOOLS = 'arm-none-eabi-';

export class BenchImage {
  private readonly calls: number[];
  private readonly symbols: string[];

  constructor(
    readonly elf: string,
    private readonly report: SystemReport,
  ) {
    const listing = tool('objdump', ['-d', '--disassemble=measuredCall', elf]);
    this.calls = addressesOf(listing.split('\n').filter((line) => /\tsvc\t/.test(line)));
    this.symbols = tool('nm', [elf]).split('\n');
  }

  /** The one system-call instruction in the function `measuredCall` of a process. */
  measuredCallOf(name: string): number {
    const address = this.calls.find((each) => this.isIn(name, each));
    if (address === undefined) throw new Error(`process ${name} of the bench system measures no call`);
    return address;
  }

  /** A function of a process, also where the compiler has made another of it. */
  functionOf(process: string, name: string): number {
    const own = new RegExp(` t ${name}(\\.\\w+)*$`);
    const found = addressesOf(this.symbols.filter((line) => own.test(line)));
    const address = found.find((each) => this.isIn(process, each));
    if (address === undefined) throw new Error(`process ${process} of the bench system has no ${name}`);
    return address;
  }

  private isIn(process: string, address: number): boolean {
    const flash = this.report.processes.find(({ name }) => name === process)?.flash;
    return flash !== undefined && address >= flash.base && address < flash.base + flash.size;
  }

  symbol(name: string): number {
    const [address] = addressesOf(this.symbols.filter((line) => line.endsWith(` ${name}`)));
    if (address === undefined) throw new Error(`the bench system has no ${name}`);
    return address;
  }
}

/** Runs a program of the toolchain and returns its output. */
export function tool(program: string, parameters: readonly string[]): string {
  const options = { encoding: 'utf8', maxBuffer: 1 << 26 } as const;
  const { status, stdout, stderr } = spawnSync(`${TOOLS}${program}`, parameters, options);
  if (status !== 0) throw new Error(`${TOOLS}${program} failed: ${stderr}`);
  return stdout;
}

function addressesOf(lines: readonly string[]): number[] {
  return lines.map((line) => Number.parseInt(line, 16));
}

/** Where the kernel's flash goes: bytes of code by source file, and the constants beside it. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { BuildResult } from '../../cli/build';
import { tool } from './image';

/** Longest distance between two instructions; what lies between others is a table or a gap. */
const INSTRUCTION = 4;

export function listSizes({ elf, report }: BuildResult): string {
  const { base, size } = report.kernel.flash;
  const bytes = new Map<string, number>();
  const addresses = instructionsOf(elf, base, size);
  const files = sourcesOf(elf, addresses);
  addresses.forEach((address, index) => {
    const next = addresses[index + 1] ?? address + 2;
    const file = files[index] ?? '?';
    bytes.set(file, (bytes.get(file) ?? 0) + Math.min(INSTRUCTION, next - address));
  });
  const code = [...bytes.values()].reduce((sum, count) => sum + count, 0);
  const { flash } = report.kernel.sizes;
  const rows: [string, number][] = [...bytes].sort(([, a], [, b]) => b - a);
  rows.push(['vectors, constants, initial data, gaps', flash - code], ['all', flash]);
  return `${rows.map(([file, count]) => `${String(count).padStart(6)}  ${file}`).join('\n')}\n`;
}

function instructionsOf(elf: string, base: number, size: number): number[] {
  const range = [`--start-address=${base}`, `--stop-address=${base + size}`];
  const lines = tool('objdump', ['-d', '--no-show-raw-insn', ...range, elf]).split('\n');
  return lines.flatMap((line) => {
    const [, address] = /^ *([0-9a-f]+):\s/.exec(line) ?? [];
    return address === undefined ? [] : [Number.parseInt(address, 16)];
  });
}

/** The file of each address; what comes from the C header of the language counts for itself. */
function sourcesOf(elf: string, addresses: readonly number[]): string[] {
  const input = addresses.map((address) => address.toString(16)).join('\n');
  const { stdout } = spawnSync('arm-none-eabi-addr2line', ['-e', elf], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return stdout.split('\n').map((line) => path.normalize(line.replace(/:.*$/, '')));
}

/**
 * 106 A system without a trace pays nothing for it: its kernel has no instruction and no byte of it, and the fast paths are those
 * that are assembled from sources in which nothing is noted.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSystem } from '../../cli/build';
import { PROCESSOR_FLAGS } from '../../cli/build/program';
import { Elf } from '../../linker/elf';
import { ROOT, temporaryFolder, removeFolders } from '../cli/support';

afterAll(removeFolders);

const ASSEMBLY = path.join(ROOT, 'src/kernel/arch/armv7m');
/** What may be said to note something: a line of its own. */
const NOTES = /^ +(traceRecord|traceLowestBit|tracePreemption)\b.*\n|^#include "trace.inc"\n/gm;
/** The one macro of trace.inc that is code without a trace, too. */
const BRANCH = /\bbranchIfZero (\w+,)/g;

/** A copy of the sources from which all that belongs to the trace is gone. */
function strippedSources(): string {
  const folder = path.join(temporaryFolder(), 'armv7m');
  cpSync(ASSEMBLY, folder, { recursive: true });
  rmSync(path.join(folder, 'trace.inc'));
  for (const name of readdirSync(folder).filter((each) => /\.(S|inc)$/.test(each))) {
    const file = path.join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(NOTES, '').replace(BRANCH, 'cbz $1'));
  }
  return folder;
}

/** Every section that takes memory, with what the linker has to change in it. */
function assemble(folder: string, name: string, definitions: readonly string[] = []): object[] {
  const object = path.join(temporaryFolder(), `${name}.o`);
  const options = [...PROCESSOR_FLAGS, '-DINTERRUPT_LINES=82', ...definitions, '-x', 'assembler-with-cpp'];
  execFileSync('arm-none-eabi-gcc', [...options, '-c', path.join(folder, name), '-o', object]);
  const elf = new Elf(object);
  return elf.allocated().map((section) => ({
    name: section.name,
    bytes: elf.contents(section).toString('hex'),
    relocations: elf.relocations(section.name).map(({ offset, type, symbol }) => [offset, type, symbol.name]),
  }));
}

const files = readdirSync(ASSEMBLY).filter((name) => name.endsWith('.S'));
const stripped = strippedSources();

test.each(files)('106 %s without a trace is what it is without the sources of the trace', (name) => {
  expect(assemble(ASSEMBLY, name)).toEqual(assemble(stripped, name));
});

test('106 nothing of the trace is left in the sources that this is compared with', () => {
  const text = readdirSync(stripped).map((name) => readFileSync(path.join(stripped, name), 'utf8'));
  expect(text.join('').match(/^[^@\n]*\b(trace\w+|__kernel_trace)\b/gm)).toBe(null);
});

test('106 with a trace, the fast paths are other ones', () => {
  const traced = assemble(ASSEMBLY, 'system-call-entry.S', ['-DTRACE_LOG2=10']);
  expect(traced).not.toEqual(assemble(stripped, 'system-call-entry.S'));
});

const SYSTEM = (trace: string): string => `
import { defineSystem } from 'conductor';
export default defineSystem({
  board: 'stm32f4-discovery', ${trace}
  processes: { only: { program: 'program.ts', priority: 3 } },
});
`;

/** What the names of functions and variables say of the trace. */
async function tracedNames(trace: string): Promise<{ names: string[]; section: number; events: number }> {
  const folder = path.join(temporaryFolder(), 'system');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'program.ts'), 'export enum Grant {}\nexport function main(): void {}\n');
  writeFileSync(path.join(folder, 'system.ts'), SYSTEM(trace));
  const { elf: file, report } = await buildSystem(path.join(folder, 'system.ts'));
  const elf = new Elf(file);
  const names = elf.symbols
    .map(({ name }) => name)
    .filter((name) => /trace[A-Z]|_trace$|openRing|writeTime/.test(name));
  return { names, section: elf.section('.kernel.trace')?.size ?? 0, events: report.kernel.trace.events };
}

test('106 the kernel of a system without a trace has neither its code nor its memory', async () => {
  expect(await tracedNames('trace: false,')).toEqual({ names: [], section: 0, events: 0 });
  const traced = await tracedNames('trace: { events: 64 },');
  expect(traced).toMatchObject({ section: 32 + 64 * 8, events: 64 });
  expect(traced.names).toEqual(expect.arrayContaining(['__kernel_trace', 'traceThreads', 'writeTime']));
});

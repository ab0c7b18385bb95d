/**
 * What the dialect costs: small programs written in it and, for comparison, in plain C without checks, compiled with the
 * same flags and run on the same model of a Cortex-M4.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { execute } from '../../cli/toolchain/execute';
import { requireTools } from '../../cli/toolchain/setup';
import { compile } from '../../transpile';
import { includeFolder, targetFlags } from '../../transpile/c/flags';
import { printC } from '../../transpile/c/printer';
import { profile } from './profile';
import type { Row } from './row';

export interface WorkloadCost extends Row {
  ratio: number;
}

export const WORKLOADS = ['crc32', 'heapsort', 'ring'] as const;

const FOLDER = path.join(__dirname, 'workloads');
const FLAGS = ['-O2', '-mcpu=cortex-m4', ...targetFlags];
const COMPILE_LIMIT = { total: 60_000 };

/** Measures every workload. */
export async function measureWorkloads(): Promise<WorkloadCost[]> {
  await requireTools(['compiler']);
  const costs: WorkloadCost[] = [];
  for (const name of WORKLOADS) costs.push(await measure(name));
  return costs;
}

async function measure(name: string): Promise<WorkloadCost> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-workload-'));
  try {
    const image = await build(name, folder);
    const symbols = await symbolsOf(image);
    const marks = ['dialect', 'reference'].map((version) => ({
      name: version,
      start: symbols.get(`${version}_begin`) ?? 0,
      end: symbols.get(`${version}_end`) ?? 0,
    }));
    const { costs } = await profile(image, marks);
    const [dialect, reference] = [costs.get('dialect'), costs.get('reference')];
    if (!dialect || !reference) throw new Error(`workload ${name} was not measured`);
    const { instructions, cycles, strict } = dialect;
    return { name: `workload-${name}`, instructions, cycles, strict, ratio: cycles / reference.cycles };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function build(name: string, folder: string): Promise<string> {
  const dialect = path.join(folder, `${name}.c`);
  writeFileSync(dialect, translate(name));
  const renamed = ['prepare', 'workload'].map((each) => `-D${each}=reference_${each}`);
  const objects = [
    await object(dialect, path.join(folder, 'dialect.o'), ['-I', includeFolder]),
    await object(path.join(FOLDER, `${name}.c`), path.join(folder, 'reference.o'), renamed),
    await object(path.join(FOLDER, 'driver.c'), path.join(folder, 'driver.o'), []),
  ];
  return link(objects, path.join(folder, 'image.elf'));
}

function translate(name: string): string {
  const { program, diagnostics } = compile([path.join(FOLDER, `${name}.ts`)], { root: FOLDER });
  if (program) return printC(program, { lineDirectives: false });
  const problems = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  throw new Error(`workload ${name} does not compile:\n${problems.join('\n')}`);
}

/** What nobody refers to is left out. */
export async function link(objects: readonly string[], image: string): Promise<string> {
  const script = [
    '-nostdlib',
    '-mcpu=cortex-m4',
    '-mthumb',
    '-Wl,--gc-sections',
    '-T',
    path.join(FOLDER, 'image.ld'),
  ];
  await compiler([...script, ...objects, '-lgcc', '-o', image]);
  return image;
}

export async function object(source: string, target: string, extra: readonly string[]): Promise<string> {
  await compiler([...FLAGS, ...extra, '-c', source, '-o', target]);
  return target;
}

async function compiler(parameters: readonly string[]): Promise<void> {
  const { status, output } = await execute('arm-none-eabi-gcc', parameters, COMPILE_LIMIT);
  if (status !== 0) throw new Error(`the C compiler refuses a workload:\n${output}`);
}

export async function symbolsOf(image: string): Promise<Map<string, number>> {
  const { output } = await execute('arm-none-eabi-nm', [image], COMPILE_LIMIT);
  const lines = output.split('\n').map((line) => line.split(' '));
  return new Map(lines.map(([address, , name]) => [name ?? '', parseInt(address ?? '', 16) & ~1]));
}

/**
 * The C that the printer makes, compiled and run: on the host with sanitizers and optimised, and on a simulated
 * Cortex-M4 for size and for speed.
 *
 * The simulated processor gets exactly the code of a real build: real panics, real register accesses (see
 * harness/arm.c). The host has no registers, so there the printer makes calls of them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execute } from '../../../cli/toolchain/execute';
import { includeFolder, languageFlags, sanitizerFlags, targetFlags } from '../../../transpile/c/flags';
import { printC } from '../../../transpile/c/printer';
import { INPUTS } from '../inputs';
import { readObservations } from './output';
import type { Batch, Observation, Target } from './target';

/** How the finding of code that gcc refuses begins. */
export const REFUSAL = 'does not compile';

const HARNESS = path.join(__dirname, '..', 'harness');
const COMPILE_LIMIT = { total: 120_000 };
const RUN_LIMIT = { total: 30_000 };

interface Build {
  readonly name: string;
  readonly compiler: string;
  readonly flags: readonly string[];
  /** C files of the harness for this platform. */
  readonly platform: string;
  readonly libraries: readonly string[];
  /** The command that runs the image. */
  readonly command: (image: string) => readonly [string, readonly string[]];
}

const onHost = {
  compiler: 'gcc',
  platform: 'host.c',
  libraries: [],
  command: (image: string) => [image, []] as const,
};

const onArm = {
  compiler: 'arm-none-eabi-gcc',
  platform: 'arm.c',
  libraries: ['-nostdlib', '-T', path.join(HARNESS, 'arm.ld'), '-lgcc'],
  command: (image: string) => ['qemu-system-arm', [...SIMULATOR, '-kernel', image]] as const,
};
const SIMULATOR = [
  ...['-M', 'mps2-an386', '-display', 'none', '-monitor', 'none', '-serial', 'null'],
  ...['-semihosting-config', 'enable=on,target=native'],
];
const PROCESSOR = ['-mcpu=cortex-m4', '-fno-tree-loop-distribute-patterns'];

const BUILDS: readonly Build[] = [
  { ...onHost, name: 'gcc -O0 with sanitizers', flags: ['-O0', ...sanitizerFlags] },
  { ...onHost, name: 'gcc -O2', flags: ['-O2', ...languageFlags] },
  { ...onArm, name: 'ARM -Os', flags: ['-Os', ...PROCESSOR, ...targetFlags, '-g0'] },
  { ...onArm, name: 'ARM -O2', flags: ['-O2', ...PROCESSOR, ...targetFlags, '-g0'] },
];

export const compiledTargets: readonly Target[] = BUILDS.map((build) => ({
  name: build.name,
  run: (batch) => run(build, batch),
}));

async function run(build: Build, batch: Batch): Promise<Observation[]> {
  const count = batch.programs.length;
  const folder = path.join(batch.folder, build.name.replace(/\W+/g, '-'));
  mkdirSync(folder, { recursive: true });
  writeSources(folder, batch, build.compiler === 'gcc');
  const image = path.join(folder, 'image');
  const harness = ['harness.c', build.platform].map((file) => path.join(HARNESS, file));
  const sources = ['programs.c', 'table.c'].map((file) => path.join(folder, file));
  const included = ['-I', includeFolder, '-I', HARNESS];
  const parameters = [
    ...build.flags,
    ...(batch.isSpoilt ? ['-w'] : []),
    ...included,
    ...sources,
    ...harness,
    ...build.libraries,
    '-o',
    image,
  ];
  const compiled = await execute(build.compiler, parameters, COMPILE_LIMIT, { cwd: folder });
  if (compiled.status !== 0) return readObservations('', count, `${REFUSAL}: ${firstLines(compiled.output)}`);
  const ran = await execute(...build.command(image), RUN_LIMIT, { cwd: folder });
  const failure =
    ran.status === 0 ? undefined : `${ran.stopped ?? `status ${ran.status}`}: ${diagnosis(ran.output)}`;
  return readObservations(ran.output, count, failure);
}

function writeSources(folder: string, { ir, programs, rewrite }: Batch, isHost: boolean): void {
  const text = printC(ir, { lineDirectives: false, traceVolatile: isHost });
  writeFileSync(path.join(folder, 'programs.c'), rewrite?.(text) ?? text);
  const functions = ['run', 'checksum', 'layout'].map((name, at) =>
    programs.map(({ prefix }) => `uint32_t ${prefix}${name}(${at === 0 ? 'uint32_t' : 'void'});\n`).join(''),
  );
  const rows = programs.map(({ prefix }) => `    {${prefix}run, ${prefix}checksum, ${prefix}layout},\n`);
  const table = `#include "harness.h"
${functions.join('')}
const struct program programs[] = {
${rows.join('')}};
const uint32_t program_count = ${programs.length};
const uint32_t inputs[] = {${INPUTS.map((input) => `${input}u`).join(', ')}};
const uint32_t input_count = ${INPUTS.length};
`;
  writeFileSync(path.join(folder, 'table.c'), table);
}

const firstLines = (output: string): string => output.split('\n').slice(0, 6).join('\n');

/** The part of a sanitizer's or simulator's output that says what happened. */
function diagnosis(output: string): string {
  const lines = output.split('\n').filter((line) => line !== '' && !/^[0-9a-f]{8} /.test(line));
  return lines.slice(0, 6).join('\n');
}

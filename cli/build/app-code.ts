/**
 * The compiled part of an app's process: its TypeScript as C (transpile/apps) and the run-time library, to be joined with the program
 * around it (src/app-host). Each file of the library is an object of its own sections, so what an app does not use is dropped.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { BuildError } from '../../linker/problem';
import { compileApp } from '../../transpile/apps';
import { runtimeFiles, runtimeFolder } from '../../transpile/apps/runtime/files';
import { integerOnlyFlags, targetFlags } from '../../transpile/c/flags';
import { formatDiagnostics } from '../../transpile';
import { GENERATED } from '../../transpile/interfaces';
import { ROOT, run } from './toolchain';

export interface AppRequest {
  readonly entry: string;
  /** Bytes. */
  readonly heap: number;
  /** Its own grants in the system file, behind those of the program around it. */
  readonly grants: readonly string[];
  /** Interfaces whose services it may call. */
  readonly services: readonly string[];
  /** Whether the system has an events service for it. */
  readonly hasEvents: boolean;
}

export interface AppCode {
  readonly objects: readonly string[];
  /** Every file that it was made from. */
  readonly inputs: readonly string[];
}

/**
 * The run-time library is compiled to be small: no fault has its address there, so equal code may be shared. The others make the code
 * of this compiler a percent smaller.
 */
const COMPACT = [
  ...['-fcrossjumping', '-ftree-tail-merge', '-fipa-icf'],
  ...['-fno-schedule-insns2', '-fno-move-loop-invariants', '--param=uninlined-function-insns=0'],
];

/** Allocations are whole units. */
const HEAP_UNIT = 8;

/** Writes the app's C into the folder and compiles it there, with `flags` for processor and debug information. */
export async function buildAppCode(
  request: AppRequest,
  folder: string,
  flags: readonly string[],
): Promise<AppCode> {
  const { entry, heap } = request;
  const { c, diagnostics, files } = compileApp(entry, { root: ROOT });
  if (c === undefined) {
    throw new BuildError({
      message: formatDiagnostics(diagnostics, { pretty: false }).trimEnd(),
      verbatim: true,
    });
  }
  requireServices(request, files, c);
  writeFileSync(path.join(folder, 'app.c'), c);
  writeFileSync(path.join(folder, 'app-memory.c'), memoryOf(heap));
  const library = runtimeFiles();
  const common = [...targetFlags, ...integerOnlyFlags, ...flags, '-Os', `-I${runtimeFolder}`];
  const compiled = [
    ...['app.c', 'app-memory.c'].map((file) => compileC(file, folder, common)),
    ...library.map((file) => compileC(file, folder, [...common, ...COMPACT])),
  ];
  return { objects: await Promise.all(compiled), inputs: [...files, ...library] };
}

/** The module by which an app calls a service, and what the C of one that publishes or subscribes has. */
const OF_SERVICE = new RegExp(`/${GENERATED}/([^/]+)-app\\.ts$`);
const OF_EVENTS = /\bapp_(subscribe|publish)\(/;

function requireServices(
  { entry, services, hasEvents }: AppRequest,
  files: readonly string[],
  c: string,
): void {
  const called = files.flatMap((file) => OF_SERVICE.exec(file.split(path.sep).join('/'))?.[1] ?? []);
  const missing = called.filter((name) => !services.includes(name));
  if (missing.length > 0) {
    throw new BuildError({
      file: entry,
      message: `the app calls ${missing.join(' and ')}, and may not`,
      hint: `in the system file, grant it the service by its interface: ${missing[0]}: call('...')`,
    });
  }
  if (!OF_EVENTS.test(c) || hasEvents) return;
  throw new BuildError({
    file: entry,
    message: 'the app publishes or subscribes, and the system has no events service',
    hint: 'spread `core` into its processes: `processes: { ...core, ... }`',
  });
}

/** The heap, of the size that the system file gives it. */
function memoryOf(heap: number): string {
  const bytes = Math.ceil(heap / HEAP_UNIT) * HEAP_UNIT;
  return `#include "app.h"\nuint32_t app_heap[${bytes / 4}];\nconst uint32_t app_heap_bytes = ${bytes};\n`;
}

async function compileC(file: string, folder: string, flags: readonly string[]): Promise<string> {
  const object = path.join(folder, `${path.basename(file, '.c')}.app.o`);
  const parameters = [...flags, '-c', file, '-o', object];
  await run('gcc', parameters, folder, `${file} does not compile; this is a defect of Conductor`);
  return object;
}

/** The build proper: load, check, compile, lay out, link, report. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tablesSize } from '../../linker/images';
import { planMemory, WasteError, type SystemMemory } from '../../linker/memory';
import type { Range } from '../../linker/mpu';
import type { Problem } from '../../linker/problem';
import { formatReport } from '../../linker/report';
import { checkSystem } from '../../system/check';
import { traceEvents } from '../../system/check-trace';
import { loadSystem, programEntry, type LoadedSystem } from '../../system/load';
import type { MemoryDescription } from '../../system/schema';
import { resolveSystem, type ResolvedProcess } from '../../system/resolve';
import { SERVICE_GRANTS } from '../../system/services';
import type { Cache, StepOutcome } from './cache';
import { IMAGE_FILES, linkSystem } from './final-link';
import type { BuildResult } from './index';
import { declarationsFor, requireInterfaces } from './interfaces';
import { ProgramBuilder, type BuiltSystem } from './programs';
import { canHaveMore, regionNeeds, type Regions } from './regions';
import { systemReport } from './report';
import { checkStacks, kernelStackBound, processStack, threadStacks } from './stacks';

export interface BuildRequest {
  readonly file: string;
  readonly folder: string;
  readonly cache: Cache;
  readonly toolKey: string;
  readonly onProgress: (message: string) => void;
}

export async function buildChanged(request: BuildRequest): Promise<StepOutcome<BuildResult>> {
  const { file, folder, cache, toolKey, onProgress } = request;
  onProgress('checking the system file');
  const system = loadSystem(file);
  const warnings = checkSystem(system);
  requireInterfaces(programEntries(system));
  mkdirSync(folder, { recursive: true });
  const builder = new ProgramBuilder(system, folder, cache, toolKey);
  const compiled = await builder.buildAll('few', onProgress);
  const processes = resolveSystem(system, (name) => compiled.programs.get(name)!.enums);
  checkStacks(system, compiled);
  onProgress('laying out memory');
  const { built, memory, regions } = await layOut(system, processes, compiled, builder);
  onProgress('linking');
  const { flash, ram } = memoriesOf(system);
  const link = { system, processes, built, memory, regions, flash, ram, folder };
  const elf = await linkSystem(link);
  const report = systemReport(link);
  const reportPath = path.join(folder, 'report.txt');
  const reportData = path.join(folder, 'report.json');
  writeFileSync(reportPath, formatReport(report));
  writeFileSync(reportData, `${JSON.stringify(report, undefined, 2)}\n`);
  const images = Object.values(IMAGE_FILES).map((name) => path.join(folder, name));
  return {
    result: {
      elf,
      reportPath,
      report,
      board: system.description.board,
      warnings: [...warnings, ...unused(system, compiled)],
    },
    inputs: [
      ...system.inputs,
      ...(await builder.inputs()),
      ...programEntries(system),
      ...declarationsFor(programEntries(system)),
    ],
    outputs: [...images, reportPath, reportData],
  };
}

function unused(system: LoadedSystem, { programs }: BuiltSystem): Problem[] {
  return [...programs].flatMap(([name, { unusedGrants }]) =>
    unusedGrants
      .filter((grant) => !isOfFramework(system, name, grant))
      .map((grant): Problem => ({
        severity: 'warning',
        file: system.file,
        line: system.lineOf('processes', name, 'grants', grant),
        message: `${name}: the program never uses its grant ${grant}`,
        hint: 'remove it here and from the enum Grant: what a program can not do, it can not do wrong',
      })),
  );
}

/** The framework uses them, by other names. */
function isOfFramework({ description }: LoadedSystem, name: string, grant: string): boolean {
  const grants: readonly string[] = SERVICE_GRANTS;
  return description.processes[name]?.service === true && grants.includes(grant);
}

function programEntries(system: LoadedSystem): string[] {
  return Object.values(system.description.processes)
    .map((process) => programEntry(system, process))
    .filter((entry) => existsSync(entry));
}

function rangeOf({ base, size }: MemoryDescription): Range {
  return { start: base, length: size };
}

function memoriesOf({ board }: LoadedSystem): { flash: Range; ram: Range } {
  return { flash: rangeOf(board.flash), ram: rangeOf(board.ram) };
}

interface Plan {
  readonly built: BuiltSystem;
  readonly memory: SystemMemory;
  readonly regions: Regions;
}

/** Solves the layout; if few regions waste too much memory, again with a kernel that has room for more. */
async function layOut(
  system: LoadedSystem,
  processes: readonly ResolvedProcess[],
  built: BuiltSystem,
  builder: ProgramBuilder,
): Promise<Plan> {
  try {
    return { built, memory: plan(system, processes, built, 'few'), regions: 'few' };
  } catch (error) {
    if (!(error instanceof WasteError) || !canHaveMore(system)) throw error;
    const larger = { ...built, kernel: await builder.buildKernel('many') };
    return { built: larger, memory: plan(system, processes, larger, 'many'), regions: 'many' };
  }
}

function plan(
  system: LoadedSystem,
  processes: readonly ResolvedProcess[],
  { kernel, programs }: BuiltSystem,
  regions: Regions,
): SystemMemory {
  const counts = processes.map(({ capabilities }) => capabilities.length);
  const kernelNeeds = {
    sizes: kernel.sizes,
    trace: traceEvents(system.description) > 0 ? kernel.ringSize! : 0,
    stack: kernelStackBound(kernel),
    tables: tablesSize(kernel.imageStructs!, counts),
    objects: system.description.postMortem === false ? undefined : kernel.objects,
  };
  const needs = processes.map(({ name, description }) => {
    const program = programs.get(name)!;
    return {
      name,
      sizes: program.sizes,
      stack: processStack(system, name, program),
      regions: regionNeeds(system, name, regions).own,
      threads: threadStacks(description),
    };
  });
  return planMemory(kernelNeeds, needs, memoriesOf(system), system.description.memory?.pool);
}

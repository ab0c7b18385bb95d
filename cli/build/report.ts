/** Gathers the build report from everything that the build found out. */
import path from 'node:path';
import type { Layout } from '../../linker/layout';
import type { ProcessMemory, SystemMemory } from '../../linker/memory';
import type { MemoryReport, ProcessReport, Relations, SystemReport } from '../../linker/report';
import { pieceWords } from '../../linker/post-mortem';
import { exceptionFrame, formatChain } from '../../linker/stack';
import { authorityOf } from '../../system/authority';
import { poolUnit } from '../../system/check-memory';
import { traceEvents } from '../../system/check-trace';
import type { ResolvedProcess } from '../../system/resolve';
import { foundServices } from '../../system/services';
import type { BuiltProgram } from './program';
import type { LinkInput } from './final-link';
import { kernelSizes } from './kernel-sizes';
import { interruptNames, notificationsOf, servicesOf } from './names';
import { regionsOf } from './images';
import { peripheralRegions, regionNeeds } from './regions';
import { kernelStackBound, processStackBound, threadStackBound } from './stacks';

/** Of stacks that nothing bounds. */
const GIVEN = 'given by the system file';

export function systemReport(input: LinkInput): SystemReport {
  const { system, memory, flash, ram } = input;
  return {
    system: path.basename(system.file, '.ts'),
    board: system.board.title,
    flash: memoryReport(flash, memory.flashLayout),
    ram: memoryReport(ram, memory.ramLayout),
    kernel: kernelReport(input, memory),
    processes: input.processes.map((_, index) => processReport(input, index)),
    interrupts: interruptNames(system),
    pool: {
      base: memory.pool.start,
      size: memory.pool.length,
      unit: poolUnit(system.description.memory),
      regions: system.description.memory?.regions ?? 0,
    },
    postMortem: memory.postMortem.area,
    authority: authorityOf(input.processes),
  };
}

function memoryReport(
  { start, length }: { readonly start: number; readonly length: number },
  { used, covered, occupied, efficiency }: Layout,
): MemoryReport {
  return { base: start, size: length, used, covered, occupied, efficiency };
}

function kernelReport(
  { system, built, processes }: LinkInput,
  { kernel, processes: placed, postMortem }: SystemMemory,
): SystemReport['kernel'] {
  const { chain, interruptChain, faultChain, imageStructs } = built.kernel;
  const frame = exceptionFrame(false);
  const capabilities = processes.reduce((sum, each) => sum + each.capabilities.length, 0);
  const { process, capability } = imageStructs!;
  const initialData = placed.reduce((sum, each) => sum + each.dataLength, 0);
  const pieces = 4 * pieceWords(postMortem).length;
  const tables = processes.length * process.size + capabilities * capability.size + pieces;
  const flash = kernel.flash.length - initialData - tables;
  return {
    flash: { base: kernel.flash.start, size: kernel.flash.length, used: kernel.flash.length },
    ram: { base: kernel.ram.start, size: kernel.ram.length, used: kernel.ram.length },
    stack: {
      size: kernel.stackTop - kernel.stackBase,
      bound: kernelStackBound(built.kernel),
      chain: `${formatChain(chain)}, then a device (${frame}): ${formatChain(interruptChain!)}, then a fault (${frame}): ${formatChain(faultChain!)}`,
    },
    initialData,
    tables,
    trace: { base: kernel.trace.start, size: kernel.trace.length, events: traceEvents(system.description) },
    sizes: kernelSizes(built.kernel.tables!, flash, kernel.ram.length - kernel.trace.length),
  };
}

function processReport(
  { system, processes, built, memory, regions }: LinkInput,
  index: number,
): ProcessReport {
  const { name, description, capabilities, slotCount } = processes[index]!;
  const placed = memory.processes[index]!;
  const program = built.programs.get(name)!;
  const floatingPoint = description.floatingPoint === true;
  return {
    name,
    relations: relationsOf(processes[index]!, processes),
    services: servicesOf(program),
    notifications: notificationsOf(program),
    priority: description.priority,
    flash: { base: placed.code.range.start, size: placed.code.range.length, used: placed.codeUsed },
    ram: { base: placed.ram.range.start, size: placed.ram.range.length, used: placed.ramUsed },
    stack: stackReport(placed.stackTop - placed.stackBase, program, floatingPoint),
    ...(description.heap !== undefined && { heap: description.heap }),
    threads: threadsReport(placed, program, floatingPoint),
    retained: { base: placed.retained, size: placed.retainedLength },
    slots: { granted: capabilities.length, free: slotCount - capabilities.length },
    regionLimit: regionNeeds(system, name, regions).limit,
    regions: regionsOf(placed, peripheralRegions(system, name)).map(({ purpose, region }) => ({
      purpose,
      ...region,
    })),
    capabilities: capabilities.map(({ slot, name: slotName, meaning }) => ({
      slot,
      name: slotName,
      meaning,
    })),
  };
}

function relationsOf(process: ResolvedProcess, processes: readonly ResolvedProcess[]): Relations {
  const { description, autostart, spawnable, index } = process;
  const supervisor = process.supervisor === index ? undefined : processes[process.supervisor]?.name;
  return {
    service: description.service === true,
    boots: description.boots === true,
    startedBy: spawnable || description.autostart === false ? 'request' : autostart ? 'kernel' : 'supervisor',
    ...(supervisor === undefined ? {} : { supervisor }),
    dependsOn: description.dependsOn ?? [],
    finds: foundServices(description).map(({ service }) => service),
    peripherals: description.peripherals ?? [],
  };
}

/** An app's stack is as deep as the protection lets it be. */
function stackReport(size: number, program: BuiltProgram, floatingPoint: boolean): ProcessReport['stack'] {
  if (program.chain.functions.length === 0) return { size, bound: size, isGiven: true, chain: GIVEN };
  const chain = `${formatChain(program.chain)}, then an interrupt (${exceptionFrame(floatingPoint)})`;
  return { size, bound: processStackBound(program, floatingPoint), chain };
}

function threadsReport(
  { threads, threadStacks }: ProcessMemory,
  program: BuiltProgram,
  floatingPoint: boolean,
): ProcessReport['threads'] {
  const { threadChain } = program;
  const chain = threadChain
    ? `${formatChain(threadChain)}, then an interrupt (${exceptionFrame(floatingPoint)})`
    : 'unknown';
  const stack = { size: threads.size, bound: threadStackBound(program, floatingPoint), chain };
  return { count: threads.count, base: threadStacks, stack };
}

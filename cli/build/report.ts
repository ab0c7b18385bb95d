/** Gathers the build report from everything that the build found out. */
import path from 'node:path';
import type { Layout } from '../../linker/layout';
import type { SystemMemory } from '../../linker/memory';
import type { MemoryReport, ProcessReport, SystemReport } from '../../linker/report';
import { exceptionFrame, formatChain } from '../../linker/stack';
import type { LinkInput } from './final-link';
import { regionsOf } from './images';
import { peripheralRegions } from './regions';
import { kernelStackBound, processStackBound } from './stacks';

export function systemReport(input: LinkInput): SystemReport {
  const { system, memory, flash, ram } = input;
  return {
    system: path.basename(system.file, '.ts'),
    board: system.board.title,
    flash: memoryReport(flash, memory.flashLayout),
    ram: memoryReport(ram, memory.ramLayout),
    kernel: kernelReport(input, memory),
    processes: input.processes.map((_, index) => processReport(input, index)),
  };
}

function memoryReport(
  { start, length }: { readonly start: number; readonly length: number },
  { used, covered, occupied, efficiency }: Layout,
): MemoryReport {
  return { base: start, size: length, used, covered, occupied, efficiency };
}

function kernelReport(
  { built, processes }: LinkInput,
  { kernel, processes: placed }: SystemMemory,
): SystemReport['kernel'] {
  const { chain, faultChain, imageStructs } = built.kernel;
  const capabilities = processes.reduce((sum, each) => sum + each.capabilities.length, 0);
  const { process, capability } = imageStructs!;
  return {
    flash: { base: kernel.flash.start, size: kernel.flash.length, used: kernel.flash.length },
    ram: { base: kernel.ram.start, size: kernel.ram.length, used: kernel.ram.length },
    stack: {
      size: kernel.stackTop - kernel.stackBase,
      bound: kernelStackBound(built.kernel),
      chain: `${formatChain(chain)}, then a fault (${exceptionFrame(true)}): ${formatChain(faultChain!)}`,
    },
    initialData: placed.reduce((sum, each) => sum + each.dataLength, 0),
    tables: processes.length * process.size + capabilities * capability.size,
  };
}

function processReport({ system, processes, built, memory }: LinkInput, index: number): ProcessReport {
  const { name, description, capabilities } = processes[index]!;
  const placed = memory.processes[index]!;
  const program = built.programs.get(name)!;
  const floatingPoint = description.floatingPoint === true;
  return {
    name,
    priority: description.priority,
    flash: { base: placed.code.range.start, size: placed.code.range.length, used: placed.codeUsed },
    ram: { base: placed.ram.range.start, size: placed.ram.range.length, used: placed.ramUsed },
    stack: {
      size: placed.stackTop - placed.stackBase,
      bound: processStackBound(program, floatingPoint),
      chain: `${formatChain(program.chain)}, then an interrupt (${exceptionFrame(floatingPoint)})`,
    },
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

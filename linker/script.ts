/**
 * The linker script of a system: every section at the address that the layout gave it.
 */
import type { Range } from './mpu';
import type { ProcessMemory, SystemMemory } from './memory';
import { pieceWords } from './post-mortem';

export interface ScriptInput {
  readonly memory: SystemMemory;
  readonly flash: Range;
  readonly ram: Range;
  /** Object files by the name of the process, as the linker is given them. */
  readonly objectOf: (process: string) => string;
  readonly kernelObject: string;
  readonly tablesObject: string;
  /** A number that no other build has. */
  readonly mark: number;
}

export function linkerScript(input: ScriptInput): string {
  const { flash, ram, memory } = input;
  return `/* Written by the layout solver. */
ENTRY(resetHandler)
MEMORY
{
  flash (rx) : ORIGIN = ${hex(flash.start)}, LENGTH = ${hex(flash.length)}
  ram (rw) : ORIGIN = ${hex(ram.start)}, LENGTH = ${hex(ram.length)}
}
SECTIONS
{
${kernelSections(input)}
${memory.processes.map((each) => processSections(each, input.objectOf(each.name))).join('\n')}
  /DISCARD/ : { *(.ARM.exidx*) *(.ARM.extab*) }
}
`;
}

function kernelSections({ memory, kernelObject, tablesObject, mark }: ScriptInput): string {
  const { kernel, postMortem } = memory;
  const pieces = pieceWords(postMortem).map((word) => `LONG(${hex(word)})`);
  return `  .kernel.vectors ${hex(kernel.vectors)} : { KEEP(${kernelObject}(.vectors)) } > flash
  .kernel.rodata ${hex(kernel.rodata)} : { ${kernelObject}(.rodata) } > flash
  .kernel.text ${hex(kernel.text)} : { ${kernelObject}(.text) } > flash
  .kernel.images ${hex(kernel.tables)} : { KEEP(${tablesObject}(.images)) } > flash
  .kernel.pieces ${hex(kernel.pieces)} : { ${pieces.join(' ')} } > flash
  __pieces = ${hex(kernel.pieces)};
  __build_mark = ${hex(mark)};
  __process_images = ${hex(kernel.tables)};
  __pool_start = ${hex(memory.pool.start)};
  __pool_size = ${memory.pool.length};
  __process_image_count = ${memory.processes.length};
  __kernel_stack_base = ${hex(kernel.stackBase)};
  __kernel_stack_top = ${hex(kernel.stackTop)};
  .kernel.bss ${hex(kernel.stackTop)} (NOLOAD) : { ${kernelObject}(.bss) . = ALIGN(4); __kernel_bss_end = .; }
  .kernel.retained ${hex(kernel.retained)} (NOLOAD) : { ${kernelObject}(.retained) }${traceSection(kernel.trace)}`;
}

/** Without a trace there is no such symbol. */
function traceSection({ start, length }: Range): string {
  if (length === 0) return '';
  return `
  .kernel.trace ${hex(start)} (NOLOAD) : { __kernel_trace = .; . += ${length}; }`;
}

function processSections(process: ProcessMemory, object: string): string {
  const { name } = process;
  return `
  .${name}.text ${hex(process.text)} : { ${object}(.text) } > flash
  .${name}.rodata ${hex(process.rodata)} : { ${object}(.rodata) } > flash
  .${name}.data ${hex(process.data)} : AT(${hex(process.dataLoad)}) { ${object}(.data) . = ALIGN(4); }
  .${name}.bss ${hex(process.bss)} (NOLOAD) : { ${object}(.bss) . = ALIGN(4); }
  .${name}.retained ${hex(process.retained)} (NOLOAD) : { ${object}(.retained) . = ALIGN(4); }`;
}

export function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}

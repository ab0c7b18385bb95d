/**
 * What the ELF of a system says about it before it runs: its processes, where its kernel keeps what it knows, and how that is laid
 * out. Variables of the kernel are found by their type, which is the name of a class in src/kernel.
 */
import { Elf } from '../../linker/elf';
import { UserError } from '../errors';
import { SymbolTable } from '../symbols';
import { unitsOf } from './debug/entries';
import { FrameTable } from './debug/frames';
import { type Structure, TypeTable, type Variable } from './debug/types';
import { flashAt } from './memory';
import { elementsOf, type StructureView, viewOf } from './structure';

/** A stretch of memory. */
export interface Range {
  readonly start: number;
  readonly length: number;
}

export class SystemImage {
  readonly elf: Elf;
  readonly frames: FrameTable;
  readonly symbols: SymbolTable;
  /** The build's description of each process (src/abi/image.ts), by number. */
  readonly processes: readonly StructureView[];
  private readonly types: TypeTable;
  private readonly variables: readonly Variable[];

  constructor(readonly file: string) {
    this.symbols = new SymbolTable(file);
    this.elf = new Elf(file);
    this.types = kernelTypes(this.elf, file);
    this.variables = this.types.variables();
    this.frames = new FrameTable(this.elf);
    this.processes = this.readProcesses();
  }

  /** The kernel's stack and variables, those that outlive a reset last. */
  get kernelMemory(): Range {
    const start = this.symbolAt('__kernel_stack_base');
    const retained = this.elf.section('.kernel.retained');
    const end = retained ? retained.address + retained.size : this.symbolAt('__kernel_bss_end');
    return { start, length: end - start };
  }

  /** All of it: the kernel's stack is at its beginning, the pool at its end. */
  get ram(): Range {
    const start = this.symbolAt('__kernel_stack_base');
    return { start, length: this.symbolAt('__pool_start') + this.symbolAt('__pool_size') - start };
  }

  get kernelStack(): Range {
    const start = this.symbolAt('__kernel_stack_base');
    return { start, length: this.symbolAt('__kernel_stack_top') - start };
  }

  /** The variable of that class, or the table of it. */
  variable(structure: string, isTable = false): Variable {
    const found = this.findVariable(structure, isTable);
    if (found) return found;
    throw new UserError(
      `the kernel in ${this.file} keeps no ${structure}: it was built by another version of Conductor`,
    );
  }

  /** The same, for what only some systems have. */
  findVariable(structure: string, isTable = false): Variable | undefined {
    return this.variables.find(({ type }) => {
      const element = isTable && type.kind === 'array' ? type.element : type;
      return (
        element.kind === 'structure' && element.name === structure && (type.kind === 'array') === isTable
      );
    });
  }

  structure(name: string): Structure {
    const structure = this.types.structure(name);
    if (structure) return structure;
    throw new UserError(
      `the kernel in ${this.file} knows no ${name}: it was built by another version of Conductor`,
    );
  }

  /** Names of an enumeration's values; empty if the kernel does not use it. */
  names(enumeration: string): ReadonlyMap<number, string> {
    return this.types.enumeration(enumeration) ?? new Map();
  }

  /** Bytes of the flash. */
  flash(address: number, length: number): Buffer {
    const bytes = flashAt(this.elf, address, length);
    if (!bytes) throw new Error(`nothing of ${this.file} is at ${address}`);
    return bytes;
  }

  /** The value of a symbol of the linker script. */
  symbolAt(name: string): number {
    const symbol = this.elf.symbol(name);
    if (!symbol) throw new UserError(`${this.file} is no system of Conductor: it has no ${name}`);
    return symbol.value;
  }

  private readProcesses(): StructureView[] {
    const type = this.structure('ProcessImage');
    const start = this.symbolAt('__process_images');
    const count = this.symbolAt('__process_image_count');
    return Array.from({ length: count }, (_, index) => {
      const address = start + index * type.size;
      return viewOf(type, address, this.flash(address, type.size), type.name);
    });
  }
}

/** The kernel is the unit that has the table of threads. */
function kernelTypes(elf: Elf, file: string): TypeTable {
  for (const unit of unitsOf(elf)) {
    const types = new TypeTable(unit);
    if (types.structure('Thread') && types.structure('ProcessImage')) return types;
  }
  throw new UserError(`${file} has no debug information of a kernel: is it a system of Conductor?`);
}

/** The structures of a variable, of which `bytes` were read. */
export function structuresOf(variable: Variable, bytes: Buffer): StructureView[] {
  return elementsOf(variable.type, variable.address, bytes, variable.name);
}

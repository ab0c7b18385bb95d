/**
 * The names that emitted code sees. A module keeps the dialect's names; everything of ours starts with `$`: run-time
 * functions (`$loadU8`), pooled codecs and texts (`$codec1`), what other modules hold (`$module2.name`), temporaries (`$1`).
 */
import type {
  EnumDeclaration, FunctionDeclaration, GlobalVariable, Location, Module, Program, Registers, StructDeclaration,
  Variable,
} from '../ir/ir'; // prettier-ignore
import { SourceMarks } from './source-map';

export type Shared = EnumDeclaration | FunctionDeclaration | GlobalVariable | Registers | StructDeclaration;

/** Which module each declaration lives in. */
export class Owners {
  private readonly modules = new Map<Shared, Module>();

  constructor(program: Program) {
    for (const module of program.modules) {
      for (const list of [module.enums, module.structs, module.globals, module.registers, module.functions]) {
        for (const declaration of list) this.modules.set(declaration, module);
      }
    }
  }

  of(declaration: Shared): Module {
    const module = this.modules.get(declaration);
    if (!module) throw new Error(`no module of the program declares '${declaration.name}'`);
    return module;
  }
}

export class ModuleScope {
  readonly marks = new SourceMarks();
  /** Modules that this one refers to, in the order of their first use. */
  readonly imports: Module[] = [];
  private readonly helpers = new Set<string>();
  private readonly pools = new Map<string, string>();

  constructor(
    readonly module: Module,
    private readonly owners: Owners,
  ) {}

  /** A function, a variable's address or a codec, wherever it was declared. */
  reference(declaration: Shared, name: string = declaration.name): string {
    const owner = this.owners.of(declaration);
    if (owner === this.module) return name;
    if (!this.imports.includes(owner)) this.imports.push(owner);
    return `$module${this.imports.indexOf(owner) + 1}.${name}`;
  }

  /** The address of registers: a number, but the module that declares them must be loaded for them to exist. */
  registersAddress(registers: Registers): string {
    this.reference(registers);
    return String(registers.address);
  }

  /** A fixed address. The module that declares the registers there has to be loaded, for it makes them. */
  registers(declaration: Registers): string {
    this.reference(declaration);
    return String(declaration.address);
  }

  /** A function of the run-time library. */
  helper(name: string): string {
    this.helpers.add(name);
    return `$${name}`;
  }

  /** A module-level constant, one for each distinct text. `value` must not depend on when it is evaluated. */
  pooled(prefix: string, value: string): string {
    let name = this.pools.get(value);
    if (name === undefined) this.pools.set(value, (name = `$${prefix}${this.pools.size + 1}`));
    return name;
  }

  at(location: Location): string {
    return this.marks.at(location);
  }

  /** The constants at the top of the module, complete once everything else is printed. */
  preamble(): string[] {
    const helpers = [...this.helpers].sort().map((name) => `${name}: $${name}`);
    return [
      ...(helpers.length > 0 ? [`const { ${helpers.join(', ')} } = $;`] : []),
      ...this.imports.map(
        (module, index) => `const $module${index + 1} = $.internals(${JSON.stringify(module.file)});`,
      ),
    ];
  }

  pool(): string[] {
    return [...this.pools].map(([value, name]) => `const ${name} = ${value};`);
  }
}

/** Temporaries and frame storage of one function. */
export class FunctionScope {
  readonly temporaries: string[] = [];
  frameSize = 0;
  private readonly offsets = new Map<Variable, number>();

  constructor(
    readonly module: ModuleScope,
    readonly declaration: FunctionDeclaration,
  ) {}

  temporary(): string {
    const name = `$${this.temporaries.length + 1}`;
    this.temporaries.push(name);
    return name;
  }

  /** The variable's offset in the frame; given out at its declaration. */
  frameOffset(variable: Variable, size: number, alignment: number): number {
    let offset = this.offsets.get(variable);
    if (offset === undefined) {
      offset = Math.ceil(this.frameSize / alignment) * alignment;
      this.offsets.set(variable, offset);
      this.frameSize = offset + size;
    }
    return offset;
  }
}

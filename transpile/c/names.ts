/**
 * The C name of every declaration.
 *
 * The front end gives names that are unique and legal; what remains is C's own: a name must not be one that
 * `conductor.h` or the preprocessor takes (macros reach into every scope, so also fields and locals), and a local
 * must not hide a global that its function uses. Whoever collides gets an underscore; external names never change.
 */
import type {
  EnumDeclaration,
  Field,
  FunctionDeclaration,
  GlobalVariable,
  Program,
  Registers,
  StructDeclaration,
  Variable,
} from '../ir/ir';
import { isMacroName, isReservedName } from './reserved';
import { walkFunction } from './walk';

export type Named =
  EnumDeclaration | Field | FunctionDeclaration | GlobalVariable | Registers | StructDeclaration | Variable;

export class Names {
  private readonly names = new Map<Named, string>();
  /** What the front end calls things at file scope. */
  private readonly known: ReadonlySet<string>;
  /** Register blocks are printed as macros. */
  private readonly registers: ReadonlySet<string>;

  constructor(program: Program) {
    const fileScope = program.modules.flatMap(({ enums, structs, globals, registers, functions }) => {
      const members = enums.flatMap((one) => one.members);
      return [...enums, ...members, ...structs, ...globals, ...registers, ...functions];
    });
    this.known = new Set(fileScope.map((one) => one.name));
    const registers = program.modules.flatMap((module) => module.registers);
    this.registers = new Set(registers.map((one) => one.name));
    for (const struct of program.structOrder) this.enterStruct(struct);
  }

  of(declaration: Named): string {
    const known = this.names.get(declaration);
    if (known !== undefined) return known;
    const name = this.choose(declaration);
    this.names.set(declaration, name);
    return name;
  }

  member(declaration: EnumDeclaration, index: number): string {
    return avoid(declaration.members[index]?.name ?? '', isReservedName, this.known);
  }

  /** Whether nothing at file scope has this name. */
  isFree(name: string): boolean {
    return !this.known.has(name);
  }

  /** Settles the names of a struct's fields. */
  private enterStruct(declaration: StructDeclaration): void {
    const siblings = new Set(declaration.fields.map((field) => field.name));
    const isMacro = (name: string): boolean => this.registers.has(name) || isMacroName(name);
    for (const field of declaration.fields) this.names.set(field, avoid(field.name, isMacro, siblings));
  }

  /** Settles the names of a function's locals: to be called before its body is printed. */
  enterFunction(declaration: FunctionDeclaration, locals: Iterable<Variable>): void {
    const visible = new Set<string>();
    walkFunction(declaration, (expression) => {
      if (expression.kind === 'global') visible.add(this.of(expression.variable));
      if (expression.kind === 'function') visible.add(this.of(expression.declaration));
      if (expression.kind === 'call') visible.add(this.of(expression.callee));
      if (expression.kind === 'enumMember')
        visible.add(this.member(expression.declaration, expression.member));
    });
    const all = [...locals];
    const siblings = new Set(all.map((local) => local.name));
    const isTaken = (name: string): boolean => visible.has(name) || this.isTaken(name);
    for (const local of all) this.names.set(local, avoid(local.name, isTaken, siblings));
  }

  private choose(declaration: Named): string {
    const isExternal =
      ('external' in declaration && declaration.external) ||
      ('parameters' in declaration && declaration.body === undefined);
    if (isExternal || ('address' in declaration && !isReservedName(declaration.name)))
      return declaration.name;
    return avoid(declaration.name, (name) => this.isTaken(name), this.known);
  }

  private isTaken(name: string): boolean {
    return this.registers.has(name) || isReservedName(name);
  }
}

/** The name, or one like it that is not among its siblings. */
function avoid(name: string, isTaken: (name: string) => boolean, siblings: ReadonlySet<string>): string {
  let free = name;
  while (isTaken(free) || (free !== name && siblings.has(free))) free += '_';
  return free;
}

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
import { macroNames, reservedNames } from './reserved';
import { walkFunction } from './walk';

export type Named =
  EnumDeclaration | Field | FunctionDeclaration | GlobalVariable | Registers | StructDeclaration | Variable;

export class Names {
  private readonly names = new Map<Named, string>();
  /** Names that no field, local or tag may have. */
  private readonly macros: ReadonlySet<string>;

  constructor(program: Program) {
    const registers = program.modules.flatMap((module) => module.registers);
    this.macros = new Set([...macroNames, ...registers.map((one) => one.name)]);
  }

  of(declaration: Named): string {
    const known = this.names.get(declaration);
    if (known !== undefined) return known;
    const name = this.choose(declaration);
    this.names.set(declaration, name);
    return name;
  }

  member(declaration: EnumDeclaration, index: number): string {
    return avoid(declaration.members[index]?.name ?? '', (name) => reservedNames.has(name));
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
    for (const local of locals) {
      this.names.set(
        local,
        avoid(local.name, (name) => visible.has(name) || this.isTaken(name)),
      );
    }
  }

  private choose(declaration: Named): string {
    const isExternal =
      ('external' in declaration && declaration.external) ||
      ('parameters' in declaration && declaration.body === undefined);
    if (isExternal || ('address' in declaration && !reservedNames.has(declaration.name)))
      return declaration.name;
    const isField = 'offset' in declaration;
    return avoid(declaration.name, (name) => this.macros.has(name) || (!isField && reservedNames.has(name)));
  }

  private isTaken(name: string): boolean {
    return this.macros.has(name) || reservedNames.has(name);
  }
}

function avoid(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  while (isTaken(free)) free += '_';
  return free;
}

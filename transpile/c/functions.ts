/**
 * Globals and functions: linkage, attributes, prototypes and bodies.
 *
 * Only what the world outside may name is external: the entry module's exports, interrupt handlers, `@used`. All
 * else is static, so that gcc may inline it and warn of it.
 */
import type { FunctionDeclaration, GlobalVariable, Program, Variable } from '../ir/ir';
import type { Constants } from './constants';
import type { Expressions } from './expressions';
import { completes } from '../ir/flow';
import type { Lines } from './lines';
import type { Names } from './names';
import { readVariables, type Definition } from './references';
import { Statements } from './statements';
import type { Types } from './types';
import { walkFunction } from './walk';

export interface DefinitionPrinters {
  readonly names: Names;
  readonly types: Types;
  readonly constants: Constants;
  readonly expressions: Expressions;
}

export class Definitions {
  private readonly entryExports = new Set<Definition>();

  constructor(
    private readonly printers: DefinitionPrinters,
    program: Program,
    private readonly mentioned: ReadonlySet<Definition>,
  ) {
    for (const module of program.modules) {
      if (module.file !== program.entry) continue;
      for (const one of [...module.functions, ...module.globals])
        if (one.exported) this.entryExports.add(one);
    }
  }

  isExternal(definition: Definition): boolean {
    if (this.entryExports.has(definition)) return true;
    if (!('parameters' in definition)) return definition.external || definition.used;
    return definition.body === undefined || definition.attributes.used || definition.attributes.isr;
  }

  /** A declaration in advance. */
  declaration(definition: Definition): string {
    if ('parameters' in definition) return `${this.storage(definition, false)}${this.signature(definition)};`;
    const linkage = this.isExternal(definition) ? 'extern ' : 'static ';
    return `${linkage}${this.declared(definition)};`;
  }

  global(lines: Lines, global: GlobalVariable): void {
    const { initial, type } = global;
    if (global.external || !initial) return;
    const value = this.printers.constants.initialiser(initial, type);
    const needsValue = global.constant && value === undefined;
    const text = needsValue ? this.printers.constants.explicit(initial, type) : value;
    const linkage = this.isExternal(global) ? '' : 'static ';
    const attributes = this.globalAttributes(global);
    lines.add(
      `${linkage}${this.declared(global)}${attributes}${text === undefined ? '' : ` = ${text}`};`,
      global.location,
    );
  }

  /** `declaration` has been through the sequencing pass; its name and linkage are those of `original`. */
  function(lines: Lines, original: FunctionDeclaration, declaration: FunctionDeclaration): void {
    if (!declaration.body) return;
    const { body } = declaration;
    const locals = localsOf(declaration);
    this.printers.names.enterFunction(declaration, locals);
    const isNaked = declaration.attributes.naked;
    const read = readVariables(declaration);
    const statements = new Statements({ ...this.printers, lines }, read, isNaked);
    lines.space();
    lines.add(`${this.storage(original, true)}${this.signature(original)}`, declaration.location);
    lines.add('{');
    lines.indent(() => {
      if (!isNaked) for (const parameter of declaration.parameters) statements.ignoreUnread(parameter);
      statements.list(body);
      this.end(lines, declaration);
    });
    lines.add('}', isNaked ? undefined : declaration.endLocation);
  }

  /** A function that must not end here says so: gcc does not know that enums only hold their members. */
  private end(lines: Lines, declaration: FunctionDeclaration): void {
    if (declaration.result.kind === 'void' || declaration.attributes.naked) return;
    if (completes(declaration.body ?? [])) lines.add('PANIC(4, "no return");', declaration.endLocation);
  }

  private declared(global: GlobalVariable): string {
    const isConstant = global.constant && global.type.kind !== 'void';
    return this.printers.types.declare(
      global.type,
      this.printers.names.of(global),
      isConstant ? 'const' : '',
    );
  }

  private globalAttributes(global: GlobalVariable): string {
    const attributes: string[] = [];
    if (global.retained) attributes.push('section(".bss.retained")');
    if (global.section !== undefined) attributes.push(`section("${global.section}")`);
    if (global.align !== undefined) attributes.push(`aligned(${global.align})`);
    // What is retained has been written by an earlier run: the compiler must not believe that it knows all stores.
    if (global.used || global.retained) attributes.push('used');
    else if (!this.isExternal(global) && !this.mentioned.has(global)) attributes.push('unused');
    return attributes.length === 0 ? '' : ` __attribute__((${attributes.join(', ')}))`;
  }

  private storage(declaration: FunctionDeclaration, isDefinition: boolean): string {
    const words: string[] = [];
    if (!this.isExternal(declaration)) words.push('static');
    if (declaration.result.kind === 'never') words.push('_Noreturn');
    if (isDefinition && declaration.attributes.inline === 'always') words.push('inline');
    const attributes = isDefinition ? this.functionAttributes(declaration) : [];
    if (attributes.length > 0) words.push(`__attribute__((${attributes.join(', ')}))`);
    return words.map((word) => `${word} `).join('');
  }

  private functionAttributes(declaration: FunctionDeclaration): string[] {
    const { attributes } = declaration;
    const list: string[] = [];
    if (attributes.inline === 'always') list.push('always_inline');
    if (attributes.inline === 'never') list.push('noinline');
    if (attributes.naked) list.push('naked');
    if (attributes.section !== undefined) list.push(`section("${attributes.section}")`);
    if (attributes.used || attributes.isr) list.push('used');
    else if (!this.isExternal(declaration) && !this.mentioned.has(declaration)) list.push('unused');
    return list;
  }

  private signature(declaration: FunctionDeclaration): string {
    const { types, names } = this.printers;
    // In a naked function, only assembly uses the parameters.
    const suffix = declaration.attributes.naked ? ' __attribute__((unused))' : '';
    const parameters = declaration.parameters.map((one) => types.declare(one.type, names.of(one)) + suffix);
    const list = parameters.length === 0 ? 'void' : parameters.join(', ');
    return types.declare(declaration.result, `${names.of(declaration)}(${list})`);
  }
}

/** Parameters and declared variables. */
function localsOf(declaration: FunctionDeclaration): Set<Variable> {
  const locals = new Set(declaration.parameters);
  walkFunction(
    declaration,
    () => undefined,
    (statement) => {
      if (statement.kind === 'declare') locals.add(statement.variable);
    },
  );
  return locals;
}

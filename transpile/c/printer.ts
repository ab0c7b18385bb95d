/**
 * The C back end: one program becomes one C file.
 *
 * Types come first (structs need their members' definitions), then what must be declared in advance, then each
 * module's globals and functions under its name. Before a function is printed, the sequencing pass puts its
 * expressions in an order that C cannot change.
 */
import type { FunctionDeclaration, Module, Program } from '../ir/ir';
import { Constants } from './constants';
import { Expressions } from './expressions';
import { Definitions } from './functions';
import { Lines } from './lines';
import { NamedConstants } from './named-constants';
import { Names } from './names';
import { definitionsOf, immutableStructs, referencesOf } from './references';
import { Sequencer } from './sequence/sequencer';
import { StructPrinter, printEnum } from './structs';
import { Types } from './types';

export interface PrintOptions {
  /** `#line` directives, so that debuggers speak of the source. Default true. */
  readonly lineDirectives?: boolean;
  /**
   * Volatile accesses call `conductor_host_read` and `conductor_host_write`, which a test harness defines, instead of
   * touching memory. Default false.
   */
  readonly traceVolatile?: boolean;
}

/** The program as the text of one C file, to be compiled with the flags in `flags.ts`. */
export function printC(program: Program, options: PrintOptions = {}): string {
  return new ProgramPrinter(program, options).print();
}

class ProgramPrinter {
  private readonly names: Names;
  private readonly types: Types;
  private readonly constants: Constants;
  private readonly definitions: Definitions;
  private readonly sequencer: Sequencer;
  private readonly named: NamedConstants;
  private readonly references;

  constructor(
    private readonly program: Program,
    private readonly options: PrintOptions,
  ) {
    this.names = new Names(program);
    this.types = new Types(this.names, immutableStructs(program));
    this.constants = new Constants(this.names, this.types);
    this.sequencer = new Sequencer(options.traceVolatile ?? false);
    this.references = referencesOf(program);
    this.named = new NamedConstants(program);
    const expressions = new Expressions(this.names, this.types, this.named, options.traceVolatile ?? false);
    const printers = { names: this.names, types: this.types, constants: this.constants, expressions };
    this.definitions = new Definitions(printers, program, this.references.mentioned);
  }

  print(): string {
    // Printed first, for they name the spans that the types section defines.
    const types = this.section((lines) => this.structs(lines));
    const advance = this.section((lines) => this.declarations(lines));
    const modules = this.program.modules.map((module) => this.module(module));
    const spans = this.section((lines) => this.spans(lines));
    const enums = this.section((lines) => this.enums(lines));
    return [this.header(), this.named.definitions(), enums, spans, types, advance, ...modules]
      .filter((part) => part !== '')
      .join('\n');
  }

  private section(print: (lines: Lines) => void): string {
    const lines = new Lines(this.options.lineDirectives ?? true);
    print(lines);
    return lines.toString();
  }

  private header(): string {
    const trace = this.options.traceVolatile ? '#define CONDUCTOR_HOST_TRACE\n' : '';
    return `/* Made from ${this.program.entry} by the Conductor transpiler; edit that. */\n\n${trace}#include "conductor.h"\n`;
  }

  private enums(lines: Lines): void {
    for (const module of this.program.modules) {
      for (const declaration of module.enums) printEnum(lines, this.names, declaration);
    }
  }

  private spans(lines: Lines): void {
    for (const declaration of this.types.forward) lines.add(`struct ${this.names.of(declaration)};`);
    for (const [tag, type] of this.types.spans) {
      lines.space();
      lines.add(
        `struct ${tag} {\n    ${this.types.spanData(type)};\n    uint32_t length;\n} __attribute__((aligned(8)));`,
      );
    }
  }

  private structs(lines: Lines): void {
    for (const declaration of this.program.structOrder) {
      new StructPrinter(lines, this.names, this.types, declaration).print();
    }
    lines.space();
    for (const module of this.program.modules) this.registers(lines, module);
  }

  private declarations(lines: Lines): void {
    const { early } = this.references;
    const outside = [...early].filter((one) => !definitionsOf(this.program).includes(one));
    for (const definition of [...outside, ...definitionsOf(this.program)]) {
      const isFunction = 'parameters' in definition;
      const isAnnounced = isFunction && this.definitions.isExternal(definition);
      const isDeclared = !isFunction && definition.external;
      if (early.has(definition) || isAnnounced || isDeclared)
        lines.add(this.definitions.declaration(definition));
    }
  }

  private module(module: Module): string {
    const content = this.section((lines) => {
      for (const global of module.globals) this.definitions.global(lines, global);
      for (const declaration of module.functions) {
        this.definitions.function(lines, declaration, this.sequenced(declaration));
      }
    });
    const rule = '-'.repeat(Math.max(3, 100 - module.file.length));
    return content.trim() === '' ? '' : `/* ${module.file} ${rule} */\n\n${content}`;
  }

  private registers(lines: Lines, module: Module): void {
    for (const registers of module.registers) {
      const address = `0x${registers.address.toString(16).toUpperCase().padStart(8, '0')}u`;
      const type = this.types.declare({ kind: 'reference', target: registers.type, nullable: false }, '');
      lines.add(`#define ${this.names.of(registers)} ((${type})${address})`);
    }
  }

  private sequenced(declaration: FunctionDeclaration): FunctionDeclaration {
    return declaration.body ? { ...declaration, body: this.sequencer.function(declaration) } : declaration;
  }
}

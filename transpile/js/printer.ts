/**
 * The JavaScript back end: one CommonJS module for each dialect module, with the exact meaning of the dialect over one
 * simulated memory (`runtime/`). References are plain addresses and integers plain numbers, so emitted code runs at
 * nearly the speed of hand-written JavaScript; only what a test imports is wrapped in views and checked functions.
 *
 * The order within a module lets modules refer to each other in cycles: what it declares is known to others (in
 * `$.internals`) before it loads them, and initial values come last.
 */
import * as path from 'node:path';
import type {
  FunctionDeclaration,
  GlobalVariable,
  Module,
  Program,
  Registers,
  StructDeclaration,
} from '../ir/ir';
import { alignmentOf, sizeOf } from '../ir/size';
import { printConstant } from './constants';
import { printExports } from './exports';
import { FunctionScope, ModuleScope, Owners } from './scope';
import { indent, printStatements } from './statements';
import { codecName, printCodec, printSignature } from './types';

/** What emitted modules `require` to get at their machine; see `host.ts` and `load.ts`. */
export const HOST_MODULE = 'conductor-host';

/** By module. Their names are relative to `root`, which matters only if some lie outside it. */
export function printJavaScript(program: Program, root = '/'): Map<string, { code: string; map: object }> {
  const owners = new Owners(program);
  return new Map(
    program.modules.map((module) => [module.file, printModule(new ModuleScope(module, owners), root)]),
  );
}

function printModule(scope: ModuleScope, root: string): { code: string; map: object } {
  const { module } = scope;
  const declarations = [
    ...module.enums.map(
      (item) =>
        `const ${codecName(item)} = $.enumeration(${JSON.stringify(item.name)}, '${item.storage.name}');`,
    ),
    ...module.structs.map((struct) => printStruct(scope, struct)),
    ...module.registers.map((registers) => printRegisters(registers)),
    ...module.globals.map((global) => printPlacement(global)),
    ...module.functions.filter(({ body }) => !body).map((declaration) => printExtern(scope, declaration)),
  ];
  const functions = module.functions.flatMap((declaration) => printFunction(scope, declaration));
  const initial = module.globals.flatMap((global) => printInitial(scope, global));
  const exported = printExports(scope);
  const lines = [
    "'use strict';",
    `const $ = require('${HOST_MODULE}').runtime;`,
    ...scope.preamble(),
    ...declarations,
    `Object.assign($.internals(${JSON.stringify(module.file)}), { ${sharedNames(module).join(', ')} });`,
    ...scope.imports.map(({ file }) => `require(${JSON.stringify(requirePath(module.file, file, root))});`),
    ...scope.pool(),
    ...initial,
    ...exported,
    ...functions,
    '',
  ];
  return scope.marks.extractMap(module.file, lines.join('\n'));
}

function sharedNames({ enums, structs, globals, functions }: Module): string[] {
  return [...[...enums, ...structs].map(codecName), ...[...globals, ...functions].map(({ name }) => name)];
}

function requirePath(from: string, to: string, root: string): string {
  const { dirname, relative: between, resolve } = path.posix;
  const relative = between(resolve(root, dirname(from)), resolve(root, to));
  return relative.startsWith('.') ? relative : `./${relative}`;
}

function printStruct(scope: ModuleScope, struct: StructDeclaration): string {
  const fields = struct.fields.map(({ name, offset, type, bits, initial }) => {
    const parts = [`name: ${JSON.stringify(name)}`, `offset: ${offset}`, `codec: ${printCodec(scope, type)}`];
    if (bits) parts.push(`bits: { shift: ${bits.shift}, width: ${bits.width} }`);
    if (initial && initial.kind !== 'zero')
      parts.push(`initial: () => (${printConstant(scope, initial, type)})`);
    return `  { ${parts.join(', ')} },`;
  });
  const { name, size, alignment } = struct;
  const head = `const ${codecName(struct)} = $.struct(${JSON.stringify(name)}, ${size}, ${alignment}, () => [`;
  return [head, ...fields, ']);'].join('\n');
}

function printRegisters({ address, type }: Registers): string {
  return `$.registers(${address}, ${sizeOf(type)});`;
}

function printPlacement(global: GlobalVariable): string {
  const inFlash = global.constant && !global.external;
  const place = inFlash ? 'placeFlash' : global.retained ? 'placeRetained' : 'place';
  const alignment = Math.max(global.align ?? 1, alignmentOf(global.type));
  return `const ${global.name} = $.${place}(${sizeOf(global.type)}, ${alignment});`;
}

function printInitial(scope: ModuleScope, global: GlobalVariable): string[] {
  if (!global.initial || global.initial.kind === 'zero') return [];
  const value = printConstant(scope, global.initial, global.type);
  return [`$.global(${global.name}, ${printCodec(scope, global.type)}, () => (${value}));`];
}

function printExtern(scope: ModuleScope, declaration: FunctionDeclaration): string {
  const { name, parameters, result } = declaration;
  const types = parameters.map(({ type }) => type);
  return `const ${name} = $.extern(${JSON.stringify(name)}, () => (${printSignature(scope, types, result)}));`;
}

function printFunction(module: ModuleScope, declaration: FunctionDeclaration): string[] {
  if (!declaration.body) return [];
  const scope = new FunctionScope(module, declaration);
  const parameters = declaration.parameters.map(({ name }) => name).join(', ');
  const body = withFrame(scope, printStatements(scope, declaration.body));
  const temporaries = scope.temporaries.length > 0 ? [`let ${scope.temporaries.join(', ')};`] : [];
  return [
    `${module.at(declaration.location)}function ${declaration.name}(${parameters}) {`,
    ...indent([...temporaries, ...body]),
    `${module.at(declaration.endLocation)}}`,
  ];
}

/** Frame storage lives until the function is left, by whatever way. */
function withFrame(scope: FunctionScope, body: string[]): string[] {
  if (scope.frameSize === 0) return body;
  const size = Math.ceil(scope.frameSize / 8) * 8;
  const { module } = scope;
  return [
    `const $frame = ${module.helper('openFrame')}(${size});`,
    'try {',
    ...indent(body),
    `} finally { ${module.helper('closeFrame')}($frame + ${size}); }`,
  ];
}

/**
 * What a test sees of a module: functions that check their arguments, classes that can be created, enums, constants,
 * and variables as live properties.
 */
import type { EnumDeclaration, FunctionDeclaration, GlobalVariable, Module, Registers } from '../ir/ir';
import { isStorage } from './places';
import type { ModuleScope } from './scope';
import { codecName, printCodec, printSignature } from './types';

type Exported = Module['exports'] extends Map<string, infer Declaration> ? Declaration : never;

export function printExports(scope: ModuleScope): string[] {
  const { module } = scope;
  return [
    "Object.defineProperty(exports, '__esModule', { value: true });",
    ...module.functions.flatMap((declaration) => printMethod(scope, declaration)),
    ...[...module.exports].map(([name, declaration]) => printExport(scope, name, declaration)),
    ...[...module.constants].map(([name, { value }]) => `exports.${name} = ${printValue(value)};`),
  ];
}

function printValue(value: number | bigint | boolean | string): string {
  return typeof value === 'bigint' ? `${value}n` : JSON.stringify(value);
}

function printExport(scope: ModuleScope, name: string, declaration: Exported): string {
  if ('parameters' in declaration) return `exports.${name} = ${printCallable(scope, name, declaration)};`;
  if ('members' in declaration) return `exports.${name} = ${printEnum(declaration)};`;
  if ('fields' in declaration)
    return `exports.${name} = ${scope.reference(declaration, codecName(declaration))}.view;`;
  return printVariable(scope, name, declaration);
}

function printCallable(scope: ModuleScope, name: string, declaration: FunctionDeclaration): string {
  const types = declaration.parameters.map(({ type }) => type);
  const signature = printSignature(scope, types, declaration.result);
  return `$.exportFunction(${scope.reference(declaration)}, ${JSON.stringify(name)}, ${signature})`;
}

/** Both ways, as TypeScript's own enums. */
function printEnum({ members }: EnumDeclaration): string {
  const forward = members.map(({ sourceName, value }) => `${JSON.stringify(sourceName)}: ${value}`);
  const back = members.map(({ sourceName, value }) => `'${value}': ${JSON.stringify(sourceName)}`);
  return `{ ${[...forward, ...back].join(', ')} }`;
}

function printVariable(scope: ModuleScope, name: string, variable: GlobalVariable | Registers): string {
  const codec = printCodec(scope, variable.type);
  const address = 'address' in variable ? String(variable.address) : scope.reference(variable);
  if (isStorage(variable.type)) return `exports.${name} = ${codec}.wrap(${address});`;
  return `$.exportVariable(exports, ${JSON.stringify(name)}, ${codec}, ${address});`;
}

/** `Task.bump` becomes a method of the views of `Task`, or a static function of the class. */
function printMethod(scope: ModuleScope, declaration: FunctionDeclaration): string[] {
  const [, className = '', name] = /^(.*)\.(\w+)$/.exec(declaration.sourceName) ?? [];
  const first = declaration.parameters[0];
  if (name === undefined) return [];
  const types = declaration.parameters.map(({ type }) => type);
  const rest = `${JSON.stringify(name)}, ${declaration.name}, ${printSignature(scope, types, declaration.result)}`;
  if (first?.name === SELF && first.type.kind === 'reference') {
    return [`$.exportMethod(${printCodec(scope, first.type.target)}, ${rest});`];
  }
  const owner = scope.module.exports.get(className);
  if (!owner || !('fields' in owner)) return [];
  return [`$.exportStatic(${scope.reference(owner, codecName(owner))}, ${rest});`];
}

/** The front end's name of `this`; no source name becomes it. */
const SELF = 'this_';

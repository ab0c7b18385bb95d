/**
 * What a program's functions and initial values mention: who needs a declaration in advance, and who is never used.
 */
import type {
  Constant,
  Expression,
  FunctionDeclaration,
  GlobalVariable,
  Program,
  StructDeclaration,
  Variable,
} from '../ir/ir';
import { walkFunction } from './walk';

export type Definition = FunctionDeclaration | GlobalVariable;

/** What one definition mentions. */
export function mentions(definition: Definition): Set<Definition> {
  const found = new Set<Definition>();
  if ('parameters' in definition) {
    walkFunction(
      definition,
      (expression) => {
        if (expression.kind === 'global') found.add(expression.variable);
        if (expression.kind === 'function') found.add(expression.declaration);
        if (expression.kind === 'call') found.add(expression.callee);
      },
      (statement) => {
        if (statement.kind === 'declare' && statement.initial) inConstant(statement.initial, found);
      },
    );
  } else if (definition.initial) {
    inConstant(definition.initial, found);
    if (definition.type.kind === 'struct') inDefaults(definition.type.declaration, found);
  }
  return found;
}

function inConstant(constant: Constant, found: Set<Definition>): void {
  switch (constant.kind) {
    case 'function':
      found.add(constant.declaration);
      break;
    case 'address':
    case 'span':
      found.add(constant.global);
      break;
    case 'struct':
      for (const value of constant.fields.values()) inConstant(value, found);
      inDefaults(constant.declaration, found);
      break;
    case 'array':
      for (const item of constant.items) inConstant(item, found);
      if (constant.fill) inConstant(constant.fill, found);
      break;
  }
}

function inDefaults(declaration: StructDeclaration, found: Set<Definition>): void {
  for (const field of declaration.fields) if (field.initial) inConstant(field.initial, found);
}

/** Definitions in the order in which they are printed. */
export function definitionsOf(program: Program): Definition[] {
  return program.modules.flatMap((module) => [...module.globals, ...module.functions]);
}

/** Everything that is mentioned at all, and what is mentioned before its definition. */
export function referencesOf(program: Program): { mentioned: Set<Definition>; early: Set<Definition> } {
  const mentioned = new Set<Definition>();
  const early = new Set<Definition>();
  const defined = new Set<Definition>();
  for (const definition of definitionsOf(program)) {
    for (const other of mentions(definition)) {
      if (other !== definition) mentioned.add(other);
      if (!defined.has(other)) early.add(other);
    }
    defined.add(definition);
  }
  return { mentioned, early };
}

/** The variables of a function whose value something takes: gcc warns of those that are only stored to. */
export function readVariables(declaration: FunctionDeclaration): Set<Variable> {
  const uses = new Map<Variable, number>();
  const count = (variable: Variable, by: number) => uses.set(variable, (uses.get(variable) ?? 0) + by);
  walkFunction(declaration, (expression) => {
    if (expression.kind === 'local') count(expression.variable, 1);
    const target = storeTarget(expression);
    if (target) count(target, -1);
  });
  return new Set([...uses.keys()].filter((variable) => (uses.get(variable) ?? 0) > 0));
}

/** The variable that an expression stores to, as a whole or in part. */
function storeTarget(expression: Expression): Variable | undefined {
  let place: Expression | undefined;
  if (expression.kind === 'assign' || expression.kind === 'compound' || expression.kind === 'step') {
    place = expression.place;
  } else if (expression.kind === 'intrinsic' && expression.name === 'assignStruct') {
    const [target] = expression.arguments;
    place = target?.kind === 'address' ? target.place : undefined;
  }
  while (place?.kind === 'field' || place?.kind === 'index')
    place = place.kind === 'field' ? place.object : place.array;
  if (place?.kind !== 'local' || place.variable.type.kind === 'span') return undefined;
  return place.variable;
}

/** Interface structs that no function stores to: their references point to `const`. */
export function immutableStructs(program: Program): Set<StructDeclaration> {
  const immutable = new Set(program.structOrder.filter((declaration) => declaration.fromInterface));
  for (const module of program.modules) {
    for (const global of module.globals) {
      if (!global.constant && global.type.kind === 'struct') immutable.delete(global.type.declaration);
    }
    for (const declaration of module.functions) forgetStores(declaration, immutable);
  }
  return immutable;
}

function forgetStores(declaration: FunctionDeclaration, immutable: Set<StructDeclaration>): void {
  const forget = (type: { kind: string; declaration?: unknown; target?: unknown }) => {
    for (const one of immutable) {
      if (
        type.declaration === one ||
        (type.target as { declaration?: unknown } | undefined)?.declaration === one
      ) {
        immutable.delete(one);
      }
    }
  };
  walkFunction(
    declaration,
    (expression) => {
      const isStore =
        expression.kind === 'assign' || expression.kind === 'compound' || expression.kind === 'step';
      if (isStore && expression.place.kind === 'field') forget(expression.place.object.type);
      if (expression.kind === 'intrinsic') expression.arguments.forEach((argument) => forget(argument.type));
    },
    (statement) => {
      if (statement.kind === 'declare' && statement.initial) forget(statement.variable.type);
    },
  );
}

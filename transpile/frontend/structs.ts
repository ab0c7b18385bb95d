/**
 * Classes and interfaces as structs.
 *
 * A struct is declared at first mention, so that structs can refer to each other, and completed (fields, layout) when
 * something needs its size or a field. Initial values come last, from the work queue: they may mention functions and globals that
 * mention this struct. Generic classes have one struct for each list of type arguments.
 */
import ts from 'typescript';
import type { Constant, Field, StructDeclaration, Type } from '../ir/ir';
import { layoutAttributes } from './attributes';
import type { Compiler } from './compiler';
import { fieldOf, sourceNameOf } from './fields';
import { layOut, type PendingField } from './layout';
import { lowerMethods } from './methods';
import { type Scope, type Substitution, type TypeArgument, moduleScope } from './scope';
import { lowerTypeArgument, textOfArgument } from './type-lowering';

export type StructSource = ts.ClassDeclaration | ts.InterfaceDeclaration;

export interface Struct {
  readonly declaration: StructDeclaration;
  readonly source: StructSource;
  /** Carries the type arguments. */
  readonly scope: Scope;
  readonly fields: Map<string, Field>;
  state: 'declared' | 'completing' | 'complete';
}

/** The struct of a class or interface type; undefined when the type is none. */
export function structOfType(scope: Scope, type: ts.Type, node: ts.Node): Struct | 'reported' | undefined {
  const source = type.symbol?.declarations?.find(
    (declaration): declaration is StructSource =>
      ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration),
  );
  if (!source || !scope.compiler.modules.has(source.getSourceFile())) return undefined;
  const substitution = substitutionFor(scope, type, source, node);
  return (substitution && structFor(scope.compiler, source, substitution, node)) ?? 'reported';
}

function substitutionFor(
  scope: Scope,
  type: ts.Type,
  source: StructSource,
  node: ts.Node,
): Substitution | undefined {
  const { checker } = scope.compiler;
  const parameters = source.typeParameters ?? [];
  const given = parameters.length > 0 ? checker.getTypeArguments(type as ts.TypeReference) : [];
  const substitution = new Map<ts.Symbol, TypeArgument>();
  for (const [position, parameter] of parameters.entries()) {
    const argumentType = given[position];
    const symbol = checker.getSymbolAtLocation(parameter.name);
    if (!argumentType || !symbol) return undefined;
    const argument = lowerTypeArgument(scope, argumentType, parameter, node);
    if (argument === undefined) {
      const text = checker.typeToString(argumentType);
      scope.compiler.report(
        node,
        'typeArgument',
        parameter.name.text,
        source.name?.text ?? 'class',
        `'${text}'`,
      );
      return undefined;
    }
    substitution.set(symbol, argument);
  }
  return substitution;
}

/** The struct of a class or interface with these type arguments. */
export function structFor(
  compiler: Compiler,
  source: StructSource,
  substitution: Substitution,
  node: ts.Node,
): Struct | undefined {
  const argumentsText = [...substitution.values()].map(textOfArgument).join(', ');
  const key = `${compiler.identityOf(source)}<${argumentsText}>`;
  const known = compiler.structs.get(key);
  if (known) return known;
  if (substitution.size > 0 && !compiler.mayInstantiate(source)) {
    compiler.report(node, 'instantiationDepth', source.name?.text ?? 'class');
    return undefined;
  }
  const struct = declare(compiler, source, substitution, argumentsText);
  compiler.structs.set(key, struct);
  compiler.structOf.set(struct.declaration, struct);
  compiler.moduleOf(source).structs.push(struct.declaration);
  compiler.later(source, () => {
    complete(struct, source);
    if (ts.isClassDeclaration(source)) lowerMethods(struct, source);
  });
  return struct;
}

function declare(
  compiler: Compiler,
  source: StructSource,
  substitution: Substitution,
  argumentsText: string,
): Struct {
  const wanted = source.name?.text ?? 'Class';
  const file = compiler.fileName(source.getSourceFile());
  const suffix = argumentsText
    .replace(/ \| null/g, '')
    .replace(/\W+/g, '_')
    .replace(/_$/, '');
  const name =
    substitution.size > 0
      ? compiler.names.claim(`${wanted}_${suffix}`, file)
      : (compiler.claimed.get(source) ?? compiler.names.claim(wanted, file));
  const declaration: StructDeclaration = {
    name,
    location: compiler.locationOf(source.name ?? source),
    fields: [],
    size: 0,
    alignment: 1,
    packed: false,
    fromInterface: ts.isInterfaceDeclaration(source),
  };
  const scope = moduleScope(compiler, substitution);
  return { declaration, source, scope, fields: new Map(), state: 'declared' };
}

/** Makes sure that fields, size and alignment are known. */
export function completeStruct(
  compiler: Compiler,
  declaration: StructDeclaration,
  node: ts.Node,
): Struct | undefined {
  const struct = compiler.structOf.get(declaration);
  if (struct) complete(struct, node);
  return struct;
}

/** Makes sure that the size of a type is known. */
export function completeType(compiler: Compiler, type: Type, node: ts.Node): void {
  if (type.kind === 'struct') completeStruct(compiler, type.declaration, node);
  if (type.kind === 'array') completeType(compiler, type.element, node);
}

function complete(struct: Struct, node: ts.Node): void {
  const { compiler } = struct.scope;
  if (struct.state === 'complete') return;
  if (struct.state === 'completing') {
    compiler.report(node, 'containsItself', struct.declaration.name);
    return;
  }
  struct.state = 'completing';
  const { source } = struct;
  const members: readonly (ts.ClassElement | ts.TypeElement)[] = source.members;
  const makers: (() => Constant | undefined)[] = [];
  const pending: PendingField[] = [];
  for (const member of members) {
    const made = fieldOf(struct, member);
    if (!made) continue;
    completeType(compiler, made.field.field.type, member);
    pending.push(withFreeName(made.field, pending));
    makers.push(made.initial);
  }
  const attributes = ts.isClassDeclaration(source) ? layoutAttributes(compiler, source) : { packed: false };
  layOut(compiler, struct.declaration, pending, attributes, source.name ?? source);
  struct.state = 'complete';
  struct.declaration.fields.forEach((field, position) => {
    const member = pending[position]?.node ?? source;
    struct.fields.set(sourceNameOf(member), field);
    compiler.later(member, () => {
      const initial = makers[position]?.();
      if (initial) (field as { initial?: Constant }).initial = initial;
    });
  });
}

/** Names that differ in the source may lose the difference, as `$x` and `_x` do. */
function withFreeName(made: PendingField, others: readonly PendingField[]): PendingField {
  let { name } = made.field;
  while (others.some(({ field }) => field.name === name)) name += '_';
  return { ...made, field: { ...made.field, name } };
}

/** The field of a struct by its name in the source. */
export function findField(
  compiler: Compiler,
  declaration: StructDeclaration,
  name: string,
  node: ts.Node,
): Field | undefined {
  return completeStruct(compiler, declaration, node)?.fields.get(name);
}

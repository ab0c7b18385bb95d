/** Methods: functions with the object as first parameter, named `Class_method`. Static methods have none. */
import ts from 'typescript';
import type { FunctionDeclaration } from '../ir/ir';
import { lowerFunction } from './functions';
import { genericFunction } from './generics';
import type { Scope } from './scope';
import type { Struct } from './structs';
import { textOfArgument } from './type-lowering';
import { referenceTo } from './types';

/** Lowers every method that is not generic itself: a host may call each of them. */
export function lowerMethods(struct: Struct, source: ts.ClassDeclaration): void {
  for (const member of source.members) {
    if (ts.isMethodDeclaration(member) && !member.typeParameters && member.body) methodFor(struct, member);
  }
}

/** The method of a class by its name in the source. */
export function findMethod(
  struct: Struct,
  name: string,
  isStatic: boolean,
): ts.MethodDeclaration | undefined {
  if (!ts.isClassDeclaration(struct.source)) return undefined;
  return struct.source.members.find(
    (member): member is ts.MethodDeclaration =>
      ts.isMethodDeclaration(member) && nameOf(member) === name && isStaticMember(member) === isStatic,
  );
}

/** The function of a method; `call` gives the type arguments when the method is generic. */
export function methodFor(
  struct: Struct,
  member: ts.MethodDeclaration,
  caller?: { readonly call: ts.CallExpression; readonly scope: Scope },
): FunctionDeclaration | undefined {
  const { compiler, substitution } = struct.scope;
  const { declaration } = struct;
  const name = `${declaration.name}_${nameOf(member).replace('#', '')}`;
  const self = isStaticMember(member) ? {} : { self: referenceTo({ kind: 'struct', declaration }) };
  const sourceName = `${sourceNameOf(struct)}.${nameOf(member)}`;
  if (member.typeParameters) {
    return (
      caller &&
      genericFunction(caller.scope, caller.call, { source: member, name, sourceName, substitution, ...self })
    );
  }
  const key = `${compiler.identityOf(member)}:${declaration.name}`;
  const known = compiler.functions.get(key);
  if (known) return known;
  const file = compiler.fileName(member.getSourceFile());
  const made = lowerFunction(compiler, {
    source: member,
    name: compiler.names.claim(name, file),
    sourceName,
    substitution,
    ...self,
  });
  compiler.functions.set(key, made);
  return made;
}

function sourceNameOf(struct: Struct): string {
  const name = struct.source.name?.text ?? 'class';
  const types = [...struct.scope.substitution.values()].map(textOfArgument);
  return types.length > 0 ? `${name}<${types.join(', ')}>` : name;
}

const nameOf = (member: ts.MethodDeclaration): string =>
  ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) || ts.isPrivateIdentifier(member.name)
    ? member.name.text
    : member.name.getText();

export const isStaticMember = (member: ts.ClassElement): boolean =>
  ts.canHaveModifiers(member) &&
  ts.getModifiers(member)?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword) === true;

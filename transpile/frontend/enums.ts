/**
 * Enums: members evaluated as exact constants, stored in the smallest integer that holds them all.
 */
import ts from 'typescript';
import type { EnumDeclaration, IntegerName } from '../ir/ir';
import { rangeOfType } from '../ir/passes/interval';
import { isMustUse } from './attributes';
import type { Compiler } from './compiler';
import { lowerExpression } from './expressions';
import { moduleScope } from './scope';
import { I32, U32, integer } from './types';

/** The enum that an enum's or a member's symbol leads to. */
export function enumOf(compiler: Compiler, symbol: ts.Symbol): EnumDeclaration | undefined {
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined) return undefined;
  if (ts.isEnumMember(declaration)) return lowerEnum(compiler, declaration.parent);
  return ts.isEnumDeclaration(declaration) ? lowerEnum(compiler, declaration) : undefined;
}

export function lowerEnum(compiler: Compiler, node: ts.EnumDeclaration): EnumDeclaration {
  const known = compiler.enums.get(node);
  if (known) return known;
  const file = compiler.fileName(node.getSourceFile());
  const name = compiler.claimed.get(node) ?? compiler.names.claim(node.name.text, file);
  const members: { name: string; sourceName: string; value: number }[] = [];
  const declaration = {
    name,
    location: compiler.locationOf(node.name),
    storage: I32,
    mustUse: isMustUse(compiler, node),
    members,
  };
  compiler.enums.set(node, declaration);
  let previous = -1n;
  for (const member of node.members) {
    const value = memberValue(compiler, member) ?? previous + 1n;
    previous = value;
    const sourceName = memberName(member);
    members.push({
      name: compiler.names.claim(`${name}_${sourceName}`, file),
      sourceName,
      value: Number(value),
    });
  }
  declaration.storage = storageFor(members.map((member) => BigInt(member.value)));
  checkRange(
    compiler,
    node,
    members.map((member) => BigInt(member.value)),
  );
  compiler.moduleOf(node).enums.push(declaration);
  return declaration;
}

export function memberName(member: ts.EnumMember): string {
  return ts.isIdentifier(member.name) || ts.isStringLiteral(member.name)
    ? member.name.text
    : member.name.getText();
}

function memberValue(compiler: Compiler, member: ts.EnumMember): bigint | undefined {
  if (!member.initializer) return undefined;
  const value = lowerExpression(moduleScope(compiler), member.initializer);
  if (value.kind === 'integer') return value.value;
  if (value.kind === 'enumMember') return BigInt(value.value);
  if (value.type.kind !== 'never') compiler.report(member.initializer, 'enumText');
  return 0n;
}

const SMALLEST_FIRST: readonly IntegerName[] = ['u8', 'i8', 'u16', 'i16', 'u32', 'i32'];

function storageFor(values: readonly bigint[]) {
  const fitting = SMALLEST_FIRST.find((name) => {
    const { low, high } = rangeOfType(integer(name));
    return values.every((value) => value >= low && value <= high);
  });
  return integer(fitting ?? 'i32');
}

function checkRange(compiler: Compiler, node: ts.EnumDeclaration, values: readonly bigint[]): void {
  const type = values.some((value) => value < 0n) ? I32 : U32;
  const { low, high } = rangeOfType(type);
  const bad = values.find((value) => value < low || value > high);
  if (bad !== undefined) {
    compiler.report(node.name, 'constantRange', String(bad), type.name, String(low), String(high));
  }
}

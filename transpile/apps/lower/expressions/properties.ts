/** `a.b`: fields of objects, what texts, arrays, maps and errors have, members of enums. */
import ts from 'typescript';
import { MATCH, NUMBER, TEXT } from '../../frontend/kinds';
import { sharedField } from '../../frontend/layouts';
import { RefusedKind } from '../../frontend/refused-kind';
import type { Body } from '../body';
import { number, operation, text } from '../build';
import { accessorPlace, staticPlace } from '../classes';
import { lowers, type ExpressionEntry } from '../handlers';
import { inWord, readAt, readPlace, type Place } from '../places';
import { internal } from '../refusal';
import type { Value } from '../value';
import { ofChain } from './chains';
import { foundAt } from './found';
import { placeOf } from '../variables';

function propertyAccess(body: Body, node: ts.PropertyAccessExpression): Value {
  if (ts.isOptionalChain(node)) return ofChain(body, node, () => property(body, node));
  return property(body, node);
}

function property(body: Body, node: ts.PropertyAccessExpression): Value {
  const constant = constantOf(body, node);
  if (constant) return constant;
  if (isNamespace(body, node.expression)) return readPlace(placeOf(body, node.name as ts.Identifier));
  const ofClass = placeOfClass(body, node);
  if (ofClass) return readAt(body, ofClass);
  const receiver = body.value(node.expression);
  return propertyOfLibrary(receiver, node.name.text) ?? foundAt(body, node, fieldOf(receiver, node.name));
}

/** What is assigned to. */
export function propertyPlace(body: Body, node: ts.PropertyAccessExpression): Place {
  return placeOfClass(body, node) ?? assigned(body.value(node.expression), node.name);
}

function assigned(receiver: Value, name: ts.MemberName): Place {
  return receiver.kind.kind === 'array' && name.text === 'length'
    ? { kind: 'length', array: receiver.code, of: NUMBER }
    : fieldOf(receiver, name);
}

/** What is no field of an object: accessors, static fields. */
const placeOfClass = (body: Body, node: ts.PropertyAccessExpression): Place | undefined =>
  accessorPlace(body, node) ?? staticPlace(body, node);

/** The field that a name, or a text in brackets, means. */
export function fieldOf({ kind, code }: Value, node: ts.MemberName | ts.StringLiteralLike): Place {
  const { text: name } = node;
  // A Record's key that is written as a name.
  if (kind.kind === 'dictionary') return { kind: 'entry', dictionary: code, key: text(name), of: kind.of };
  const field = kind.kind === 'object' || kind.kind === 'union' ? sharedField(kind, name) : undefined;
  if (!field) throw new RefusedKind('appMethodValue', [name], node);
  return inWord(code, field.place, field.kind);
}

/** Undefined: it is none of the library's. */
export function propertyOfLibrary({ kind, code }: Value, name: string): Value | undefined {
  switch (`${kind.kind}.${name}`) {
    case 'text.length':
      return { code: operation('length', code), kind: NUMBER };
    case 'array.length':
    case 'match.length':
      return { code: operation('array_length', code), kind: NUMBER };
    case 'tuple.length':
      return { code: number(kind.kind === 'tuple' ? kind.kinds.length : 0), kind: NUMBER };
    case 'map.size':
    case 'set.size':
      return { code: operation('dictionary_count', code), kind: NUMBER };
    case 'error.message':
      return { code: operation('load', code, number(0)), kind: TEXT };
    case 'error.name':
      return { code: text('Error'), kind: TEXT };
    case `${MATCH.kind}.index`:
      return { code: operation('match_index', code), kind: NUMBER };
    default:
      return undefined;
  }
}

/** Of a member of an enum. */
export function constantOf(
  body: Body,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): Value | undefined {
  const name = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
  // `names[Color.red]` is an element of something else.
  if (!ts.isMemberName(name) && !ts.isStringLiteralLike(name)) return undefined;
  const member = body.program.kinds.symbolAt(name)?.valueDeclaration;
  if (!member || !ts.isEnumMember(member)) return undefined;
  const constant = body.program.checker.getConstantValue(member);
  if (constant === undefined) return internal(member, 'a member of an enum that is no constant');
  return typeof constant === 'number'
    ? { code: number(constant), kind: NUMBER }
    : { code: text(constant), kind: TEXT };
}

/** `import * as name`. */
function isNamespace(body: Body, node: ts.Expression): boolean {
  const symbol = ts.isIdentifier(node) ? body.program.kinds.symbolAt(node) : undefined;
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.ValueModule) !== 0;
}

export const PROPERTIES: readonly ExpressionEntry[] = [
  lowers(ts.SyntaxKind.PropertyAccessExpression, propertyAccess),
];

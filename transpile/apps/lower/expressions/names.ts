/** Names: variables, functions as values, `this`, and `undefined`. */
import ts from 'typescript';
import { ABSENT } from '../../frontend/kinds';
import type { Body } from '../body';
import { UNDEFINED } from '../build';
import { readThis } from '../classes';
import { functionAsValue } from '../closures';
import { converterAsValue } from '../converters';
import { lowers, type ExpressionEntry } from '../handlers';
import { readPlace } from '../places';
import type { Value } from '../value';
import { placeOf } from '../variables';

function identifier(body: Body, node: ts.Identifier): Value {
  const isUndefined =
    node.text === 'undefined' &&
    (body.program.checker.getTypeAtLocation(node).flags & ts.TypeFlags.Undefined) !== 0;
  if (isUndefined && !body.program.kinds.symbolAt(node)?.valueDeclaration)
    return { code: UNDEFINED, kind: ABSENT };
  const declaration = body.program.kinds.symbolAt(node)?.valueDeclaration;
  const isOfModule =
    declaration && ts.isFunctionDeclaration(declaration) && ts.isSourceFile(declaration.parent);
  if (isOfModule) return functionAsValue(body, declaration);
  const converter = body.program.kinds.ofConverter(node);
  return converter ? converterAsValue(body, node, converter) : readPlace(placeOf(body, node));
}

export const NAMES: readonly ExpressionEntry[] = [
  lowers(ts.SyntaxKind.Identifier, identifier),
  lowers(ts.SyntaxKind.ThisKeyword, readThis),
];

/**
 * `for (const x of items)`: a `for` over a hidden index.
 *
 * The sequence is evaluated once. Elements of scalar type are copied, structs are referred to. The index needs no check,
 * since nothing but the loop changes it.
 */
import ts from 'typescript';
import type { Expression, Location, Statement, Type, Variable } from '../ir/ir';
import { arrayPlace, coerce, lowerExpression, valueOf } from './expressions';
import type { Frame, Scope } from './scope';
import { lowerBody } from './statements';
import { BOOL, ERROR, U32, describe } from './types';

export function lowerForOf(scope: Scope, node: ts.ForOfStatement, label: string | undefined): Statement[] {
  const { frame, compiler } = scope;
  if (!frame) return [];
  const sequence = lowerSequence(scope, node.expression);
  if (node.awaitModifier) compiler.report(node.awaitModifier, 'asynchronous');
  const declaration = declarationOf(scope, node);
  if (!sequence || !declaration) {
    frame.block(() => {
      if (declaration) bindElement(frame, declaration, ERROR, compiler.locationOf(declaration));
      lowerBody(scope, node.statement);
    });
    return [];
  }
  return [frame.block(() => lowerLoop(scope, frame, node, declaration, sequence, label))];
}

function declarationOf(scope: Scope, node: ts.ForOfStatement): ts.VariableDeclaration | undefined {
  const [declaration] = ts.isVariableDeclarationList(node.initializer) ? node.initializer.declarations : [];
  if (!declaration) scope.compiler.report(node.initializer, 'unsupported', "'for..of' without 'const'");
  return declaration;
}

/** An array place or a span; undefined when it is neither (reported). */
function lowerSequence(scope: Scope, node: ts.Expression): Expression | undefined {
  const value = lowerExpression(scope, node);
  if (value.type === ERROR) return undefined;
  const array = arrayPlace(value) ?? value;
  if (array.type.kind === 'array' || array.type.kind === 'span') return array;
  const hint = value.type.kind === 'string' ? "string; use 'textBytes(text)'" : describe(value.type);
  scope.compiler.report(node, 'operandType', 'for..of', hint);
  return undefined;
}

function lowerLoop(
  scope: Scope,
  frame: Frame,
  node: ts.ForOfStatement,
  declaration: ts.VariableDeclaration,
  sequence: Expression,
  label: string | undefined,
): Statement {
  const location = scope.compiler.locationOf(node);
  const { kept, array } = keepSequence(scope, frame, sequence, node.expression);
  const index = frame.variable(`${declaration.name.getText()}_index`, U32, location, true);
  frame.assign(index);
  const indexValue: Expression = { kind: 'local', type: U32, location, variable: index };
  const zero: Expression = { kind: 'integer', type: U32, location, value: 0n };
  const element = elementAt(array, indexValue, scope.compiler.locationOf(declaration));
  return {
    kind: 'for',
    location,
    initial: [...kept, { kind: 'declare', location, variable: index, value: zero }],
    condition: {
      kind: 'comparison',
      type: BOOL,
      location,
      operator: '<',
      left: indexValue,
      right: lengthOf(array),
    },
    update: [{ kind: 'step', type: U32, location, place: indexValue, delta: 1, postfix: true }],
    body: frame.block(() => {
      const variable = bindElement(frame, declaration, element.type, element.location);
      const declare: Statement = { kind: 'declare', location: element.location, variable, value: element };
      return [declare, ...lowerBody(scope, node.statement)];
    }),
    ...(label !== undefined && { label }),
  };
}

function bindElement(frame: Frame, node: ts.VariableDeclaration, type: Type, location: Location): Variable {
  const variable = frame.variable(node.name.getText(), type, location);
  frame.bind(node, { kind: 'variable', variable });
  return variable;
}

/** Names the sequence, unless its place is fixed anyway. */
function keepSequence(
  scope: Scope,
  frame: Frame,
  sequence: Expression,
  node: ts.Expression,
): { readonly kept: Statement[]; readonly array: Expression } {
  if (isFixedPlace(sequence)) return { kept: [], array: sequence };
  const value = coerce(scope, sequence, valueOf(sequence).type, node);
  const { location } = sequence;
  const variable = frame.variable('items', value.type, location, true);
  const kept: Statement = { kind: 'declare', location, variable, value };
  const local: Expression = { kind: 'local', type: value.type, location, variable };
  return { kept: [kept], array: arrayPlace(local) ?? local };
}

const isFixedPlace = (place: Expression): boolean =>
  place.type.kind === 'array' &&
  (place.kind === 'global' ||
    place.kind === 'local' ||
    (place.kind === 'field' && (place.object.kind === 'global' || place.object.kind === 'registers')));

function lengthOf(array: Expression): Expression {
  const { location } = array;
  if (array.type.kind === 'array') {
    return { kind: 'integer', type: U32, location, value: BigInt(array.type.length) };
  }
  return { kind: 'length', type: U32, location, of: array };
}

function elementAt(array: Expression, index: Expression, location: Location): Expression {
  const element = array.type.kind === 'array' || array.type.kind === 'span' ? array.type.element : ERROR;
  return valueOf({ kind: 'index', type: element, location, array, index, checked: false });
}

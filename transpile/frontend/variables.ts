/**
 * Local variables.
 *
 * A `const` with a constant value is that constant, without storage. `new` and array constructors make storage in the frame,
 * which gets its initial value each time the declaration is executed.
 */
import ts from 'typescript';
import type { Expression, Statement, Type } from '../ir/ir';
import { isScalarConstant } from './constants';
import { coerce, lowerExpression, valueOf } from './expressions';
import { isStorageExpression, refusePlacement, storageOf } from './initialisers';
import { type Frame, type Scope } from './scope';
import { lowerStored } from './type-lowering';
import { ERROR, NULL, U64, isUntyped } from './types';
import { reportUntyped } from './untyped';

export function lowerVariables(scope: Scope, list: ts.VariableDeclarationList): Statement[] {
  const { frame } = scope;
  if (!frame) return [];
  return list.declarations.flatMap((node) => lowerVariable(scope, frame, node));
}

export const isConst = (list: ts.Node): boolean => (list.flags & ts.NodeFlags.Const) !== 0;

function lowerVariable(scope: Scope, frame: Frame, node: ts.VariableDeclaration): Statement[] {
  const { compiler } = scope;
  if (!ts.isIdentifier(node.name)) return [];
  const location = compiler.locationOf(node);
  const { initializer } = node;
  const declared =
    node.type && lowerStored(scope, compiler.checker.getTypeFromTypeNode(node.type), node.type);
  if (initializer && isStorageExpression(scope, initializer))
    return lowerFrameStorage(scope, frame, node, initializer);
  const value = initializer ? initialValue(scope, node, initializer, declared) : undefined;
  const isFixed = isConst(node.parent);
  if (value && isFixed && isScalarConstant(value)) {
    frame.bind(node, { kind: 'constant', value });
    return [];
  }
  const type = declared ?? (value ? value.type : missingType(scope, node));
  const variable = frame.variable(node.name.text, type, compiler.locationOf(node.name));
  frame.bind(node, { kind: 'variable', variable });
  return type === ERROR ? [] : [{ kind: 'declare', location, variable, ...(value && { value }) }];
}

/** The value in the declared type, or in its own when that is a type of the dialect. */
function initialValue(
  scope: Scope,
  node: ts.VariableDeclaration,
  initializer: ts.Expression,
  declared: Type | undefined,
): Expression {
  const lowered = lowerExpression(scope, initializer, declared);
  if (declared) return coerce(scope, lowered, declared, initializer);
  const reference = valueOf(lowered);
  // An array of registers is refused where it becomes a reference.
  const value =
    reference.type.kind === 'arrayReference'
      ? coerce(scope, lowered, reference.type, initializer)
      : reference;
  if (isConst(node.parent) && isScalarConstant(value)) return value;
  if (isUntyped(value.type) && value.type.big) return coerce(scope, value, U64, initializer);
  if (isUntyped(value.type) || value.type === NULL || value.type.kind === 'void') {
    reportUntyped(scope.compiler, node.name, node.name.getText(), value.type);
    return { ...value, type: ERROR };
  }
  return value;
}

function missingType(scope: Scope, node: ts.VariableDeclaration): Type {
  reportUntyped(scope.compiler, node.name, node.name.getText());
  return ERROR;
}

function lowerFrameStorage(
  scope: Scope,
  frame: Frame,
  node: ts.VariableDeclaration,
  initializer: ts.Expression,
): Statement[] {
  const { compiler } = scope;
  if (!isConst(node.parent))
    compiler.report(initializer, 'heapAllocation', initializer.getText().slice(0, 40));
  const storage = storageOf(scope, initializer);
  refusePlacement(scope, storage, initializer);
  const name = node.name.getText();
  if (storage?.constant === true) {
    compiler.report(initializer, 'unsupported', 'tables in functions; move it to the module');
  }
  const isFine = storage !== undefined && storage.constant !== true;
  const variable = frame.variable(name, isFine ? storage.type : ERROR, compiler.locationOf(node.name));
  frame.bind(node, { kind: 'variable', variable });
  if (!isFine) return [];
  return [{ kind: 'declare', location: compiler.locationOf(node), variable, initial: storage.initial }];
}

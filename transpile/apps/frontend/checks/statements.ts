/** Loops over what can be gone through, `switch` over what can be compared, `throw` of errors. */
import ts from 'typescript';
import { describeKind } from '../describe';
import { iteratedKind } from '../kinds';
import type { CheckContext } from './context';
import { checkEquality } from './operators';

export function checkLoop(context: CheckContext, node: ts.ForOfStatement | ts.ForInStatement): void {
  const kind = context.kindOf(node.expression);
  if (kind === undefined) return;
  const fits = ts.isForOfStatement(node) ? iteratedKind(kind) !== undefined : kind.kind === 'dictionary';
  if (!fits) {
    context.report(node.expression, 'appLoop', ts.isForOfStatement(node) ? 'of' : 'in', describeKind(kind));
  }
}

export function checkSwitch(context: CheckContext, node: ts.SwitchStatement): void {
  for (const clause of node.caseBlock.clauses) {
    if (ts.isCaseClause(clause))
      checkEquality(context, clause.expression, node.expression, clause.expression);
    clause.statements.forEach((statement) => checkOtherClauses(context, clause, statement));
  }
}

/** A variable of another clause has no value: its declaration has not run. */
function checkOtherClauses(context: CheckContext, clause: ts.CaseOrDefaultClause, node: ts.Node): void {
  const declaration = ts.isIdentifier(node) ? context.kinds.symbolAt(node)?.valueDeclaration : undefined;
  const home = declaration && ts.isVariableDeclaration(declaration) && declaration.parent.parent.parent;
  if (home && ts.isCaseOrDefaultClause(home) && home.parent === clause.parent && home !== clause)
    context.report(
      node,
      'appUnsupported',
      "variables of a 'case' in another one; declare them before the 'switch'",
    );
  ts.forEachChild(node, (child) => checkOtherClauses(context, clause, child));
}

export function checkThrow(context: CheckContext, node: ts.ThrowStatement): void {
  const kind = context.kindOf(node.expression);
  if (kind && kind.kind !== 'error' && kind.kind !== 'never')
    context.report(node.expression, 'appThrow', describeKind(kind));
}

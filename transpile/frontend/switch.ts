/** `switch` on integers and enums, with constant labels; consecutive labels share a body. */
import ts from 'typescript';
import type { Expression, Location, Statement } from '../ir/ir';
import { coerce, errorAt, lowerExpression, lowerValue } from './expressions';
import type { Scope } from './scope';
import { lowerStatements } from './statements';
import { ERROR, describe, promote } from './types';

interface Case {
  readonly values: Expression[];
  isDefault: boolean;
  body: Statement[];
  readonly location: Location;
}

export function lowerSwitch(scope: Scope, node: ts.SwitchStatement, label: string | undefined): Statement[] {
  const { compiler, frame } = scope;
  const operand = lowerValue(scope, node.expression);
  const isNumber = operand.type.kind === 'integer' || operand.type.kind === 'enum';
  if (!isNumber && operand.type !== ERROR) {
    compiler.report(node.expression, 'operandType', 'switch', describe(operand.type));
  }
  const compared = isNumber ? operand : errorAt(scope, node.expression);
  const lower = (): Case[] => lowerClauses(scope, node.caseBlock, compared);
  const cases = frame ? frame.block(lower) : lower();
  if (!isNumber) return [];
  const location = compiler.locationOf(node);
  const hoisted = cases.flatMap((each) => each.body.filter(isBareDeclaration));
  const bodies = cases.map((each) => ({ ...each, body: each.body.filter((one) => !isBareDeclaration(one)) }));
  const labelled = label === undefined ? {} : { label };
  const statement: Statement = { kind: 'switch', location, operand, cases: bodies, ...labelled };
  return hoisted.length > 0 ? [{ kind: 'block', location, body: [...hoisted, statement] }] : [statement];
}

/** In TypeScript all clauses share one scope: what one declares without a value another may assign. */
const isBareDeclaration = (statement: Statement): boolean =>
  statement.kind === 'declare' && statement.value === undefined && statement.initial === undefined;

function lowerClauses(scope: Scope, block: ts.CaseBlock, operand: Expression): Case[] {
  const cases: Case[] = [];
  const seen = new Set<bigint>();
  let open: Case | undefined;
  for (const clause of block.clauses) {
    const current: Case = open ?? {
      values: [],
      isDefault: false,
      body: [],
      location: scope.compiler.locationOf(clause),
    };
    if (current !== open) cases.push(current);
    if (ts.isDefaultClause(clause)) current.isDefault = true;
    else current.values.push(...lowerLabel(scope, clause, operand, seen));
    current.body = lowerStatements(scope, clause.statements);
    endClause(scope, clause);
    open = clause.statements.length === 0 ? current : undefined;
  }
  return cases;
}

/** A declaration with a value belongs to its clause: jumping past it would leave the variable without one. */
function endClause(scope: Scope, clause: ts.CaseOrDefaultClause): void {
  for (const statement of clause.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      const isVariable = scope.frame?.find(declaration)?.kind === 'variable';
      if (isVariable && declaration.initializer) scope.frame?.bind(declaration, { kind: 'elsewhere' });
    }
  }
}

function lowerLabel(
  scope: Scope,
  clause: ts.CaseClause,
  operand: Expression,
  seen: Set<bigint>,
): Expression[] {
  const { compiler } = scope;
  const node = clause.expression;
  const raw = lowerExpression(scope, node, operand.type);
  if (operand.type === ERROR || raw.type === ERROR) return [];
  const value = constantLabel(scope, node, raw, operand);
  if (value === undefined) return [];
  if (seen.has(value)) {
    compiler.report(node, 'caseLabel', `Case ${node.getText()} occurs twice`);
    return [];
  }
  seen.add(value);
  const type = operand.type.kind === 'enum' ? operand.type.declaration.storage : operand.type;
  return [{ kind: 'integer', type, location: compiler.locationOf(node), value }];
}

function constantLabel(
  scope: Scope,
  node: ts.Expression,
  raw: Expression,
  operand: Expression,
): bigint | undefined {
  const { type } = operand;
  const converted =
    raw.kind === 'enumMember' && type.kind === 'integer'
      ? coerce(scope, raw, promote(type), node)
      : coerce(scope, raw, type, node);
  if (converted.type === ERROR) return undefined;
  if (converted.kind === 'integer') return converted.value;
  if (converted.kind === 'enumMember') return BigInt(converted.value);
  if (converted.kind === 'convert' && converted.operand.kind === 'integer') return converted.operand.value;
  scope.compiler.report(node, 'caseLabel', `Case ${node.getText()} is not a constant`);
  return undefined;
}

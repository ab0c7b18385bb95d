/**
 * NaN, where the program asks for it: `const n = Number(text); if (Number.isNaN(n)) ...`, `parseInt(text, 10) || 0`.
 *
 * What such a conversion gives, and a variable that gets it, is kept as a `maybe`: undefined stands for NaN. Where the program asks it is false
 * and no number, as in JavaScript; everywhere else it is a fault.
 */
import ts from 'typescript';
import { libraryMember } from '../frontend/library-names';
import { isCondition } from './missing';
import { withoutParentheses } from './expressions/arithmetic';
import type { ProgramLowering } from './program';
import { scopeOf } from './scopes';

const CONVERSIONS: ReadonlySet<string> = new Set(['parseInt', 'Number', 'Number.parseInt']);
const TESTS: ReadonlySet<string> = new Set([
  ...['isNaN', 'isFinite', 'Number.isNaN', 'Number.isFinite', 'Number.isInteger', 'Number.isSafeInteger'],
]);

/** Whether the value may be NaN because the program asks: `undefined`, nobody made such a value. */
export function takesNaN(program: ProgramLowering, node: ts.Expression): boolean | undefined {
  const isName = ts.isIdentifier(node) && isNameOfNaN(program, node);
  if (!isName && !isConversion(program, node)) return undefined;
  return asksForNaN(program, node) || isForNaN(program, node);
}

/** Whether a variable is kept as a `maybe` for that. */
export function mayBeNaN(program: ProgramLowering, symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name))
    return false;
  const uses = usesOf(program, symbol, scopeOf(declaration));
  const given = [declaration.initializer, ...uses.map(assignedTo)];
  return (
    given.some((value) => value && isConversion(program, withoutParentheses(value))) &&
    program.kinds.ofDeclared(declaration).kind === 'number' &&
    uses.some((use) => asksForNaN(program, use))
  );
}

function usesOf({ kinds }: ProgramLowering, symbol: ts.Symbol, scope: ts.Node): ts.Identifier[] {
  const uses: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === symbol.name && kinds.symbolAt(node) === symbol)
      uses.push(node);
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return uses;
}

/** What a use of a variable gives to it. */
function assignedTo({ parent }: ts.Identifier): ts.Expression | undefined {
  const isAssignment =
    ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssignment ? parent.right : undefined;
}

function isNameOfNaN(program: ProgramLowering, node: ts.Identifier): boolean {
  const symbol = program.kinds.symbolAt(node);
  return symbol !== undefined && mayBeNaN(program, symbol);
}

function isConversion({ checker, kinds }: ProgramLowering, node: ts.Expression): boolean {
  if (!ts.isCallExpression(node)) return false;
  const member = libraryMember(checker, node.expression);
  const [argument] = node.arguments;
  return (
    member !== undefined &&
    CONVERSIONS.has(member) &&
    argument !== undefined &&
    kinds.of(argument).kind === 'text'
  );
}

/** Whether NaN is told from numbers here, or counts as false. */
function asksForNaN(program: ProgramLowering, node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return asksForNaN(program, parent);
  if (ts.isCallExpression(parent)) {
    const member = libraryMember(program.checker, parent.expression);
    return parent.expression !== node && member !== undefined && TESTS.has(member);
  }
  const isOr = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.BarBarToken;
  return (isOr && parent.left === node) || isCondition(node);
}

/** Whether a variable that may be NaN gets it. */
function isForNaN(program: ProgramLowering, node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isForNaN(program, parent);
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name))
    return parent.initializer === node && isNameOfNaN(program, parent.name);
  const isAssignment =
    ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return (
    isAssignment && parent.right === node && ts.isIdentifier(parent.left) && isNameOfNaN(program, parent.left)
  );
}

/**
 * A program that looks, while it runs in Node, where it leaves what apps have: at such a place, and nowhere else, the app may fault.
 *
 * What could do so goes through a function (`$number(site, a + b)`), which gives the value on and remembers site and fault if it
 * is none of an app's. The program goes on as it does in Node; so the values and the output are Node's, to the end.
 */
import ts from 'typescript';
import { FAULTS, type Fault } from '../../programs';
import { Edits } from './edits';

/** Lines of an operation: the app may name the one where its statement begins, or any up to its end. */
export interface Site {
  readonly from: number;
  readonly to: number;
}

/** What the functions around operations are called in the instrumented program. */
export const WATCHERS = {
  number: '$number',
  quotient: '$quotient',
  old: '$old',
  read: '$read',
  present: '$present',
  result: '$result',
  caught: '$caught',
} as const;

/** Codes of faults that a value may be to blame for. */
export const codesOf = (...faults: readonly Fault[]): number[] => faults.map((fault) => FAULTS[fault]);

export function instrumented(source: string, sites: Site[]): string {
  const file = ts.createSourceFile('app.ts', source, ts.ScriptTarget.ES2022, true);
  const edits = new Edits();
  const visit = (node: ts.Node): void => {
    const isType = ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node);
    if (isType || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isEnumDeclaration(node)) return;
    watch(node, edits, (of) => sites.push(siteOf(of, file)) - 1);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return edits.applied(source);
}

function siteOf(node: ts.Node, file: ts.SourceFile): Site {
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line + 1;
  let outer = node;
  while (!ts.isStatement(outer) && !isBodyOfArrow(outer) && !ts.isSourceFile(outer.parent))
    outer = outer.parent;
  return { from: lineOf(outer.getStart()), to: lineOf(node.end) };
}

const isBodyOfArrow = ({ parent }: ts.Node): boolean =>
  ts.isArrowFunction(parent) && !ts.isBlock(parent.body);

type Register = (node: ts.Node) => number;

function watch(node: ts.Node, edits: Edits, register: Register): void {
  const around = (watcher: string, more = ''): void =>
    edits.around(node.getStart(), node.end, `${watcher}(${register(node)}, `, `${more})`);
  if (ts.isCatchClause(node)) watchCatch(node, edits, register);
  else if (ts.isBinaryExpression(node)) {
    const { operatorToken } = node;
    if (operatorToken.kind === ts.SyntaxKind.SlashToken) around(WATCHERS.quotient);
    else if (COUNTING.has(operatorToken.kind) && !wraps(node)) around(WATCHERS.number);
  } else if (ts.isPrefixUnaryExpression(node)) {
    if (CHANGING.has(node.operator) && !ts.isNumericLiteral(node.operand)) around(WATCHERS.number);
    // Of a text that is no number.
    if (node.operator === ts.SyntaxKind.PlusToken) around(WATCHERS.result);
  } else if (ts.isPostfixUnaryExpression(node)) {
    around(WATCHERS.old, node.operator === ts.SyntaxKind.PlusPlusToken ? ', 1' : ', -1');
  } else if (ts.isElementAccessExpression(node)) watchElement(node, edits, register);
  else if (ts.isPropertyAccessExpression(node)) watchProperty(node, edits, register);
  else if (ts.isNonNullExpression(node)) {
    if (!isPartOfChain(node) && !isTarget(node)) around(WATCHERS.present);
  } else if (ts.isCallExpression(node) && !isPartOfChain(node)) around(WATCHERS.result);
}

const COUNTING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.MinusEqualsToken,
  ts.SyntaxKind.AsteriskEqualsToken,
  ts.SyntaxKind.AsteriskAsteriskEqualsToken,
  ts.SyntaxKind.PercentEqualsToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken,
]);

const CHANGING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.PlusPlusToken,
  ts.SyntaxKind.MinusMinusToken,
]);

const OF_32_BITS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  ts.SyntaxKind.BarEqualsToken,
  ts.SyntaxKind.AmpersandEqualsToken,
  ts.SyntaxKind.CaretEqualsToken,
  ts.SyntaxKind.LessThanLessThanEqualsToken,
  ts.SyntaxKind.GreaterThanGreaterThanEqualsToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken,
]);

/** Whether a sum or difference is cut to 32 bits by what stands around it. */
function wraps(node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  if (kind !== ts.SyntaxKind.PlusToken && kind !== ts.SyntaxKind.MinusToken) return false;
  let outer = node.parent;
  while (ts.isParenthesizedExpression(outer)) outer = outer.parent;
  if (ts.isPrefixUnaryExpression(outer)) return outer.operator === ts.SyntaxKind.TildeToken;
  return ts.isBinaryExpression(outer) && (OF_32_BITS.has(outer.operatorToken.kind) || wraps(outer));
}

/** `a[i]` -> `$read(site, a, i)`; where something is assigned it is only the index that matters. */
function watchElement(node: ts.ElementAccessExpression, edits: Edits, register: Register): void {
  if (isPartOfChain(node) || isMethod(node)) return;
  const { expression, argumentExpression } = node;
  if (isTarget(node)) {
    const { text } = expression.getSourceFile();
    // Evaluated twice: only names, which is watched no further.
    if (isSimple(expression))
      edits.around(
        argumentExpression.getStart(),
        argumentExpression.end,
        `$write(${register(node)}, ${text.slice(expression.pos, expression.end).trim()}, `,
        ')',
      );
    return;
  }
  edits.around(node.getStart(), node.end, `${WATCHERS.read}(${register(node)}, `, '');
  edits.replace(expression.end, argumentExpression.getFullStart(), ', ');
  edits.replace(node.end - 1, node.end, ')');
}

const isSimple = (node: ts.Expression): boolean =>
  ts.isIdentifier(node) ||
  node.kind === ts.SyntaxKind.ThisKeyword ||
  (ts.isPropertyAccessExpression(node) && isSimple(node.expression));

/** `a['b']()` has a `this`. */
const isMethod = ({ argumentExpression, parent }: ts.ElementAccessExpression): boolean =>
  ts.isStringLiteralLike(argumentExpression) && isCallee(parent, argumentExpression.parent);

const isCallee = (parent: ts.Node, node: ts.Node): boolean =>
  ts.isCallExpression(parent) && parent.expression === node;

/** `a.b`, which may be an entry of a Record. */
function watchProperty(node: ts.PropertyAccessExpression, edits: Edits, register: Register): void {
  const { expression, name } = node;
  if (isPartOfChain(node) || isTarget(node) || isCallee(node.parent, node)) return;
  if (!ts.isIdentifier(name)) return;
  edits.around(node.getStart(), node.end, `${WATCHERS.read}(${register(node)}, `, '');
  edits.replace(expression.end, node.end, `, '${name.text}')`);
}

/** An error of the engine: the app has faulted where it was thrown. */
function watchCatch({ block, variableDeclaration }: ts.CatchClause, edits: Edits, register: Register): void {
  const name =
    variableDeclaration && ts.isIdentifier(variableDeclaration.name) && variableDeclaration.name.text;
  if (name)
    edits.replace(
      block.getStart() + 1,
      block.getStart() + 1,
      `${WATCHERS.caught}(${register(block)}, ${name});`,
    );
}

/** Of `a?.b.c()` only the whole could be given on, and nothing needs it. */
const isPartOfChain = (node: ts.Node): boolean => {
  const inside = ts.isNonNullExpression(node) ? node.expression : node;
  return ts.isOptionalChain(inside) || (inside.flags & ts.NodeFlags.OptionalChain) !== 0;
};

/** What is assigned to, deleted, or part of a pattern that is. */
function isTarget(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return isTarget(parent);
  if (ts.isDeleteExpression(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return (
      parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken
    );
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === node;
  if (ts.isBinaryExpression(parent)) return isAssigned(parent, node);
  return isInPattern(node);
}

function isAssigned({ operatorToken: { kind }, left }: ts.BinaryExpression, node: ts.Node): boolean {
  const isAssignment = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
  return left === node && (isAssignment || isInPattern(node.parent));
}

function isInPattern(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isArrayLiteralExpression(parent) || ts.isObjectLiteralExpression(parent)) {
    const outer = parent.parent;
    if (ts.isBinaryExpression(outer) && outer.left === parent)
      return outer.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    if (ts.isForOfStatement(outer) && outer.initializer === parent) return true;
    return isInPattern(parent);
  }
  if (ts.isSpreadElement(parent) || ts.isPropertyAssignment(parent) || ts.isSpreadAssignment(parent))
    return isInPattern(parent);
  return false;
}

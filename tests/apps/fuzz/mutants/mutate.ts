/**
 * Programs that are nearly those of the features: an expression stands in another one's place, is wrapped, an operator is another one, a statement
 * comes twice or from outside of the subset. tsc has something against most, apps against many; the others run.
 */
import ts from 'typescript';
import type { Random } from '../../../fuzz/random';
import { EXPRESSIONS, STATEMENTS } from './outside';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A program with the places where it can be changed. */
export interface Original {
  readonly source: string;
  /** With the names of their types. */
  readonly expressions: readonly (Range & { readonly type: string })[];
  readonly statements: readonly Range[];
  readonly operators: readonly (Range & { readonly text: string })[];
}

export function originalOf(file: ts.SourceFile, checker: ts.TypeChecker): Original {
  const expressions: Original['expressions'][number][] = [];
  const statements: Range[] = [];
  const operators: Original['operators'][number][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    const range = { from: node.getStart(file), to: node.end };
    if (ts.isStatement(node) && !ts.isBlock(node)) statements.push(range);
    if (ts.isExpression(node) && isReplaceable(node))
      expressions.push({ ...range, type: checker.typeToString(checker.getTypeAtLocation(node)) });
    if (ts.isBinaryExpression(node)) {
      const { operatorToken } = node;
      operators.push({
        from: operatorToken.getStart(file),
        to: operatorToken.end,
        text: operatorToken.getText(file),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { source: file.text, expressions, statements, operators };
}

/** What may be another expression: no name of a declaration or property, nothing that is called or assigned to. */
function isReplaceable(node: ts.Expression): boolean {
  const { parent } = node;
  if ((parent as Partial<ts.NamedDeclaration>).name === node) return false;
  if (ts.isPropertyAccessExpression(parent) || ts.isLabeledStatement(parent)) return false;
  if (ts.isBreakOrContinueStatement(parent) || (ts.isPropertyAssignment(parent) && parent.name === node))
    return false;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression !== node;
  return true;
}

type Change = (original: Original, random: Random) => string;

export const mutated: Change = (original, random) => random.pick(CHANGES)(original, random);

function replaced({ source }: Original, { from, to }: Range, by: string): string {
  return source.slice(0, from) + by + source.slice(to);
}

const textOf = ({ source }: Original, { from, to }: Range): string => source.slice(from, to);

/** By one of the same type. */
const spliced: Change = (original, random) => {
  const at = random.pick(original.expressions);
  const fitting = original.expressions.filter(({ type, from }) => type === at.type && from !== at.from);
  return fitting.length === 0
    ? wrapped(original, random)
    : replaced(original, at, textOf(original, random.pick(fitting)));
};

const wrapped: Change = (original, random) => {
  const at = random.pick(original.expressions);
  return replaced(
    original,
    at,
    random.pick(EXPRESSIONS).replaceAll('$', () => textOf(original, at)),
  );
};

const OPERATORS = [
  ['+', '-', '*', '/', '%', '**', '<<', '>>', '>>>', '&', '|', '^'],
  ['<', '<=', '>', '>=', '===', '!==', '==', '!='],
  ['&&', '||', '??'],
  ['=', '+=', '-=', '*=', '/=', '%=', '**=', '<<=', '>>=', '>>>=', '&=', '|=', '^=', '&&=', '||=', '??='],
];

const otherOperator: Change = (original, random) => {
  if (original.operators.length === 0) return wrapped(original, random);
  const at = random.pick(original.operators);
  const group = OPERATORS.find((operators) => operators.includes(at.text)) ?? [','];
  return replaced(original, at, random.pick(group));
};

const statementMoved: Change = (original, random) => {
  const [one, other] = [random.pick(original.statements), random.pick(original.statements)];
  const text = random.pick([
    textOf(original, other),
    '',
    `${textOf(original, one)}\n${textOf(original, one)}`,
  ]);
  return replaced(original, one, text);
};

/** Before one of the program's statements. */
const fromOutside: Change = (original, random) => {
  const at = random.pick(original.statements);
  const some = textOf(original, random.pick(original.expressions));
  const text = random.pick(STATEMENTS).replaceAll('$', () => some);
  return replaced(original, { from: at.from, to: at.from }, `${text}\n`);
};

/** A piece that nobody wrote. */
const torn: Change = (original, random) => {
  const from = random.below(original.source.length);
  return replaced(
    original,
    { from, to: from + random.between(1, 9) },
    random.pick(['', ' ', '(', '}', '=>', '?', ':', '<', "'"]),
  );
};

const CHANGES: readonly Change[] = [
  spliced,
  spliced,
  wrapped,
  wrapped,
  otherOperator,
  statementMoved,
  fromOutside,
  fromOutside,
  torn,
];

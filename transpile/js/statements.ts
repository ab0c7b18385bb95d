/** Statements: nearly what the source says, one to a line, each with a mark of where it comes from. */
import type { Statement } from '../ir/ir';
import { alignmentOf, sizeOf } from '../ir/size';
import { printConstant } from './constants';
import { printExpression } from './expressions';
import { isStorage } from './places';
import type { FunctionScope } from './scope';
import { printCodec } from './types';

type Of<K extends Statement['kind']> = Statement & { readonly kind: K };

export function printStatements(scope: FunctionScope, statements: readonly Statement[]): string[] {
  return statements.flatMap((statement) => {
    const [first = '', ...rest] = printStatement(scope, statement);
    return [`${scope.module.at(statement.location)}${first}`, ...rest];
  });
}

function printStatement(scope: FunctionScope, statement: Statement): string[] {
  switch (statement.kind) {
    case 'declare':
      return [printDeclaration(scope, statement)];
    case 'expression':
      return [`${printExpression(scope, statement.expression)};`];
    case 'if':
      return printIf(scope, statement);
    case 'while':
      return loop(scope, statement, `while (${printExpression(scope, statement.condition)})`);
    case 'doWhile': {
      const lines = loop(scope, statement, 'do');
      return [
        ...lines.slice(0, -1),
        `${lines.at(-1)} while (${printExpression(scope, statement.condition)});`,
      ];
    }
    case 'for':
      return printFor(scope, statement);
    case 'switch':
      return printSwitch(scope, statement);
    case 'block':
      return [`${label(statement)}{`, ...body(scope, statement, statement.body)];
    case 'break':
    case 'continue':
      return [`${statement.kind}${statement.label === undefined ? '' : ` ${statement.label}`};`];
    case 'return':
      return [statement.value ? `return ${printExpression(scope, statement.value)};` : 'return;'];
  }
}

function printDeclaration(scope: FunctionScope, { variable, value, initial }: Of<'declare'>): string {
  const { name, type, constant } = variable;
  if (!isStorage(type)) {
    if (!value) return `let ${name};`;
    return `${constant ? 'const' : 'let'} ${name} = ${printExpression(scope, value)};`;
  }
  const offset = scope.frameOffset(variable, sizeOf(type), alignmentOf(type));
  const { module } = scope;
  const codec = module.pooled('codec', printCodec(module, type));
  const content = initial ? printConstant(module, initial, type) : 'undefined';
  return `const ${name} = $frame + ${offset}; ${module.helper('frameStorage')}(${name}, ${codec}, ${content});`;
}

function printIf(scope: FunctionScope, { condition, then, otherwise, ...node }: Of<'if'>): string[] {
  const lines = [`if (${printExpression(scope, condition)}) {`, ...body(scope, node, then)];
  if (!otherwise) return lines;
  return [...lines.slice(0, -1), `${lines.at(-1)} else {`, ...body(scope, node, otherwise)];
}

function loop(scope: FunctionScope, statement: Of<'while' | 'doWhile' | 'for'>, head: string): string[] {
  return [`${label(statement)}${head} {`, ...body(scope, statement, statement.body)];
}

/** The initial statements may declare several variables, so they stand in a block around the loop. */
function printFor(scope: FunctionScope, statement: Of<'for'>): string[] {
  const initial = printStatements(scope, statement.initial);
  const condition = statement.condition ? printExpression(scope, statement.condition) : '';
  const update = statement.update.map((expression) => printExpression(scope, expression)).join(', ');
  const lines = loop(scope, statement, `for (; ${condition}; ${update})`);
  return initial.length === 0 ? lines : ['{', ...initial, ...lines, '}'];
}

function printSwitch(scope: FunctionScope, statement: Of<'switch'>): string[] {
  const lines = [`${label(statement)}switch (${printExpression(scope, statement.operand)}) {`];
  for (const { values, isDefault, body: statements, location } of statement.cases) {
    const labels = values.map((value) => `case ${printExpression(scope, value)}:`);
    if (isDefault) labels.push('default:');
    lines.push(
      `${scope.module.at(location)}${labels.join(' ')}`,
      ...indent(printStatements(scope, statements)),
    );
  }
  return [...lines, '}'];
}

function label({ label: name }: { readonly label?: string }): string {
  return name === undefined ? '' : `${name}: `;
}

/**
 * Statements and the closing brace. The brace is said to stand at the start of the line after the last statement, so that
 * coverage counts that whole line as part of the block.
 */
function body(
  scope: FunctionScope,
  owner: Pick<Statement, 'location'>,
  statements: readonly Statement[],
): string[] {
  const last = statements.at(-1)?.location ?? owner.location;
  const line = Math.min(last.line + 1, scope.declaration.endLocation.line);
  const end = scope.module.at({ file: last.file, line, column: 1 });
  return [...indent(printStatements(scope, statements)), `${end}}`];
}

export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

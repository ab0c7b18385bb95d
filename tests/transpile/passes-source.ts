/** Compiles a piece of dialect source for the tests of the passes, and finds checks in the result. */
import path from 'node:path';
import ts from 'typescript';
import { compile } from '../../transpile';
import type { Expression, FunctionDeclaration, Program } from '../../transpile/ir/ir';
import { functionsOf, visitExpressions } from '../../transpile/ir/passes/walk';

const ROOT = path.join(__dirname, '..', '..');
const FILE = path.join(ROOT, 'src', 'example.ts');

export interface Compiled {
  readonly program: Program | undefined;
  /** `line: code` of each diagnostic, with the whole message. */
  readonly diagnostics: readonly string[];
}

export function compileSource(source: string): Compiled {
  const { program, diagnostics } = compile([FILE], {
    root: ROOT,
    overrides: new Map([[FILE, source]]),
    keep: 'entry',
  });
  return { program, diagnostics: diagnostics.map(describeDiagnostic) };
}

function describeDiagnostic({ file, start, code, messageText }: ts.Diagnostic): string {
  const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  return `${line}: ${code} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}

/** The program of source that has nothing wrong. */
export function programOf(source: string): Program {
  const { program, diagnostics } = compileSource(source);
  if (program === undefined) throw new Error(diagnostics.join('\n'));
  return program;
}

export function functionNamed(program: Program, name: string): FunctionDeclaration {
  const found = functionsOf(program).find((each) => each.sourceName === name);
  if (found === undefined) throw new Error(`no function ${name}`);
  return found;
}

/** The checks that remain in a function, in order: `index`, `division`, `null`. */
export function checksIn(source: string, name = 'f'): string[] {
  const checks: string[] = [];
  visitExpressions(functionNamed(programOf(source), name).body ?? [], (expression) => {
    const check = checkOf(expression);
    if (check !== undefined) checks.push(check);
  });
  return checks;
}

function checkOf(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'index':
    case 'charCode':
      return expression.checked ? 'index' : undefined;
    case 'division':
      return expression.checked ? 'division' : undefined;
    case 'compound':
      return expression.checked && ['/', '%'].includes(expression.operator) ? 'division' : undefined;
    case 'dereference':
      return expression.checked ? 'null' : undefined;
    case 'nonNull':
      return 'null';
    default:
      return undefined;
  }
}

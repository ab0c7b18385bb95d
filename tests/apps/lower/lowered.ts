/** What the lowering makes of an app's source, as text: one function, in the notation that ts2c gets, without marks of lines. */
import path from 'node:path';
import { Constants } from '../../../transpile/apps/core/constants';
import type { CoreFunction, CoreProgram } from '../../../transpile/apps/core/core';
import { javaScriptOf } from '../../../transpile/apps/core/javascript';
import { functionNames } from '../../../transpile/apps/core/names';
import { readApp } from '../../../transpile/apps/frontend';
import { lowerApp } from '../../../transpile/apps/lower';

const ROOT = path.resolve(__dirname, '../../..');
const FILE = path.join(ROOT, 'src/apps/sample/app.ts');

/** The program of the core that this source is, as the only file of an app. */
export function lower(source: string): CoreProgram {
  const app = readApp(FILE, { root: ROOT, overrides: new Map([[FILE, source]]) });
  const problems = app.diagnostics.map(({ messageText }) => JSON.stringify(messageText));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return lowerApp(app, ROOT);
}

export function functionIn(program: CoreProgram, name: string): CoreFunction {
  const found = program.functions.find((one) => one.name === name);
  if (!found)
    throw new Error(`no function '${name}'; functions: ${program.functions.map((one) => one.name)}`);
  return found;
}

/** The statements of the function, without its declarations and what only keeps the C compiler quiet. */
export function lowered(source: string, name: string): string[] {
  const program = lower(source);
  const surroundings = {
    functions: functionNames(program.functions),
    closures: program.closures,
    constants: new Constants(),
    files: [],
  };
  const lines = javaScriptOf(functionIn(program, name), surroundings).split('\n');
  const isStatement = (line: string): boolean =>
    !/^(\$line|\$ignore\(\w+\);$|var |function )|any_number/.test(line);
  const end = lines.lastIndexOf('}');
  return lines.slice(0, end).filter(isStatement);
}

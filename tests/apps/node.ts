/**
 * What a program does in Node: the oracle for the compiled one.
 *
 * Types are stripped, nothing else is touched. Each program has a context of its own, so that none sees what another left. The
 * one documented difference of apps, that there is no -0, is made here: `console.log` shows 0 for it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import vm from 'node:vm';
import ts from 'typescript';

export interface NodeRun {
  /** What `console.log` and the answers to messages made, line by line. */
  readonly output: string;
  /** How the program ended, if something was thrown that nobody caught. */
  readonly thrown?: string;
}

export interface NodeOptions {
  /** What the app is told, one after the other, once it has started. */
  readonly messages?: readonly string[];
  /** Absolute file name -> text, instead of what is on the disk. */
  readonly overrides?: ReadonlyMap<string, string>;
}

/** How an answer to a message shows in the output. */
export const answerLine = (answer: string): string => `${answer}\n`;

type Exports = Record<string, unknown>;

const TIME_LIMIT = 5_000;

export function runInNode(entry: string, { messages = [], overrides }: NodeOptions = {}): NodeRun {
  let output = '';
  const log = (...values: readonly unknown[]): void => {
    output += `${format(...values.map((value) => (Object.is(value, -0) ? 0 : value)))}\n`;
  };
  const context = vm.createContext({ console: { log } });
  const modules = new Map<string, Exports>([['conductor/app', { assert }]]);
  const run = (file: string): Exports => {
    const known = modules.get(file);
    if (known) return known;
    const exports: Exports = {};
    modules.set(file, exports);
    const require = (name: string): Exports =>
      run(name.startsWith('.') ? path.resolve(path.dirname(file), `${name}.ts`) : name);
    const code = javascriptOf(overrides?.get(file) ?? readFileSync(file, 'utf8'));
    const body = vm.runInContext(`(function (exports, require) {${code}\n})`, context, { filename: file });
    Object.assign(context, { start: () => body(exports, require) });
    vm.runInContext('start()', context, { timeout: TIME_LIMIT });
    return exports;
  };
  try {
    const { onStart, onMessage } = run(entry);
    if (typeof onStart === 'function') onStart();
    for (const message of messages) {
      if (typeof onMessage !== 'function') continue;
      const answer: string = onMessage(message);
      output += answerLine(answer);
    }
    return { output };
  } catch (error) {
    return { output, thrown: String((error as Error).message) };
  }
}

function assert(condition: boolean, message = 'assertion failed'): void {
  if (!condition) throw new Error(message);
}

function javascriptOf(source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  return outputText;
}

/** Programs for the run-time library that are written in C, for what the compiler of apps would not let a program do, or not so exactly. */
import { type Run, runOnArm, runOnHost, type RunOptions } from '../toolchain';

export interface Parts {
  /** Functions and constants. */
  readonly declarations?: string;
  /** Statements of the program's start, and of its handlers, if it has them; `onMessage` gives its text back unless it says otherwise. */
  readonly start?: string;
  readonly onMessage?: string;
  readonly onTimer?: string;
  readonly globals?: number;
  /** Functions of closures. */
  readonly functions?: readonly string[];
}

/** `SHOW(number)` prints a line. */
export function programOf(parts: Parts): string {
  const { declarations = '', start = '', onMessage, onTimer, globals = 4, functions = [] } = parts;
  const handler = (name: string, parameters: string, body: string | undefined, result: string): string =>
    body === undefined ? '' : `static value ${name}(${parameters})\n{\n${body}\nreturn ${result};\n}\n`;
  return `#include "app.h"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wunused-const-variable"
value app_globals[${globals}];
const uint32_t app_global_count = ${globals};
#define SHOW(number) (app_print_number(number), app_print_end())
${declarations}
app_function *const app_functions[] = {${functions.join(', ') || '0'}};
${handler('start', 'void', start, '0')}
${handler('on_message', 'value text', onMessage, 'text')}
${handler('on_timer', 'void', onTimer, '0')}
const struct app_handlers app_handlers = {
    .start = start,
    .on_message = ${onMessage === undefined ? 'NULL' : 'on_message'},
    .on_timer = ${onTimer === undefined ? 'NULL' : 'on_timer'},
};
`;
}

/** On the host, on the host with a collection at every allocation, and on ARM: they have to agree, and do. */
export async function runEverywhere(parts: Parts, options: RunOptions = {}): Promise<Run> {
  const c = programOf(parts);
  const runs = await Promise.all([
    runOnHost(c, options),
    runOnHost(c, { ...options, stress: true }),
    runOnArm(c, options),
  ]);
  const [first, ...others] = runs as [Run, Run, Run];
  for (const other of others) expect(other).toEqual(first);
  return first;
}

/** The lines that it prints everywhere. */
export async function linesOf(parts: Parts, options: RunOptions = {}): Promise<string[]> {
  const { output, fault, failure } = await runEverywhere(parts, options);
  expect({ fault, failure }).toEqual({ fault: undefined, failure: undefined });
  return output.split('\n').slice(0, -1);
}

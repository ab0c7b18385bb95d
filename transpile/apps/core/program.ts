/**
 * A program of the core as one file of C for runtime/app.h.
 *
 * Constants and tables come first, at their own lines; then the functions, at the author's; and last those of the library, whose faults name who
 * called them.
 */
import { Constants } from './constants';
import type { CoreFunction, CoreProgram } from './core';
import { checkedFunction } from './faithful';
import { CALL_PREFIX, CONSTRUCTS, javaScriptOf, OPERATION_PREFIX, type Surroundings } from './javascript';
import { MarkedLines } from './lines';
import { functionNames } from './names';
import { OPERATIONS } from './operations';
import { reachable } from './reachable';
import { runTs2c } from './ts2c';
import { checkCore } from './validity';

/** Throws where the program is none, or ts2c printed anything but it: both are mistakes of ours. */
export function printCore(given: CoreProgram): string {
  checkCore(given);
  const program = reachable(given);
  const surroundings: Surroundings = {
    functions: functionNames(program.functions),
    closures: program.closures,
    constants: new Constants(),
    files: [],
  };
  const callees = calleesOf(surroundings.functions);
  const translated = program.functions.map((declared) => {
    const javaScript = javaScriptOf(declared, surroundings);
    return widened(checkedFunction(javaScript, runTs2c(javaScript, callees), callees));
  });
  const linesOf = (isLibrary: boolean): string => {
    const lines = new MarkedLines(surroundings.files);
    const wanted = translated.filter((_, at) => (program.functions[at]?.isLibrary ?? false) === isLibrary);
    for (const text of wanted) lines.add(text);
    return lines.toString();
  };
  const library = linesOf(true);
  return [
    HEAD,
    surroundings.constants,
    prototypes(program, surroundings),
    tables(program, surroundings),
    linesOf(false),
    ...(library === '' ? [] : [LIBRARY_HEAD, library]),
  ].join('\n');
}

/** The author's program may compare a value with itself, divide by 0, call itself for ever and ask whether a product is 0: that is no mistake of the C. */
const HEAD = `#include "app.h"

#pragma GCC diagnostic ignored "-Wtautological-compare"
#pragma GCC diagnostic ignored "-Wdiv-by-zero"
#pragma GCC diagnostic ignored "-Winfinite-recursion"
#pragma GCC diagnostic ignored "-Wint-in-bool-context"
`;

const LIBRARY_HEAD = `#undef app_fault
#define app_fault(code) APP_FAULT_OF_CALLER(code)
`;

function calleesOf(functions: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const callees = new Map<string, string>();
  for (const name of [...OPERATIONS.keys(), ...CONSTRUCTS])
    callees.set(OPERATION_PREFIX + name, `app_${name}`);
  for (const name of functions.values()) callees.set(CALL_PREFIX + name, name);
  return callees;
}

/** ts2c has numbers of 16 bits. */
const widened = (text: string): string => text.replace(/\bint16_t\b/g, 'int32_t');

function prototypes(program: CoreProgram, { functions }: Surroundings): string {
  const prototype = ({ name, parameters }: CoreFunction): string =>
    `static value ${functions.get(name)}(${parameters.map(() => 'value').join(', ') || 'void'});\n`;
  return program.functions.map(prototype).join('');
}

function tables(program: CoreProgram, { functions }: Surroundings): string {
  const closures = program.closures.map((name) => functions.get(name) ?? name);
  const { onStart, onMessage, onTimer } = program.handlers;
  const handlers = { start: program.start, on_start: onStart, on_message: onMessage, on_timer: onTimer };
  const fields = Object.entries(handlers).map(([field, name]) =>
    name === undefined ? '' : `    .${field} = ${functions.get(name)},\n`,
  );
  return `app_function *const app_functions[] = { ${closures.join(', ') || 'NULL'} };
const struct app_handlers app_handlers = {
${fields.join('')}};
value app_globals[${Math.max(program.globals, 1)}];
const uint32_t app_global_count = ${program.globals};
`;
}

/**
 * Names in generated code: those of the source where they mean nothing else.
 *
 * A name goes through ts2c (as JavaScript) into C, so neither may give it a meaning; a variable must not hide a function that its
 * function may call. What has a meaning gets an underscore before it,
 * what is taken a number behind it, in the order of declaration: equal programs, equal names.
 */
import { isReservedName } from '../../c/reserved';
import type { CoreFunction } from './core';

const JAVASCRIPT =
  'arguments await catch class console debugger delete eval export extends finally function implements import in ' +
  'instanceof interface isNaN let NaN new null Number Object package parseInt private protected public static super ' +
  'this throw try undefined Uint8Array var with yield';

/** What app.h and the generated file declare, and names that ts2c puts an underscore to itself. */
const GENERATED = 'value main assert printf malloc realloc sprintf strcmp strstr isdigit isspace TRUE FALSE';

const reserved: ReadonlySet<string> = new Set(`${JAVASCRIPT} ${GENERATED}`.split(' '));
const reservedPattern = /^(app_|APP_|constant_|(ARRAY|DICT|STR|js_var|str|regex|gc|dict|array|parse|tmp)_)/;

const isTaken = (name: string): boolean =>
  reserved.has(name) || reservedPattern.test(name) || isReservedName(name);

/** Of the functions of a program, by their names in the core. */
export function functionNames(functions: readonly CoreFunction[]): ReadonlyMap<string, string> {
  return assign(
    functions.map(({ name }) => name),
    new Set(),
  );
}

/** Of the parameters and locals of a function. */
export function variableNames(
  declared: CoreFunction,
  functions: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return assign([...declared.parameters, ...declared.locals], new Set(functions.values()));
}

function assign(names: readonly string[], used: Set<string>): ReadonlyMap<string, string> {
  const assigned = new Map<string, string>();
  for (const name of names) {
    const free = uniqueName(plainName(name), used);
    used.add(free);
    assigned.set(name, free);
  }
  return assigned;
}

function plainName(name: string): string {
  const plain = name.replace(/\W/g, '_').replace(/^(?=\d|$)/, '_');
  return isTaken(plain) ? `_${plain}` : plain;
}

/** The name, or the name with the first number that makes it new. */
export function uniqueName(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; used.has(free); number++) free = `${name}_${number}`;
  return free;
}

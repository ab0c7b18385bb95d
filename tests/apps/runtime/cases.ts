/**
 * Thousands of calls of the run-time library in one program: each with its operands and what it must show, which Node has said. Calls
 * are rows of a table, so the program is compiled in the time of a few functions.
 */
import { type Run, runOnArm, runOnHost, type RunOptions } from '../toolchain';

/** A text, a number, or a compiled regular expression. */
export type Operand = string | number | { readonly program: readonly number[] };

/** One operation, or a few, as C: $0, $1 ... are the operands. `shows` is what its value is printed as, by JSON. */
export interface Call {
  readonly c: string;
  readonly shows: 'number' | 'text' | 'list';
}

export interface Case<Name extends string = string> {
  readonly call: Name;
  readonly operands: readonly Operand[];
  /** What JSON.stringify makes of it. */
  readonly expected: unknown;
  /** For whoever reads a difference, if the operands don't say it. */
  readonly about?: string;
}

/** How a case was printed that differs: the calls as written by the test, what Node and what the program says. */
export interface Difference {
  readonly case: string;
  readonly expected: string;
  readonly found: string | undefined;
}

type Calls<Name extends string> = Readonly<Record<Name, Call>>;

export const platforms = [
  ['the host', runOnHost, {}],
  ['the host, collecting at every allocation', runOnHost, { stress: true }],
  ['ARM', runOnArm, {}],
] as const;

/** Runs all; what differs, the first few of it, and a failure of the run as a difference of its own. */
export async function differences<Name extends string>(
  run: (c: string, options: RunOptions) => Promise<Run>,
  calls: Calls<Name>,
  cases: readonly Case<Name>[],
  options: RunOptions = {},
): Promise<readonly Difference[]> {
  const { output, fault, failure } = await run(programOf(calls, cases), options);
  const lines = output.split('\n');
  const wrong = cases.flatMap((one, index) => {
    const expected = JSON.stringify(one.expected);
    return lines[index] === expected ? [] : [{ case: inWords(one), expected, found: lines[index] }];
  });
  const ended = fault === undefined && failure === undefined ? [] : [endOf(fault ?? failure, cases, lines)];
  return [...ended, ...wrong.slice(0, SHOWN)];
}

const SHOWN = 5;

function endOf(end: unknown, cases: readonly Case[], lines: readonly string[]): Difference {
  const last = cases[lines.length - 1];
  return {
    case: last ? inWords(last) : 'the end',
    expected: 'that it goes on',
    found: JSON.stringify(end),
  };
}

const inWords = ({ call, operands, about }: Case): string => `${call} ${about ?? JSON.stringify(operands)}`;

/* ------------------------------------------------------------------------------------------------- as C */

function programOf<Name extends string>(calls: Calls<Name>, cases: readonly Case<Name>[]): string {
  const names = Object.keys(calls) as Name[];
  const constants = new Constants();
  const rows = cases.map(({ call, operands }) => {
    const numbers = operands.map((operand) => constants.number(operand));
    return `{${names.indexOf(call)}, {${numbers.join(', ') || 0}}},\n`;
  });
  const wrappers = names.map((name) => wrapper(name, calls[name], signatureOf(name, cases)));
  return `#include "app.h"

${constants.declarations()}
${SHOW}
${wrappers.join('')}
static void (*const calls[])(const value *) = {${names.map((name) => `call_${name}`).join(', ')}};
static const struct { int call; value operands[${MOST_OPERANDS}]; } cases[] = {
${rows.join('')}};
${START}`;
}

const MOST_OPERANDS = 5;

/** What kind each operand has; nothing if no case has the call. */
function signatureOf(name: string, cases: readonly Case[]): readonly Operand[] {
  return cases.find(({ call }) => call === name)?.operands ?? [];
}

function wrapper(name: string, { c, shows }: Call, operands: readonly Operand[]): string {
  const body = c.replace(/\$(\d)/g, (_, index: string) =>
    readAs(operands[Number(index)], `operands[${index}]`),
  );
  return `static void call_${name}(const value *operands)\n{\n    (void)operands;\n    show_${shows}(${body});\n}\n`;
}

function readAs(operand: Operand | undefined, place: string): string {
  if (typeof operand === 'number') return place;
  return typeof operand === 'string' ? `APP_REFERENCE(texts[${place}])` : `APP_REFERENCE(programs[${place}])`;
}

/** Texts and programs are numbered. */
class Constants {
  private readonly texts = new Map<string, number>();
  private readonly programs = new Map<string, number>();

  number(operand: Operand): string {
    if (typeof operand === 'number') return operand === -0x80000000 ? '-0x7fffffff - 1' : String(operand);
    if (typeof operand === 'string')
      return numbered(this.texts, [...Buffer.from(operand, 'latin1')].join(', '));
    return numbered(this.programs, operand.program.join(', '));
  }

  declarations(): string {
    const texts = [...this.texts].map(([bytes, index]) => {
      const length = bytes === '' ? 0 : bytes.split(', ').length;
      return `static const struct { int32_t length; uint8_t bytes[${Math.max(length, 1)}]; } text_${index} = {${length}, {${bytes || 0}}};\n`;
    });
    const programs = [...this.programs].map(
      ([bytes, index]) => `static const uint8_t program_${index}[] = {${bytes}};\n`,
    );
    return [
      ...texts,
      ...programs,
      table(
        'texts',
        [...this.texts.values()].map((index) => `&text_${index}`),
      ),
      table(
        'programs',
        [...this.programs.values()].map((index) => `program_${index}`),
      ),
    ].join('');
  }
}

function numbered(all: Map<string, number>, one: string): string {
  const index = all.get(one) ?? all.size;
  all.set(one, index);
  return String(index);
}

const table = (name: string, entries: readonly string[]): string =>
  `__attribute__((unused)) static const void *const ${name}[] = {${[...entries, 'NULL'].join(', ')}};\n`;

const SHOW = `__attribute__((unused)) static void show_number(value number)
{
    app_print_number(number);
}
static void show_text(value text)
{
    static const struct { int32_t length; uint8_t bytes[4]; } null = {4, "null"};
    app_print(text == APP_UNDEFINED || text == APP_NULL ? APP_REFERENCE(&null) : app_json(text));
}
__attribute__((unused)) static void show_list(value list)
{
    if (list == APP_NULL) {
        show_text(APP_NULL);
        return;
    }
    app_write((const uint8_t *)"[", 1);
    for (value i = 0; i < app_array_length(list); i++) {
        if (i > 0)
            app_write((const uint8_t *)",", 1);
        show_text(app_element(list, i));
    }
    app_write((const uint8_t *)"]", 1);
}
`;

const START = `static value start(void)
{
    for (uint32_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        calls[cases[i].call](cases[i].operands);
        app_print_end();
    }
    return 0;
}
const struct app_handlers app_handlers = {.start = start};
app_function *const app_functions[] = {NULL};
value app_globals[1];
const uint32_t app_global_count = 1;
`;

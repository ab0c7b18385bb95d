/** An app in Node with the faults that it may make: what it prints, handler after handler, and where it leaves what apps have. */
import path from 'node:path';
import { format } from 'node:util';
import vm from 'node:vm';
import ts from 'typescript';
import { answerLine } from '../../node';
import { FAULTS } from '../../programs';
import type { Step } from '../../script';
import { codesOf, instrumented, type Site } from './instrument';

/** At any of the lines the app may fault with any of the codes. No codes: with any. */
export interface PossibleFault extends Site {
  readonly codes: readonly number[];
}

export interface Expectation {
  readonly output: string;
  readonly faults: readonly PossibleFault[];
  /** How the program ended, if something was thrown that nobody caught. */
  readonly thrown?: string;
}

const TIME_LIMIT = 3_000;
/** A program that prints more than this has no end. */
const OUTPUT_LIMIT = 200_000;

export function expectationOf(source: string, steps: readonly Step[]): Expectation {
  const sites: Site[] = [];
  const code = ts.transpileModule(instrumented(source, sites), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  }).outputText;
  const world = new World(sites);
  const context = vm.createContext(world.globals);
  const run = (expression: string): void =>
    void vm.runInContext(expression, context, { timeout: TIME_LIMIT });
  try {
    run(code);
    run('exports.onStart?.()');
    for (const step of steps) {
      if ('message' in step)
        run(`$answer(exports.onMessage ? exports.onMessage(${JSON.stringify(step.message)}) : '(refused)')`);
      else if ('timer' in step) run('exports.onTimer?.()');
    }
    return world.expectation();
  } catch (error) {
    return world.expectation(error);
  }
}

/** What a program sees, and what it leaves. */
class World {
  private output = '';
  private failed: Error | undefined;
  private readonly faults = new Map<string, PossibleFault>();
  readonly globals: vm.Context;

  constructor(private readonly sites: readonly Site[]) {
    const asShown = (value: unknown): unknown => (Object.is(value, -0) ? 0 : value);
    const print = (line: string): void => {
      this.output += line;
      if (this.output.length > OUTPUT_LIMIT) throw new Error('there is no end of output');
    };
    this.globals = {
      exports: {},
      require: () => ({
        assert: this.assert,
        now: () => 0,
        setTimer: (n: number) => print(`(timer ${n})\n`),
      }),
      console: { log: (...values: unknown[]) => print(`${format(...values.map(asShown))}\n`) },
      $answer: (answer: string) => print(answerLine(answer)),
      ...this.watchers(),
    };
  }

  expectation(error?: unknown): Expectation {
    const { output } = this;
    if (error === undefined) return { output, faults: [...this.faults.values()] };
    const thrown = String((error as Error).message);
    this.note(undefined, isOfEngine(error) ? [] : codesOf('uncaught', 'assertion'));
    const last = isOfEngine(error) ? '' : `${error === this.failed ? '' : 'Uncaught Error: '}${thrown}\n`;
    return { output: output + last, faults: [...this.faults.values()], thrown };
  }

  private readonly assert = (condition: boolean, message = 'assertion failed'): void => {
    if (condition) return;
    this.note(undefined, codesOf('assertion'));
    this.failed = new Error(message);
    throw this.failed;
  };

  private note(site: number | undefined, codes: readonly number[]): void {
    const at = site === undefined ? { from: 1, to: Infinity } : this.sites[site]!;
    this.faults.set(`${site}:${codes.join()}`, { ...at, codes });
  }

  private watchers(): Record<string, (...values: never[]) => unknown> {
    const checked = (site: number, value: unknown): unknown => {
      if (typeof value === 'number' && value !== (value | 0)) this.note(site, NUMBER_FAULTS);
      return Object.is(value, -0) ? 0 : value;
    };
    return {
      $number: checked,
      $quotient: (site: number, value: number) => {
        // 2^31 would be the one quotient of integers that is none of ours.
        if (!Number.isFinite(value) || value === 0x80000000) this.note(site, NUMBER_FAULTS);
        return value;
      },
      $old: (site: number, value: number, step: number) => {
        checked(site, value + step);
        return value;
      },
      $read: (site: number, of: Record<string, unknown>, index: string) => {
        const value = of[index];
        if (isMissing(of, index, value)) this.note(site, codesOf('index', 'absent', 'early'));
        return value;
      },
      $write: (site: number, of: Record<string, unknown>, index: string) => {
        if (isMissing(of, index, of[index])) this.note(site, codesOf('index'));
        return index;
      },
      $present: (site: number, value: unknown) => {
        if (value === undefined || value === null) this.note(site, codesOf('absent', 'index'));
        return value;
      },
      $result: (site: number, value: unknown) => {
        if (typeof value === 'string' && /[^\0-\xff]/.test(value)) this.note(site, codesOf('text'));
        if (Number.isNaN(value)) this.note(site, codesOf('index', 'range'));
        return checked(site, value);
      },
      $caught: (_: number, error: unknown) => {
        if (isOfEngine(error)) this.note(undefined, []);
      },
    };
  }
}

const NUMBER_FAULTS = codesOf('range', 'division', 'index', 'absent');

/** Outside of an array or text, or nothing behind a name. */
function isMissing(of: unknown, index: unknown, value: unknown): boolean {
  const hasElements = typeof of === 'string' || Array.isArray(of);
  if (hasElements && !Number.isNaN(Number(index))) return !(Number(index) >= 0 && Number(index) < of.length);
  return value === undefined;
}

/** Not thrown by the program itself. */
const isOfEngine = (error: unknown): boolean => (error as Error).constructor?.name !== 'Error';

/** What is wrong with a run of the app; undefined: it does what it does in Node, or faults where it may. */
export function differenceFrom(
  { output, faults, thrown }: Expectation,
  seen: {
    readonly output: string;
    readonly fault?: { readonly code: number; readonly file: string; readonly line: number };
  },
): string | undefined {
  const [lines, others] = [output.split('\n'), seen.output.split('\n')];
  const ending = seen.fault
    ? `; fault ${seen.fault.code} in ${path.basename(seen.fault.file)}:${seen.fault.line}`
    : '';
  const end = seen.fault ? others.length - 1 : Math.max(lines.length, others.length);
  for (let at = 0; at < end; at++)
    if (lines[at] !== others[at])
      return `line ${at + 1}: '${lines[at] ?? ''}' in Node, '${others[at] ?? ''}' in the app${ending}`;
  if (!seen.fault) return thrown === undefined ? undefined : `no fault, and Node ends with '${thrown}'`;
  const { code, line } = seen.fault;
  const may = faults.some(
    ({ from, to, codes }) =>
      (codes.length === 0 || codes.includes(code)) &&
      (isElsewhere(seen.fault!.file) || (from <= line && line <= to)),
  );
  if (may) return undefined;
  const wanted = faults.map(({ from, to, codes }) => `${codes.join('/')} in ${from}-${to}`).join(', ');
  return `fault ${code} in ${seen.fault.file}:${line}; there may be ${wanted || 'none'}`;
}

/** A fault in the library's own TypeScript. */
const isElsewhere = (file: string): boolean => !file.endsWith('fuzz.ts');

export const faultName = (code: number): string =>
  Object.entries(FAULTS).find(([, value]) => value === code)?.[0] ?? String(code);

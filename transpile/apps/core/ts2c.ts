/**
 * ts2c as published, from outside: the functions that a program calls are told to it as global symbols, and what it says meanwhile is
 * kept from the console.
 *
 * It is called for one function at a time, because its inference takes time by the square of a program's size. It keeps the symbols'
 * resolvers for the life of the process, so there is one, which knows the names of the call that is running.
 */
import { transpile } from 'ts2c';
import { GlobalSymbolResolver } from 'ts2c/src/standard';
import { CodeTemplateFactory } from 'ts2c/src/template';
import { NumberVarType } from 'ts2c/src/types/ctypes';
import { inTime } from './in-time';

interface Symbols {
  registerSyntheticSymbol(root: number, parent: null, name: string, resolver: object): void;
}

interface Call {
  readonly expression: { readonly text: string };
  readonly argumentList: { readonly elements: readonly object[] };
}

/** What is called in JavaScript -> what it is called in C, for the call of `transpile` that is running. */
let callees: ReadonlyMap<string, string> = new Map();

/** Each of them takes numbers and gives a number, and is called in C as in JavaScript. */
class Callees {
  addSymbols(root: number, symbols: Symbols): void {
    for (const name of callees.keys()) symbols.registerSyntheticSymbol(root, null, name, this);
  }

  matchesNode(): boolean {
    return true;
  }

  returnType(): string {
    return NumberVarType;
  }

  createTemplate(scope: object, call: Call): { resolve(): string } {
    const operands = call.argumentList.elements.map((operand) =>
      CodeTemplateFactory.templateToString(CodeTemplateFactory.createForNode(scope, operand)),
    );
    const text = `${callees.get(call.expression.text)}(${operands.join(', ')})`;
    return { resolve: () => text };
  }

  needsDisposal(): boolean {
    return false;
  }

  getTempVarName(): null {
    return null;
  }

  getEscapeNode(): null {
    return null;
  }
}

let isRegistered = false;
/** Milliseconds for one function. Long ones take a second; its inference goes on for as long as anything changes. */
const LIMIT = 120_000;

/** The C that ts2c makes of a program, whose callees have these names in C. */
export function runTs2c(javaScript: string, names: ReadonlyMap<string, string>): string {
  if (!isRegistered) GlobalSymbolResolver(Callees);
  isRegistered = true;
  callees = names;
  const { result, complaints } = quietly(() =>
    inTime(() => transpile(javaScript, { fileName: 'app.js' }), LIMIT),
  );
  if (result === undefined) throw new Error(`ts2c: no end of it after ${LIMIT / 1000} s`);
  if (complaints.length > 0) throw new Error(`ts2c: ${complaints.join('; ')}`);
  return result;
}

/** Its timing goes nowhere; warnings and errors, which it goes on after, to us. */
function quietly<Result>(run: () => Result): { readonly result: Result; readonly complaints: string[] } {
  const { log, warn, error } = console;
  const complaints: string[] = [];
  const complain = (...parts: unknown[]): void => void complaints.push(parts.join(' '));
  Object.assign(console, { log: () => undefined, warn: complain, error: complain });
  try {
    return { result: run(), complaints };
  } finally {
    Object.assign(console, { log, warn, error });
  }
}

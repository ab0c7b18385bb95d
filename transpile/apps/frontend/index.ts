/**
 * The front end: an app's modules, read, checked, and with the kinds of everything in them.
 *
 * What it lets pass, the lowering can rely on: every expression has a kind, every value that goes from one place to another is converted
 * by {@link wideningOf}, and every construct is one that the tier has.
 */
import path from 'node:path';
import type ts from 'typescript';
import type { HandlerName } from '../core/core';
import type { AppOptions } from '../index';
import { checkApp } from './check';
import { Kinds } from './expression-kinds';
import { exportedHandlers, modulesInOrder } from './modules';
import { createAppProgram, modulesOf } from './program';

export interface ReadApp {
  readonly program: ts.Program;
  readonly kinds: Kinds;
  /** In the order in which they run. */
  readonly modules: readonly ts.SourceFile[];
  readonly handlers: ReadonlyMap<HandlerName, ts.Declaration>;
  /** If there are any, there is nothing to lower. */
  readonly diagnostics: readonly ts.Diagnostic[];
  /** Names of all files that were read, library excluded. */
  readonly files: readonly string[];
}

/** `entry` has to be readable. */
export function readApp(entry: string, options: AppOptions): ReadApp {
  const program = createAppProgram([entry], options);
  const main = program.getSourceFile(path.resolve(entry));
  if (main === undefined) throw new Error(`${entry} is not part of its program`);
  const kinds = new Kinds(program);
  return {
    program,
    kinds,
    modules: modulesInOrder(program, main),
    handlers: exportedHandlers(main, kinds.checker),
    diagnostics: checkApp(program, kinds, main),
    files: modulesOf(program).map((file) => file.fileName),
  };
}

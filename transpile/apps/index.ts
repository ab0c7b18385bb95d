/**
 * The compiler of apps: ordinary TypeScript in, C or diagnostics out.
 *
 * frontend/ reads and checks the modules, lower/ makes a program of the core of them, core/ prints that through ts2c. It stops at the first
 * stage that finds errors, and never throws for what a source may contain.
 */
import type ts from 'typescript';
import { diagnosticOf, internalError, withoutPlace } from '../diagnostics';
import { missingEntries } from '../frontend/program';
import type { HandlerName } from './core/core';
import { printCore } from './core/program';
import { readApp } from './frontend';
import { RefusedKind } from './frontend/refused-kind';
import { lowerApp } from './lower';
import { InternalError } from './lower/refusal';

export interface AppOptions {
  /** Project root: what files are called in diagnostics and `#line` is relative to it. */
  readonly root: string;
  /** Absolute file name -> replacement text. */
  readonly overrides?: ReadonlyMap<string, string>;
}

export interface CompiledApp {
  /** One file of C for `runtime/app.h`. Absent when there are errors. */
  readonly c?: string;
  readonly diagnostics: readonly ts.Diagnostic[];
  /** Every source file that was read, library excluded. */
  readonly files: readonly string[];
  /** What the app exports and is called for. */
  readonly handlers: readonly HandlerName[];
}

/** `entry` is the module that exports the handlers. */
export function compileApp(entry: string, options: AppOptions): CompiledApp {
  if (missingEntries([entry], options).length > 0) return failed(withoutPlace(`Cannot read '${entry}'.`));
  try {
    return compileReadable(entry, options);
  } catch (error) {
    return failed(refused(error) ?? placed(error) ?? internalError(error));
  }
}

function compileReadable(entry: string, options: AppOptions): CompiledApp {
  const app = readApp(entry, options);
  const facts = { diagnostics: app.diagnostics, files: app.files, handlers: [...app.handlers.keys()] };
  if (app.diagnostics.length > 0) return facts;
  return { ...facts, c: printCore(lowerApp(app, options.root)) };
}

/** A few things show only when they are lowered. */
function refused(error: unknown): ts.Diagnostic | undefined {
  if (!(error instanceof RefusedKind) || !error.at) return undefined;
  return diagnosticOf(error.at, error.diagnostic, ...error.parameters);
}

/** A mistake of ours, where the source's line is known. */
function placed(error: unknown): ts.Diagnostic | undefined {
  return error instanceof InternalError
    ? diagnosticOf(error.node, 'internalError', error.message)
    : undefined;
}

const failed = (diagnostic: ts.Diagnostic): CompiledApp => ({
  diagnostics: [diagnostic],
  files: [],
  handlers: [],
});

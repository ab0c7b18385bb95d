/**
 * The lowering: an app that the front end has checked in, a program of the core out.
 *
 * body.ts says how a function is lowered, program.ts how functions are found; expressions/ and statements/ have a file for each group
 * of syntax.
 */
import type { CoreProgram } from '../core/core';
import type { ReadApp } from '../frontend';
import { EXPRESSIONS } from './expressions';
import { Handlers } from './handlers';
import { requestHandlers, requestStart } from './modules';
import { ProgramLowering } from './program';
import { STATEMENTS } from './statements';

/** `root`: what the names of files are relative to. */
export function lowerApp(app: ReadApp, root: string): CoreProgram {
  const program = new ProgramLowering(app, new Handlers(EXPRESSIONS, STATEMENTS), root);
  const entry = app.modules.at(-1);
  if (!entry) throw new Error('an app without modules');
  const start = requestStart(program, entry);
  return program.finish(start, requestHandlers(program));
}

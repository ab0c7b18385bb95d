/** Modules: their statements run once, in the order that the front end found, before any handler. */
import path from 'node:path';
import ts from 'typescript';
import type { HandlerName } from '../core/core';
import { VOID } from '../frontend/kinds';
import { Body } from './body';
import { UNDEFINED } from './build';
import { functionOf } from './functions';
import type { ProgramLowering } from './program';
import { internal } from './refusal';
import { isDeclarationOnly } from './statements/declarations';

/** The name of the function that runs all modules. */
export function requestStart(program: ProgramLowering, entry: ts.SourceFile): string {
  return program.request(entry, 'start', (name) => {
    const body = new Body(program, name, VOID, entry);
    for (const module of program.app.modules)
      if (!module.statements.every(isDeclarationOnly)) body.callFunction(requestModule(program, module), []);
    body.emit({ kind: 'return', value: UNDEFINED });
    return body.finish();
  });
}

function requestModule(program: ProgramLowering, module: ts.SourceFile): string {
  const wanted = `module_${path.basename(module.fileName).replace(/\.ts$/, '')}`;
  return program.request(module, wanted, (name) => {
    const body = new Body(program, name, VOID, module);
    for (const statement of module.statements) body.statement(statement);
    body.emit({ kind: 'return', value: UNDEFINED });
    return body.finish();
  });
}

/** The functions of the core behind the handlers that the app exports. */
export function requestHandlers(program: ProgramLowering): Partial<Record<HandlerName, string>> {
  const handlers: Partial<Record<HandlerName, string>> = {};
  for (const [name, declaration] of program.app.handlers) {
    if (!ts.isFunctionDeclaration(declaration)) internal(declaration, `the handler '${name}' is no function`);
    handlers[name] = functionOf(program, declaration);
  }
  return handlers;
}

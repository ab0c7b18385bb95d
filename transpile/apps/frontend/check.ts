/** All checks of an app, in stages: what `tsc` says, syntax that the tier does not have, then kinds and everything that follows from them. */
import type ts from 'typescript';
import { checkWith, inOrder } from '../../frontend/check';
import { withAdvice } from './advice';
import { checkKinds } from './checks';
import type { Kinds } from './expression-kinds';
import { modulesOf } from './program';
import { checkAppSyntax } from './syntax';

export function checkApp(program: ts.Program, kinds: Kinds, entry: ts.SourceFile): ts.Diagnostic[] {
  const files = modulesOf(program);
  const before = checkWith(checkAppSyntax, program, files);
  return before.length > 0 ? withAdvice(program, before) : inOrder(checkKinds(files, kinds, entry));
}

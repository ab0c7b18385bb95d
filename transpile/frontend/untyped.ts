/** The words for what has no type: a variable, field or result of which nothing is known but a number or `null`. */
import type ts from 'typescript';
import type { Type } from '../ir/ir';
import type { Compiler } from './compiler';
import { NULL } from './types';

/** `type` is that of the value, if there is one. */
export function reportUntyped(compiler: Compiler, node: ts.Node, name: string, type?: Type): void {
  if (type?.kind === 'void' || (type?.kind === 'never' && type !== NULL)) {
    compiler.report(node, 'unsupportedType', type.kind, `; there is no result that '${name}' could hold`);
  } else if (type === NULL) {
    const why = "'null' alone does not say what it may refer to";
    compiler.report(node, 'missingType', name, why, `${name}: Task | null`);
  } else {
    reportUntypedNumber(compiler, node, name, `${name}: u32`);
  }
}

export function reportUntypedNumber(compiler: Compiler, node: ts.Node, name: string, example: string): void {
  compiler.report(node, 'missingType', name, 'a number alone does not say how many bits it has', example);
}

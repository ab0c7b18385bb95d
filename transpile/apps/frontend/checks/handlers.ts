/** The functions that an app is called by: exported by its first module, with the parameters and result that they are called with. */
import ts from 'typescript';
import type { HandlerName } from '../../core/core';
import { TEXT, VOID, sameKind, type Kind } from '../kinds';
import { exportedHandlers } from '../modules';
import type { CheckContext } from './context';

const SHAPES: Readonly<
  Record<HandlerName, { readonly parameters: readonly Kind[]; readonly result: Kind; readonly text: string }>
> = {
  onStart: { parameters: [], result: VOID, text: 'onStart(): void' },
  onMessage: { parameters: [TEXT], result: TEXT, text: 'onMessage(text: string): string' },
  onTimer: { parameters: [], result: VOID, text: 'onTimer(): void' },
};

export function checkHandlers(context: CheckContext, entry: ts.SourceFile): void {
  for (const [name, declaration] of exportedHandlers(entry, context.kinds.checker)) {
    const at = ts.getNameOfDeclaration(declaration) ?? declaration;
    if (!ts.isFunctionDeclaration(declaration)) {
      context.report(at, 'appHandler', name, SHAPES[name].text);
      continue;
    }
    const kind = context.try(at, () => context.kinds.ofFunction(declaration));
    const { parameters, result, text } = SHAPES[name];
    const fits =
      kind === undefined ||
      (!kind.rest &&
        kind.parameters.length <= parameters.length &&
        kind.parameters.every((parameter, index) => sameKind(parameter, parameters[index] as Kind)) &&
        sameKind(kind.result, result));
    if (!fits) context.report(at, 'appHandler', name, text);
  }
}

/** `text ${value} text` */
import ts from 'typescript';
import type { CoreExpression } from '../../core/core';
import { TEXT } from '../../frontend/kinds';
import type { Body } from '../body';
import { operation, text } from '../build';
import { lowers, type ExpressionEntry } from '../handlers';
import { textOf } from '../to-text';
import type { Value } from '../value';

function template(body: Body, node: ts.TemplateExpression): Value {
  const parts: (() => CoreExpression)[] = node.head.text === '' ? [] : [() => text(node.head.text)];
  for (const { expression, literal } of node.templateSpans) {
    parts.push(() => textOf(body, expression));
    if (literal.text !== '') parts.push(() => text(literal.text));
  }
  const [first, ...others] = body.inOrder(parts);
  const code = others.reduce((before, part) => operation('concatenate', before, part), first!);
  return { code, kind: TEXT };
}

export const TEMPLATES: readonly ExpressionEntry[] = [lowers(ts.SyntaxKind.TemplateExpression, template)];

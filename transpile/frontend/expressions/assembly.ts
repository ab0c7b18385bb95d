/** Inline assembly: asm`msr basepri, ${priority}` and asmU32`mrs $out, psp`. */
import ts from 'typescript';
import type { Expression } from '../../ir/ir';
import { libraryName } from '../library';
import type { Scope } from '../scope';
import { ERROR, I32, U32, VOID, describe, isUntyped, promote } from '../types';
import { adapt, integerOperand } from './binary';
import { errorAt, valueOf } from './conversions';
import { lowerExpression } from './index';

export function lowerAssembly(scope: Scope, node: ts.TaggedTemplateExpression): Expression {
  const { compiler } = scope;
  const name = libraryName(compiler, node.tag);
  if (name !== 'asm' && name !== 'asmU32') {
    compiler.report(node, 'dynamicString');
    return errorAt(scope, node);
  }
  const { text, values } = templateOf(node.template);
  const unknown = unknownOperand(node.template, name);
  if (unknown !== undefined) {
    compiler.report(node, 'intrinsicArgument', name, `'${unknown}' stands for no operand; write '\${value}'`);
  }
  if (name === 'asmU32' && !text.includes('$out')) {
    compiler.report(node, 'intrinsicArgument', name, "the text names the result register as '$out'");
  }
  const lowered = values.map((value) => registerOperand(scope, value));
  if (lowered.some((value) => value.type === ERROR)) return errorAt(scope, node);
  const type = name === 'asm' ? VOID : U32;
  return { kind: 'assembly', type, location: compiler.locationOf(node), text, arguments: lowered };
}

/** What the C compiler would take for an operand that is not there. */
function unknownOperand(template: ts.TemplateLiteral, name: string): string | undefined {
  const parts = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...template.templateSpans.map((span) => span.literal)];
  const pattern = name === 'asm' ? /\$(\d+|out\b)/ : /\$\d+/;
  return parts.map(({ text }) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
}

function templateOf(template: ts.TemplateLiteral): {
  readonly text: string;
  readonly values: ts.Expression[];
} {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return { text: template.text, values: [] };
  let { text } = template.head;
  const values = template.templateSpans.map((span, position) => {
    text += `$${position}${span.literal.text}`;
    return span.expression;
  });
  return { text, values };
}

/** What goes into a register: an integer of at most 32 bits. */
function registerOperand(scope: Scope, node: ts.Expression): Expression {
  const value = valueOf(lowerExpression(scope, node));
  const number = value.type === ERROR ? undefined : integerOperand(scope, node, 'asm', value);
  if (number?.type.kind !== 'integer') return errorAt(scope, node);
  if (isUntyped(number.type)) return adapt(scope, number, isNegative(number) ? I32 : U32, node);
  const type = promote(number.type);
  if (type.name !== 'u64') return adapt(scope, number, type, node);
  scope.compiler.report(node, 'operandType', 'asm', describe(type));
  return errorAt(scope, node);
}

const isNegative = (value: Expression): boolean => value.kind === 'integer' && value.value < 0n;

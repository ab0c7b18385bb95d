/** `Color[value]`: the name of a member of an enum of numbers. */
import ts from 'typescript';
import { NUMBER, TEXT } from '../../frontend/kinds';
import type { Body } from '../body';
import { choose, compare, number, operation, text } from '../build';
import type { Value } from '../value';

export function nameInEnum(body: Body, node: ts.ElementAccessExpression): Value | undefined {
  const symbol = ts.isIdentifier(node.expression) ? body.program.kinds.symbolAt(node.expression) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !ts.isEnumDeclaration(declaration)) return undefined;
  const wanted = body.keep(body.expression(node.argumentExpression, NUMBER), 'member');
  const names = namesByValue(body.program.checker, declaration);
  const code = [...names].reduce(
    (others, [value, name]) => choose(compare(wanted, '===', number(value)), text(name), others),
    NO_NAME,
  );
  return { code, kind: TEXT };
}

/** What no member has is a fault, as an index outside of an array. */
const NO_NAME = operation('character_text', text(''), number(0));

/** Of members with the same value the last one gives the name. */
function namesByValue(checker: ts.TypeChecker, { members }: ts.EnumDeclaration): Map<number, string> {
  const names = new Map<number, string>();
  for (const member of members) {
    const value = checker.getConstantValue(member);
    const name = ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : '';
    if (typeof value === 'number') names.set(value, name);
  }
  return names;
}

/** Recognises initial values that are nothing but zero bytes, so that such storage needs no image in flash. */
import type { Constant, Field, Program, Statement } from '../ir/ir';
import { visitStatements } from '../ir/passes/walk';

type Initialised = { initial?: Constant };
const ZERO: Constant = { kind: 'zero' };

/** Replaces every all-zero initial value by `zero`, when all fields have their initial values. */
export function simplifyZeroes(program: Program): void {
  for (const module of program.modules) {
    for (const struct of module.structs) struct.fields.forEach(simplify);
    module.globals.forEach(simplify);
    for (const { body } of module.functions) visitStatements(body ?? [], simplifyDeclaration);
  }
}

function simplifyDeclaration(statement: Statement): void {
  if (statement.kind === 'declare') simplify(statement);
}

function simplify(holder: { readonly initial?: Constant }): void {
  if (holder.initial && isZero(holder.initial)) (holder as Initialised).initial = ZERO;
}

function isZero(constant: Constant): boolean {
  switch (constant.kind) {
    case 'zero':
    case 'null':
      return true;
    case 'integer':
      return constant.value === 0n;
    case 'bool':
      return !constant.value;
    case 'enum':
      return constant.value === 0;
    case 'struct':
      return constant.declaration.fields.every((field) => isZeroField(field, constant.fields.get(field)));
    case 'array':
      return constant.items.every(isZero) && (constant.fill === undefined || isZero(constant.fill));
    default:
      return false;
  }
}

function isZeroField(field: Field, given: Constant | undefined): boolean {
  const value = given ?? field.initial;
  return value === undefined || isZero(value);
}

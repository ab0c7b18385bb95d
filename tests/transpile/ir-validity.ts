/**
 * Checks what the printers rely on in the IR: types that agree, no type of the front end's own left over.
 * Returns one line for each violation.
 */
import type { Expression, FunctionDeclaration, Program, Statement, Type } from '../../transpile/ir/ir';
import { visitExpressions, visitStatements } from '../../transpile/ir/passes/walk';
import { describe, isUntyped, sameSignature, sameType, withNullable } from '../../transpile/frontend/types';

export function violations(program: Program): string[] {
  const found: string[] = [];
  for (const module of program.modules) {
    for (const declaration of module.functions) {
      const complain = (what: string, { location }: Pick<Expression, 'location'>): void => {
        found.push(`${location.file}:${location.line} in ${declaration.name}: ${what}`);
      };
      visitExpressions(declaration.body ?? [], (expression) => checkExpression(expression, complain));
      visitStatements(declaration.body ?? [], (statement) =>
        checkStatement(declaration, statement, complain),
      );
    }
    for (const variable of module.globals) {
      if (!isReal(variable.type)) found.push(`global ${variable.name}: type`);
    }
    for (const struct of module.structs) {
      for (const field of struct.fields)
        if (!isReal(field.type)) found.push(`field ${struct.name}.${field.name}: type`);
    }
  }
  return found;
}

type Complain = (what: string, at: Pick<Expression, 'location'>) => void;

const isReal = (type: Type): boolean => type.kind !== 'never' && type.kind !== 'void' && !isUntyped(type);
const isStorage = (type: Type): boolean => type.kind === 'struct' || type.kind === 'array';
const isPlace = ({ kind }: Expression): boolean =>
  ['local', 'global', 'registers', 'field', 'index', 'dereference'].includes(kind);

function checkStatement(declaration: FunctionDeclaration, statement: Statement, complain: Complain): void {
  const agree = (type: Type, value: Expression): void => {
    if (!sameType(type, value.type)) complain(`${describe(value.type)} as ${describe(type)}`, statement);
  };
  switch (statement.kind) {
    case 'declare':
      if (!isReal(statement.variable.type)) complain('variable without type', statement);
      if (statement.value) agree(statement.variable.type, statement.value);
      if (isStorage(statement.variable.type) !== (statement.initial !== undefined))
        complain('storage', statement);
      break;
    case 'return':
      if (statement.value) agree(declaration.result, statement.value);
      else if (declaration.result.kind !== 'void') complain('return without value', statement);
      break;
    case 'if':
    case 'while':
    case 'doWhile':
      agree({ kind: 'bool' }, statement.condition);
      break;
    case 'for':
      if (statement.condition) agree({ kind: 'bool' }, statement.condition);
      break;
    default:
      break;
  }
}

function checkExpression(expression: Expression, complain: Complain): void {
  const { type } = expression;
  const callsVoid = ['call', 'indirectCall', 'intrinsic', 'assembly', 'panic'].includes(expression.kind);
  if (!isReal(type) && !callsVoid) complain(`${expression.kind} without type`, expression);
  if (isStorage(type) && !isPlace(expression)) complain(`${expression.kind} of storage type`, expression);
  const agree = (first: Type, second: Type, what: string): void => {
    if (!sameType(first, second)) complain(`${what}: ${describe(first)} and ${describe(second)}`, expression);
  };
  const word = (value: Expression): void => agree(value.type, { kind: 'integer', name: 'u32' }, 'word');
  switch (expression.kind) {
    case 'field':
      if (expression.object.type.kind !== 'struct') complain('field of no struct', expression);
      agree(type, expression.field.type, 'field');
      break;
    case 'index':
      word(expression.index);
      if (expression.array.type.kind === 'array' || expression.array.type.kind === 'span') {
        agree(type, expression.array.type.element, 'element');
      } else complain('index of no array', expression);
      break;
    case 'dereference': {
      const from = expression.reference.type;
      if (from.kind !== 'reference' && from.kind !== 'arrayReference') complain('dereference', expression);
      else agree(type, from.target, 'dereference');
      break;
    }
    case 'address':
      if (!isPlace(expression.place) || !isStorage(expression.place.type))
        complain('address of no place', expression);
      break;
    case 'wholeSpan':
    case 'subSpan':
      if (!['array', 'span'].includes(expression.array.type.kind)) complain('span of no array', expression);
      break;
    case 'arithmetic':
    case 'division':
      agree(type, expression.left.type, expression.operator);
      agree(type, expression.right.type, expression.operator);
      if (type.kind !== 'integer' || !['i32', 'u32', 'u64'].includes(type.name))
        complain('width', expression);
      break;
    case 'shift':
      agree(type, expression.left.type, expression.operator);
      word(expression.right);
      break;
    case 'negate':
    case 'complement':
    case 'not':
      agree(type, expression.operand.type, expression.kind);
      break;
    case 'comparison':
      agree(expression.left.type, expression.right.type, expression.operator);
      break;
    case 'logical':
      agree(expression.left.type, { kind: 'bool' }, 'logical');
      agree(expression.right.type, { kind: 'bool' }, 'logical');
      break;
    case 'conditional':
      agree(type, expression.whenTrue.type, '?:');
      agree(type, expression.whenFalse.type, '?:');
      break;
    case 'coalesce':
      agree(withNullable(type, true), expression.left.type, '??');
      agree(type, expression.right.type, '??');
      break;
    case 'assign':
      agree(expression.place.type, expression.value.type, '=');
      if (isStorage(expression.place.type)) complain('assignment to storage', expression);
      break;
    case 'compound':
      if (!'<<>>'.includes(expression.operator))
        agree(expression.operationType, expression.value.type, 'compound');
      else word(expression.value);
      break;
    case 'call':
      checkArguments(
        expression.callee.parameters.map((each) => each.type),
        expression.arguments,
        agree,
        complain,
        expression,
      );
      agree(type, expression.callee.result, 'result');
      break;
    case 'indirectCall': {
      const callee = expression.callee.type;
      if (callee.kind !== 'function' || callee.nullable) complain('callee', expression);
      else checkArguments(callee.parameters, expression.arguments, agree, complain, expression);
      break;
    }
    case 'function':
      if (type.kind !== 'function') complain('function', expression);
      else {
        const parameters = expression.declaration.parameters.map((each) => each.type);
        const own = {
          kind: 'function',
          parameters,
          result: expression.declaration.result,
          nullable: false,
        } as const;
        if (!sameSignature(type, own)) complain('signature', expression);
      }
      break;
    default:
      break;
  }
}

function checkArguments(
  parameters: readonly Type[],
  given: readonly Expression[],
  agree: (first: Type, second: Type, what: string) => void,
  complain: Complain,
  call: Expression,
): void {
  if (parameters.length !== given.length) complain('number of arguments', call);
  parameters.forEach((parameter, position) => {
    const argument = given[position];
    if (argument) agree(parameter, argument.type, 'argument');
  });
}

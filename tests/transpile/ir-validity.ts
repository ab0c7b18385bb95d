/**
 * Checks what the printers rely on in the IR: types that agree, no type of the front end's own left over.
 * Returns one line for each violation.
 */
import type { Expression, FunctionDeclaration, Program, Statement, Type } from '../../transpile/ir/ir';
import { visitExpressions, visitStatements } from '../../transpile/ir/passes/walk';
import { describe, isUntyped, sameType, withNullable } from '../../transpile/frontend/types';

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
  for (const [first, second] of [
    ...placeTypes(expression),
    ...operatorTypes(expression),
    ...effectTypes(expression),
  ]) {
    if (first && second && sameType(first, second)) continue;
    const names = [first, second].map((each) => (each ? describe(each) : 'nothing'));
    complain(`${expression.kind}: ${names.join(' and ')}`, expression);
  }
}

/** Two types that must be the same. */
type Pair = readonly [Type | undefined, Type | undefined];
const WORD: Type = { kind: 'integer', name: 'u32' };
const TRUTH: Type = { kind: 'bool' };

function placeTypes(expression: Expression): Pair[] {
  const { type } = expression;
  switch (expression.kind) {
    case 'field': {
      const { type: owner } = expression.object;
      const isField = owner.kind === 'struct' && owner.declaration.fields.includes(expression.field);
      return [[type, isField ? expression.field.type : undefined]];
    }
    case 'index': {
      const { type: owner } = expression.array;
      const element = owner.kind === 'array' || owner.kind === 'span' ? owner.element : undefined;
      return [
        [expression.index.type, WORD],
        [type, element],
      ];
    }
    case 'dereference':
      return [[type, targetOf(expression.reference.type)]];
    case 'address':
      return [[isPlace(expression.place) ? expression.place.type : undefined, targetOf(type)]];
    case 'wholeSpan':
    case 'subSpan': {
      const owner = expression.array.type;
      const element = owner.kind === 'array' || owner.kind === 'span' ? owner.element : undefined;
      return [[type.kind === 'span' ? type.element : undefined, element]];
    }
    default:
      return [];
  }
}

const targetOf = (type: Type): Type | undefined =>
  type.kind === 'reference' || type.kind === 'arrayReference' ? type.target : undefined;

function operatorTypes(expression: Expression): Pair[] {
  const { type } = expression;
  switch (expression.kind) {
    case 'arithmetic':
    case 'division':
      return [
        [type, isWide(type) ? expression.left.type : undefined],
        [type, expression.right.type],
      ];
    case 'shift':
      return [
        [type, isWide(type) ? expression.left.type : undefined],
        [expression.right.type, WORD],
      ];
    case 'negate':
    case 'complement':
    case 'not':
      return [[type, expression.operand.type]];
    case 'comparison':
      return [[expression.left.type, expression.right.type]];
    case 'logical':
      return [
        [expression.left.type, TRUTH],
        [expression.right.type, TRUTH],
      ];
    case 'conditional':
      return [
        [expression.condition.type, TRUTH],
        [type, expression.whenTrue.type],
        [type, expression.whenFalse.type],
      ];
    case 'coalesce':
      return [
        [withNullable(type, true), expression.left.type],
        [type, expression.right.type],
      ];
    default:
      return [];
  }
}

/** Arithmetic happens in 32 or 64 bits. */
const isWide = (type: Type): boolean => type.kind === 'integer' && ['i32', 'u32', 'u64'].includes(type.name);

function effectTypes(expression: Expression): Pair[] {
  switch (expression.kind) {
    case 'assign':
      return [[isStorage(expression.place.type) ? undefined : expression.place.type, expression.value.type]];
    case 'compound': {
      const isShift = expression.operator === '<<' || expression.operator === '>>';
      return [[isShift ? WORD : expression.operationType, expression.value.type]];
    }
    case 'call': {
      const parameters = expression.callee.parameters.map((each) => each.type);
      return [
        [expression.type, expression.callee.result],
        ...argumentTypes(parameters, expression.arguments),
      ];
    }
    case 'indirectCall': {
      const callee = expression.callee.type;
      if (callee.kind !== 'function' || callee.nullable) return [[callee, undefined]];
      return [[expression.type, callee.result], ...argumentTypes(callee.parameters, expression.arguments)];
    }
    case 'function': {
      const { parameters, result } = expression.declaration;
      const own: Type = {
        kind: 'function',
        parameters: parameters.map((each) => each.type),
        result,
        nullable: false,
      };
      return [[withNullable(expression.type, false), own]];
    }
    default:
      return [];
  }
}

const argumentTypes = (parameters: readonly Type[], given: readonly Expression[]): Pair[] =>
  Array.from({ length: Math.max(parameters.length, given.length) }, (_, position): Pair => [
    parameters[position],
    given[position]?.type,
  ]);

/**
 * Functions: the header at once, the body from the queue.
 *
 * Whatever has parameters and a body comes here: functions, methods, arrow functions, instances of generics.
 */
import ts from 'typescript';
import type { FunctionDeclaration, Statement, Type, Variable } from '../ir/ir';
import { completes } from '../ir/flow';
import { functionAttributes } from './attributes';
import type { Compiler } from './compiler';
import { lowerReturnValue, lowerStatements } from './statements';
import { Frame, type Scope, type Substitution } from './scope';
import { isPlainNumber, lowerStored, lowerType } from './type-lowering';
import { ERROR, NEVER, VOID, isUntyped } from './types';
import { reportUntyped } from './untyped';

export type FunctionSource =
  ts.FunctionDeclaration | ts.MethodDeclaration | ts.ArrowFunction | ts.FunctionExpression;

export interface FunctionOptions {
  readonly source: FunctionSource;
  /** Unique already. */
  readonly name: string;
  readonly sourceName: string;
  readonly substitution: Substitution;
  /** The type of `this`, for methods. */
  readonly self?: Type;
  /** The frame of the function in which the source stands. */
  readonly outer?: Frame | undefined;
  /** Where the JSDoc is. */
  readonly documented?: ts.Node;
  /** What a function value that does not say it returns, by the place where it goes. */
  readonly expectedResult?: Type | undefined;
}

/** Declares a function and queues its body. */
export function lowerFunction(compiler: Compiler, options: FunctionOptions): FunctionDeclaration {
  const { source } = options;
  const scope: Scope = { compiler, substitution: options.substitution };
  const declaration: FunctionDeclaration = {
    name: options.name,
    sourceName: options.sourceName,
    location: compiler.locationOf(source.name ?? source),
    endLocation: compiler.endLocationOf(source),
    parameters: [],
    result: resultType(scope, source, options.expectedResult),
    exported: false,
    attributes: functionAttributes(compiler, options.documented ?? source),
    addressTaken: false,
  };
  const frame = new Frame(compiler, declaration, options.outer);
  const inner: Scope = { ...scope, frame };
  if (options.self) {
    frame.self = frame.variable('this_', options.self, declaration.location);
    declaration.parameters.push(frame.self);
  }
  for (const parameter of source.parameters)
    declaration.parameters.push(lowerParameter(inner, frame, parameter));
  compiler.moduleOf(source).functions.push(declaration);
  checkAttributes(compiler, declaration, source);
  if (source.body) compiler.later(source, () => lowerBody(inner, frame, source));
  return declaration;
}

/** The processor passes an interrupt handler nothing and takes nothing back. */
function checkAttributes(compiler: Compiler, declaration: FunctionDeclaration, source: FunctionSource): void {
  const isBare = declaration.parameters.length === 0 && ['void', 'never'].includes(declaration.result.kind);
  if (declaration.attributes.isr && !isBare) {
    compiler.report(
      source.name ?? source,
      'attributeUse',
      'isr',
      'an interrupt handler has no parameters and no result',
    );
  }
}

function resultType(scope: Scope, source: FunctionSource, expected: Type | undefined): Type {
  const { checker } = scope.compiler;
  if (source.type) {
    if (ts.isTypePredicateNode(source.type)) {
      scope.compiler.report(source.type, 'unsupported', 'type predicates; return bool');
      return ERROR;
    }
    return lowerType(scope, checker.getTypeFromTypeNode(source.type), source.type);
  }
  const signature = checker.getSignatureFromDeclaration(source);
  const type = signature?.getReturnType();
  if (!type) return VOID;
  if (isPlainNumber(type)) {
    if (expected) return expected;
    const parameters = source.parameters.map((parameter) => parameter.name.getText()).join(', ');
    reportUntyped(scope.compiler, source.name ?? source, `${source.name?.getText() ?? ''}(${parameters})`);
    return ERROR;
  }
  return lowerType(scope, type, source.name ?? source);
}

function lowerParameter(scope: Scope, frame: Frame, node: ts.ParameterDeclaration): Variable {
  const { compiler } = scope;
  const type = parameterType(scope, node);
  const name = ts.isIdentifier(node.name) ? node.name.text : 'parameter';
  const variable = frame.variable(name, type, compiler.locationOf(node));
  frame.bind(node, { kind: 'variable', variable });
  return variable;
}

function parameterType(scope: Scope, node: ts.ParameterDeclaration): Type {
  const { checker } = scope.compiler;
  const type = node.type ? checker.getTypeFromTypeNode(node.type) : checker.getTypeAtLocation(node);
  const lowered = lowerStored(scope, type, node.type ?? node);
  if (!isUntyped(lowered)) return lowered;
  scope.compiler.report(node, 'unsupportedType', 'void', '');
  return ERROR;
}

function lowerBody(scope: Scope, frame: Frame, source: FunctionSource): void {
  const { body } = source;
  if (!body) return;
  const { declaration } = frame;
  declaration.body = ts.isBlock(body)
    ? lowerStatements(scope, body.statements)
    : [lowerReturnValue(scope, body, body)];
  const mustReturn = declaration.result.kind !== 'void' && !declaration.attributes.naked;
  if (mustReturn && completes(declaration.body)) declaration.body.push(noReturn(declaration));
  frame.finish();
  if (declaration.attributes.naked) checkNaked(scope.compiler, source, declaration.body);
}

/**
 * `tsc` trusts an enum to hold only its members, so a `switch` over all of them need not be followed by a return. A value
 * out of a message may be another.
 */
function noReturn({ endLocation: location }: FunctionDeclaration): Statement {
  const expression = { kind: 'panic', type: NEVER, location, code: 4, reason: 'no return' } as const;
  return { kind: 'expression', location, expression };
}

/** Without a frame there is no place for the compiler's own code. */
function checkNaked(compiler: Compiler, source: FunctionSource, body: readonly Statement[]): void {
  const isAssembly = (statement: Statement): boolean =>
    statement.kind === 'expression' &&
    statement.expression.kind === 'assembly' &&
    statement.expression.arguments.every((argument) => argument.kind === 'integer');
  if (!body.every(isAssembly)) compiler.report(source.name ?? source, 'nakedBody');
}

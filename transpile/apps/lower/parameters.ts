/** Parameters: from what the caller gives to the variable that the function's body knows. */
import ts from 'typescript';
import type { Kind } from '../frontend/kinds';
import { bind } from './bindings';
import type { Body } from './body';
import { local, set } from './build';
import { orDefault } from './defaults';
import { declareParameter } from './variables';

/** `name`: the local in which it arrives, as a value of `kind`. */
export function bindParameter(
  body: Body,
  parameter: ts.ParameterDeclaration,
  name: string,
  kind: Kind,
): void {
  const given = { code: local(name), kind };
  const declared = body.program.kinds.ofDeclared(parameter);
  const value = parameter.initializer ? orDefault(body, given, parameter.initializer, declared) : given;
  if (!ts.isIdentifier(parameter.name)) return bind(body, parameter.name, value);
  if (parameter.initializer) body.emit(set(name, value.code));
  const symbol = symbolOfParameter(body.program.checker, parameter, parameter.name);
  if (symbol) declareParameter(body, symbol, name, value.kind);
}

/** A parameter property is a variable and a field; here it is the variable. */
export function symbolOfParameter(
  checker: ts.TypeChecker,
  parameter: ts.ParameterDeclaration,
  name: ts.Identifier,
): ts.Symbol | undefined {
  if (!ts.isParameterPropertyDeclaration(parameter, parameter.parent))
    return checker.getSymbolAtLocation(name);
  return checker
    .getSymbolsOfParameterPropertyDeclaration(parameter, name.text)
    .find(({ flags }) => (flags & ts.SymbolFlags.FunctionScopedVariable) !== 0);
}

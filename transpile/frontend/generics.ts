/**
 * Instances of generic functions: one function for each list of type arguments, found by their text.
 *
 * The checker infers the arguments. Where it only knows `number` (arithmetic has no integer type to it), the lowered type of
 * an argument that is declared as the bare type parameter decides.
 */
import ts from 'typescript';
import type { FunctionDeclaration } from '../ir/ir';
import { lowerExpression, valueOf } from './expressions';
import { lowerFunction, type FunctionOptions } from './functions';
import type { Scope, TypeArgument } from './scope';
import { isPlainNumber, lowerTypeArgument, textOfArgument } from './type-lowering';
import { ERROR, isUntyped } from './types';

/** The instance that a call needs; undefined when its type arguments are wrong (reported). */
export function genericFunction(
  caller: Scope,
  call: ts.CallExpression,
  generic: FunctionOptions,
): FunctionDeclaration | undefined {
  const { compiler } = caller;
  const given = typeArgumentsOf(caller, call, generic);
  if (!given) return undefined;
  const substitution = new Map([...generic.substitution, ...given]);
  const text = [...given.values()].map(textOfArgument).join(', ');
  const key = `${compiler.identityOf(generic.source)}:${generic.name}<${text}>`;
  const known = compiler.functions.get(key);
  if (known) return known;
  if (!compiler.mayInstantiate(generic.source)) {
    compiler.report(call, 'instantiationDepth', generic.sourceName);
    return undefined;
  }
  const suffix = text
    .replace(/ \| null/g, '')
    .replace(/\W+/g, '_')
    .replace(/_$/, '');
  const file = compiler.fileName(generic.source.getSourceFile());
  const made = lowerFunction(compiler, {
    ...generic,
    name: compiler.names.claim(`${generic.name}_${suffix}`, file),
    sourceName: `${generic.sourceName}<${text}>`,
    substitution,
  });
  compiler.functions.set(key, made);
  return made;
}

function typeArgumentsOf(
  caller: Scope,
  call: ts.CallExpression,
  generic: FunctionOptions,
): Map<ts.Symbol, TypeArgument> | undefined {
  const { checker } = caller.compiler;
  const signature = checker.getResolvedSignature(call);
  const types = signature && checker.getTypeArgumentsForResolvedSignature(signature);
  const given = new Map<ts.Symbol, TypeArgument>();
  for (const [position, parameter] of (generic.source.typeParameters ?? []).entries()) {
    const type = types?.[position];
    const symbol = checker.getSymbolAtLocation(parameter.name);
    const argument =
      type &&
      (lowerTypeArgument(caller, type, parameter, call) ??
        (isPlainNumber(type) ? fromArguments(caller, call, generic, parameter) : undefined));
    if (argument === undefined || !symbol) {
      const text = type ? checker.typeToString(type) : 'unknown';
      caller.compiler.report(call, 'typeArgument', parameter.name.text, generic.sourceName, `'${text}'`);
      return undefined;
    }
    given.set(symbol, argument);
  }
  return given;
}

/** The integer type of the first argument whose parameter is declared as just `T`. */
function fromArguments(
  caller: Scope,
  call: ts.CallExpression,
  generic: FunctionOptions,
  typeParameter: ts.TypeParameterDeclaration,
): TypeArgument | undefined {
  for (const [position, parameter] of generic.source.parameters.entries()) {
    const argument = call.arguments[position];
    if (!argument || parameter.type?.getText() !== typeParameter.name.text) continue;
    const { type } = valueOf(lowerExpression(caller, argument));
    if (type !== ERROR && !isUntyped(type)) return type;
  }
  return undefined;
}

/**
 * A call of something that the library of apps declares (transpile/apps/lib): which one it is, and its operands.
 *
 * It is known by where it is declared: `Array.push`, `ReadonlyArray.map`, `Math.abs`, `StringConstructor` (a call of `String` itself),
 * `new MapConstructor`, `parseInt`.
 */
import ts from 'typescript';
import type { CoreExpression } from '../../core/core';
import { present, TEXT, type Kind } from '../../frontend/kinds';
import { isLibraryFile } from '../../frontend/program';
import type { Body } from '../body';
import { internal } from '../refusal';
import { elementsOf } from '../spread';
import type { Value } from '../value';

type Call = ts.CallExpression | ts.NewExpression;

/** The library's name for what is called; undefined: it is the app's own, or a part of the library that is lowered like that. */
export function builtinName(checker: ts.TypeChecker, node: Call): string | undefined {
  const declaration = checker.getResolvedSignature(node)?.declaration;
  if (!declaration || ts.isJSDocSignature(declaration)) return undefined;
  const file = declaration.getSourceFile();
  if (!file.isDeclarationFile || !isLibraryFile(file)) return undefined;
  const owner = ownerOf(declaration);
  if (ts.isConstructSignatureDeclaration(declaration)) return `new ${owner}`;
  if (ts.isCallSignatureDeclaration(declaration)) return owner;
  const name = declaration.name?.getText();
  return owner === undefined ? name : `${owner}.${name}`;
}

/** The interface or namespace that declares it; nothing for a function of a module or of the world. */
function ownerOf(declaration: ts.SignatureDeclaration): string | undefined {
  const { parent } = declaration;
  if (ts.isInterfaceDeclaration(parent)) return parent.name.text;
  const isInNamespace = ts.isModuleBlock(parent) && ts.isIdentifier(parent.parent.name);
  return isInNamespace ? parent.parent.name.text : undefined;
}

export class BuiltinCall {
  private readonly signature: ts.Signature;

  constructor(
    readonly body: Body,
    readonly node: Call,
  ) {
    const signature = body.program.checker.getResolvedSignature(node);
    this.signature = signature ?? internal(node, 'a call of nothing');
  }

  get arguments(): readonly ts.Expression[] {
    return this.node.arguments ?? [];
  }

  /** What a method is called on. */
  get receiver(): ts.Expression {
    const callee = this.node.expression;
    return ts.isPropertyAccessExpression(callee) ? callee.expression : internal(this.node, 'no method');
  }

  get receiverKind(): Kind {
    return present(this.body.kindOf(this.receiver));
  }

  /** What a method is called on; the elements of a tuple become an array, which none of its methods changes. */
  receiverOperand(): CoreExpression {
    const { body, receiver, receiverKind } = this;
    const code = body.expression(receiver, receiverKind);
    return receiverKind.kind === 'tuple' || receiverKind.kind === 'match'
      ? elementsOf(body, { code, kind: receiverKind }, receiver).code
      : code;
  }

  /** Of the elements of the array that a method is called on. */
  get elementKind(): Kind {
    const kind = this.receiverKind;
    if (kind.kind === 'match') return TEXT;
    if (kind.kind === 'tuple' && kind.kinds[0]) return kind.kinds[0];
    return kind.kind === 'array' ? kind.of : internal(this.receiver, `a ${kind.kind} instead of an array`);
  }

  /** What the n-th parameter takes; for those of `...rest`, one of them. */
  parameterKind(index: number): Kind {
    const { parameters } = this.signature;
    const parameter = parameters[Math.min(index, parameters.length - 1)];
    const declaration = parameter?.valueDeclaration;
    if (!parameter) internal(this.node, 'an argument without a parameter');
    const kind = this.body.program.kindOfSymbol(parameter);
    // Of a method that several types have in common, the checker makes one that nobody has declared.
    if (!declaration) return present(kind);
    const isRest = ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
    if (isRest && kind.kind === 'array') return kind.of;
    const isOptional = ts.isParameter(declaration) && declaration.questionToken !== undefined;
    return isOptional ? present(kind) : kind;
  }

  get parameterCount(): number {
    return this.signature.parameters.length;
  }

  /** What the call's type says it gives. */
  get resultKind(): Kind {
    return this.body.program.kinds.ofResult(this.node, this.signature);
  }

  value(code: CoreExpression): Value {
    return { code, kind: this.resultKind };
  }

  argument(index: number): CoreExpression {
    const node = this.arguments[index] ?? internal(this.node, 'an argument is missing');
    return this.body.expression(node, this.parameterKind(index));
  }

  /** What a method is called on, then the arguments; the last parameters are as `defaults` say where they are not given. */
  operands(defaults: readonly CoreExpression[] = []): CoreExpression[] {
    const steps = this.arguments.map((_, index) => () => this.argument(index));
    const given = this.body.inOrder([() => this.receiverOperand(), ...steps]);
    return [...given, ...this.missing(defaults)];
  }

  /** The arguments alone: of functions that are no methods of values. */
  argumentOperands(defaults: readonly CoreExpression[] = []): CoreExpression[] {
    const given = this.body.inOrder(this.arguments.map((_, index) => () => this.argument(index)));
    return [...given, ...this.missing(defaults)];
  }

  private missing(defaults: readonly CoreExpression[]): readonly CoreExpression[] {
    const count = this.parameterCount - this.arguments.length;
    return count > 0 ? defaults.slice(-count) : [];
  }
}

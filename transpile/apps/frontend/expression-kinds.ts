/**
 * Kinds of expressions, variables and functions of a program: what the lowering asks for.
 *
 * An object, array or function that is written out has no kind of its own where something is expected of it: it is made as what
 * is expected. `const p: Point = { x: 1, y: 2 }` makes a Point, with the places of Point's fields; every other
 * expression has the kind of its type, narrowed as the checker narrows it.
 */
import ts from 'typescript';
import {
  BOOLEAN,
  ERROR,
  NEVER,
  NUMBER,
  TEXT,
  layoutsOf,
  maybe,
  present,
  wideningOf,
  type CallableKind,
  type Kind,
} from './kinds';
import { isGeneric, type Generic, type Instance } from './instances';
import { sameLayout, type Layout } from './layouts';
import { libraryMember } from './library-names';
import { isLibraryFile } from './program';
import { RefusedKind } from './refused-kind';
import { TypeKinds } from './type-kinds';

const FALLBACKS: readonly ts.SyntaxKind[] = [ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.BarBarToken];

/** Functions of the library that may be values, by what they give. */
const CONVERTERS: ReadonlyMap<string, Kind> = new Map([
  ['Number', NUMBER],
  ['String', TEXT],
  ['Boolean', BOOLEAN],
]);

export class Kinds extends TypeKinds {
  /** Of the value that an expression has when it is evaluated. */
  of(node: ts.Expression): Kind {
    try {
      return this.find(node);
    } catch (error) {
      throw error instanceof RefusedKind ? (this.refusalOfExpected(node) ?? error) : error;
    }
  }

  private find(node: ts.Expression): Kind {
    if (ts.isParenthesizedExpression(node) || ts.isSatisfiesExpression(node)) return this.of(node.expression);
    if (ts.isObjectLiteralExpression(node)) return this.ofObjectLiteral(node);
    if (ts.isArrayLiteralExpression(node)) return this.ofArrayLiteral(node);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return this.ofFunctionValue(node);
    if (ts.isConditionalExpression(node)) return this.ofChoice(node, [node.whenTrue, node.whenFalse]);
    if (ts.isBinaryExpression(node) && FALLBACKS.includes(node.operatorToken.kind)) {
      return this.ofChoice(node, [node.left, node.right]);
    }
    if (ts.isCallExpression(node) && this.isGlobalMatch(node)) return maybe({ kind: 'array', of: TEXT });
    if (ts.isIdentifier(node)) {
      const named = this.isCaught(node) ? ERROR : this.ofConverter(node);
      if (named) return named;
    }
    const kind = this.ofType(this.checker.getTypeAtLocation(node));
    return kind.kind === 'absent' ? (this.ofEmptied(node) ?? kind) : kind;
  }

  /**
   * Of a variable or property that the checker takes for undefined, since it was that or was tested: as it is declared. What a callback
   * has assigned since then is not forgotten, nor the false of `a` in `if (a ?? b)`.
   */
  private ofEmptied(node: ts.Expression): Kind | undefined {
    const isPlace = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
    const symbol = isPlace ? this.symbolAt(ts.isIdentifier(node) ? node : node.name) : undefined;
    const kind = symbol?.valueDeclaration && this.kindIfAny(this.checker.getTypeOfSymbol(symbol));
    return kind?.kind === 'maybe' ? kind : undefined;
  }

  /** Of what has as many elements as its type says: a tuple, or a list of constants, which is an array. */
  elementsOfFixed(node: ts.Expression): readonly Kind[] | undefined {
    const kind = this.of(node);
    if (kind.kind === 'tuple') return kind.kinds;
    const type = this.checker.getTypeAtLocation(node);
    if (kind.kind !== 'array' || !this.checker.isTupleType(type)) return undefined;
    return this.checker.getTypeArguments(type as ts.TypeReference).map(() => kind.of);
  }

  /** What is expected of an expression where it stands; undefined: nothing in particular. */
  expected(node: ts.Expression | ts.MethodDeclaration): Kind | undefined {
    const type = this.expectedType(node);
    if (type === undefined) return undefined;
    const kind = this.kindIfAny(type);
    return kind?.kind === 'erased' ? undefined : kind;
  }

  /** Of a variable, parameter, field or loop variable, as it is declared: before any narrowing, within its function. */
  ofDeclared(
    node: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement | ts.PropertyDeclaration,
  ): Kind {
    const isCatch = ts.isVariableDeclaration(node) && ts.isCatchClause(node.parent);
    return isCatch ? ERROR : this.ofType(this.checker.getTypeAtLocation(node.name));
  }

  /** What stands behind an identifier, before any narrowing. */
  ofVariable(node: ts.Identifier): Kind {
    const symbol = this.symbolAt(node);
    const declaration = symbol?.valueDeclaration;
    if (declaration === undefined || symbol === undefined) return this.of(node);
    const isVariable =
      ts.isVariableDeclaration(declaration) ||
      ts.isParameter(declaration) ||
      ts.isBindingElement(declaration);
    return isVariable ? this.ofDeclared(declaration) : this.ofType(this.checker.getTypeOfSymbol(symbol));
  }

  /** How a function with a body is called. */
  ofFunction(node: ts.SignatureDeclaration): CallableKind {
    return isFunctionValue(node) ? this.ofFunctionValue(node) : this.ofSignature(this.signatureOf(node));
  }

  /** How this call calls: type parameters stand for what they are here. */
  ofCall(node: ts.CallExpression | ts.NewExpression): CallableKind {
    const signature = this.checker.getResolvedSignature(node);
    if (signature === undefined) throw new Error(`no signature: ${node.getText()}`);
    return { kind: 'callable', ...this.parametersOf(signature), result: this.ofResult(node, signature) };
  }

  /** What a call gives; the checker adds the undefined of an optional chain, which is none of the function's. */
  ofResult(node: ts.CallExpression | ts.NewExpression, signature: ts.Signature): Kind {
    const kind = this.ofType(signature.getReturnType());
    const { declaration } = signature;
    const isCertain = !ts.isOptionalChain(node) || kind.kind !== 'maybe' || !declaration;
    if (isCertain || ts.isJSDocSignature(declaration)) return kind;
    const declared = this.checker.getSignatureFromDeclaration(declaration)?.getReturnType();
    if (!declared || !(declared.flags & ts.TypeFlags.TypeParameter) || isThisType(declared))
      return declared && hasNothing(declared) ? kind : present(kind);
    const likeResult = signature.parameters.find(
      ({ valueDeclaration }) =>
        valueDeclaration && this.checker.getTypeAtLocation(valueDeclaration) === declared,
    );
    if (likeResult) return this.ofType(this.checker.getTypeOfSymbol(likeResult));
    throw new RefusedKind(
      'appErased',
      [this.nameOf(declared), "it is the result of a call behind '?.'"],
      node,
    );
  }

  /** The instance of a function or method that is called; `receiver`: of what object, if it is a method. */
  instanceOfCall(node: ts.CallExpression, declaration: Generic, receiver?: Kind): Instance {
    const around = receiver ? this.instanceOfObject(receiver) : this.plain;
    const signature = isGeneric(declaration) ? this.checker.getResolvedSignature(node) : undefined;
    if (!signature || isLibraryFile(declaration.getSourceFile())) return around;
    const types = this.checker.getTypeArgumentsForResolvedSignature(signature) ?? [];
    return this.instanceFor(declaration, types, around);
  }

  /** Of its class; the plain one if there is none. */
  instanceOfObject(kind: Kind): Instance {
    const [layout] = layoutsOf(present(kind));
    return layout?.instance?.() ?? this.plain;
  }

  /** The declaration that a name leads to, through imports and `{ name }` of an object. */
  symbolAt(node: ts.Node): ts.Symbol | undefined {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(node.parent)
      : this.checker.getSymbolAtLocation(node);
    if (symbol === undefined) return undefined;
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /** The layout that an object literal is made in, undefined: it is a dictionary. */
  layoutOfLiteral(node: ts.ObjectLiteralExpression): Layout | undefined {
    const kind = this.ofObjectLiteral(node);
    return kind.kind === 'object' ? kind.layout : undefined;
  }

  private ofObjectLiteral(node: ts.ObjectLiteralExpression): Kind {
    const expected = this.expected(node);
    const wanted = expected && present(expected);
    if (wanted?.kind === 'dictionary' || wanted?.kind === 'object') return wanted;
    const own = this.checker.getTypeAtLocation(node);
    return wanted?.kind === 'union' ? this.memberFor(node, own) : this.ofType(own);
  }

  private expectedType(node: ts.Expression | ts.MethodDeclaration): ts.Type | undefined {
    if (ts.isParenthesizedExpression(node.parent)) return this.expectedType(node.parent);
    // What a value has to satisfy is not what it is made as.
    if (ts.isSatisfiesExpression(node.parent)) return this.expectedType(node.parent);
    const open = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive;
    const type = ts.isMethodDeclaration(node)
      ? this.expectedOfMethod(node)
      : this.checker.getContextualType(node);
    // `({ a = 1 } = {})`: what the pattern makes of both.
    const isDefault = ts.isParameter(node.parent) && node.parent.initializer === node;
    if (type && isOfPattern(type) && isDefault) return this.checker.getTypeAtLocation(node.parent);
    return type === undefined || isOfPattern(type) || type.flags & open ? undefined : type;
  }

  private expectedOfMethod({ parent, name }: ts.MethodDeclaration): ts.Type | undefined {
    const whole = ts.isObjectLiteralExpression(parent) ? this.checker.getContextualType(parent) : undefined;
    const type = whole && this.checker.getNonNullableType(whole);
    const property = type?.getProperty(name.getText());
    return property ? this.checker.getTypeOfSymbol(property) : type?.getStringIndexType();
  }

  /** What is written where something without a kind is expected: that is the mistake. */
  private refusalOfExpected(node: ts.Expression): RefusedKind | undefined {
    try {
      const type = this.expectedType(node);
      if (type) this.ofType(type);
      return undefined;
    } catch (error) {
      return error instanceof RefusedKind ? error : undefined;
    }
  }

  /** What has no kind is refused where it is declared, or is a type of the library that takes several. */
  private kindIfAny(type: ts.Type): Kind | undefined {
    try {
      return this.ofType(type);
    } catch (error) {
      if (error instanceof RefusedKind) return undefined;
      throw error;
    }
  }

  /** The member of a union of objects that a literal is: the only one that it can be assigned to. */
  private memberFor(node: ts.ObjectLiteralExpression, own: ts.Type): Kind {
    const type = this.checker.getContextualType(node);
    const members = type?.isUnion() ? type.types : [];
    const candidates = members.filter(
      (member) => (member.flags & ts.TypeFlags.Object) !== 0 && this.checker.isTypeAssignableTo(own, member),
    );
    const names = new Set(own.getProperties().map((property) => property.name));
    const exact = candidates.filter((member) =>
      [...names].every((name) => member.getProperty(name) !== undefined),
    );
    const [first, ...others] = exact.map((member) => this.ofType(member));
    const layout = first && layoutsOf(first)[0];
    const isClear = others.every(
      (other) => layout && layoutsOf(other).every((one) => sameLayout(one, layout)),
    );
    if (first && isClear) return first;
    throw new RefusedKind('appUnclearMember', [type ? this.nameOf(type) : '?'], node);
  }

  private ofArrayLiteral(node: ts.ArrayLiteralExpression): Kind {
    const expected = this.expected(node);
    const wanted = expected && present(expected);
    const pattern = patternFor(node);
    if (wanted?.kind === 'tuple' && pattern) return this.ofTakenApart(node, pattern, wanted.kinds);
    if (wanted?.kind === 'array' || wanted?.kind === 'tuple') return wanted;
    if (node.elements.length === 0) return { kind: 'array', of: NEVER };
    return this.ofType(this.checker.getTypeAtLocation(node));
  }

  /** `[a, , b = 2] = [5, 6]`: the elements that there are, each as its target is. */
  private ofTakenApart(
    node: ts.ArrayLiteralExpression,
    pattern: ts.ArrayLiteralExpression,
    wanted: readonly Kind[],
  ): Kind {
    const kinds = node.elements.map((element, at) => {
      const target = pattern.elements[at];
      const isFree = !target || ts.isOmittedExpression(target) || ts.isArrayLiteralExpression(element);
      return (isFree ? undefined : wanted[at]) ?? this.of(element);
    });
    return { kind: 'tuple', kinds };
  }

  /** With the result that is expected, which its `return`s are converted to. */
  private ofFunctionValue(node: FunctionValue): CallableKind {
    const signature = this.signatureOf(node);
    const expected = node.type === undefined ? this.expected(node) : undefined;
    const wanted = expected && present(expected);
    const isExpected = wanted?.kind === 'callable' && wanted.result.kind !== 'erased';
    return isExpected
      ? { kind: 'callable', ...this.parametersOf(signature), result: wanted.result }
      : this.ofSignature(signature);
  }

  private signatureOf(node: ts.SignatureDeclaration): ts.Signature {
    const signature = this.checker.getSignatureFromDeclaration(node);
    if (signature === undefined) throw new Error(`no signature: ${node.getText()}`);
    return signature;
  }

  /** Of `a ? b : c`, `a ?? b` and `a || b`: what all that may come of it are, or become; where the left one falls away if absent. */
  private ofChoice(node: ts.Expression, parts: readonly ts.Expression[]): Kind {
    const isFallback = ts.isBinaryExpression(node);
    const kinds = parts.map((part, at) => (isFallback && at === 0 ? present(this.of(part)) : this.of(part)));
    const fits = (kind: Kind): boolean => kinds.every((one) => wideningOf(one, kind) !== undefined);
    const candidates = kinds.flatMap((kind) => (kind.kind === 'erased' ? [kind] : [kind, maybe(kind)]));
    const fitting = candidates.find(fits) ?? this.expected(node);
    return fitting && fits(fitting) ? fitting : this.ofType(this.checker.getTypeAtLocation(node));
  }

  /** `text.match(/.../g)`: all matches as texts, and no groups. */
  private isGlobalMatch(node: ts.CallExpression): boolean {
    const [pattern] = node.arguments;
    const isGlobal =
      pattern && ts.isRegularExpressionLiteral(pattern) && /\/[a-z]*g[a-z]*$/.test(pattern.text);
    return isGlobal === true && libraryMember(this.checker, node.expression) === 'String.match';
  }

  /** `Number`, `String` or `Boolean` as a function, for what it will be called with. */
  ofConverter(node: ts.Identifier): CallableKind | undefined {
    const result = CONVERTERS.get(node.text);
    if (!result || libraryMember(this.checker, node) !== node.text) return undefined;
    const expected = this.expected(node);
    const [parameter] = expected?.kind === 'callable' ? expected.parameters : [];
    return parameter && { kind: 'callable', parameters: [parameter], required: 1, rest: false, result };
  }

  /** Whether a name is the variable of a `catch`: only errors are thrown. */
  private isCaught(node: ts.Identifier): boolean {
    const declaration = this.checker.getSymbolAtLocation(node)?.valueDeclaration;
    return (
      declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      ts.isCatchClause(declaration.parent)
    );
  }
}

/** A function that is written where it is a value; as a method of an object literal, too. */
type FunctionValue = ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration;

const isFunctionValue = (node: ts.Node): node is FunctionValue =>
  ts.isArrowFunction(node) ||
  ts.isFunctionExpression(node) ||
  (ts.isMethodDeclaration(node) && ts.isObjectLiteralExpression(node.parent));

/** Whether a type is only what `const { a, b } =` makes of its names: nothing that a value is kept as. */
function isOfPattern(type: ts.Type): boolean {
  return (type as { readonly pattern?: ts.BindingPattern }).pattern !== undefined;
}

/** What an array literal is assigned to, if that is a pattern; in both may be others. */
function patternFor(node: ts.Expression): ts.ArrayLiteralExpression | undefined {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return patternFor(parent);
  const target = ts.isArrayLiteralExpression(parent)
    ? patternFor(parent)?.elements[parent.elements.indexOf(node)]
    : isPlainAssignment(parent) && parent.right === node
      ? parent.left
      : undefined;
  const pattern = target && isPlainAssignment(target) ? target.left : target;
  return pattern && ts.isArrayLiteralExpression(pattern) ? pattern : undefined;
}

const isPlainAssignment = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;

/** `this` as a result: an object of the class. */
function isThisType(type: ts.Type): boolean {
  return (type as { readonly isThisType?: boolean }).isThisType === true;
}

/** Whether undefined or null is among what the type says. */
function hasNothing(type: ts.Type): boolean {
  const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void;
  return type.isUnion() ? type.types.some(hasNothing) : (type.flags & nothing) !== 0;
}

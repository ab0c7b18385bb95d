/**
 * Variables that may be without a value though their type does not say so: they get an element of an array or an entry of a Record that may not be
 * there, and the program asks: `const known = ages[name]; if (known !== undefined) ...`.
 *
 * Such a variable is kept as a `maybe`. Where the program asks it is undefined, as in JavaScript; where it is used as what its type says
 * it is a fault if it is missing.
 */
import ts from 'typescript';
import type { Instance } from '../frontend/instances';
import { isReference, present, type Kind } from '../frontend/kinds';
import { isCompared, isCondition, isLookedFor, mayBeMissing, takesUndefined } from './missing';
import type { ProgramLowering } from './program';
import { scopeOf } from './scopes';

export function isDoubtful(program: ProgramLowering, symbol: ts.Symbol): boolean {
  const known = doubtsOf(program);
  const found = known.get(symbol) ?? isFoundDoubtful(program, symbol);
  known.set(symbol, found);
  return found;
}

/** Whether the expression is the name of such a variable. */
export function isDoubtfulName(program: ProgramLowering, node: ts.Expression): boolean {
  const symbol = ts.isIdentifier(node) ? program.kinds.symbolAt(node) : undefined;
  return symbol !== undefined && isDoubtful(program, symbol);
}

/** Whether such a variable gets it. */
export function isForDoubtful(program: ProgramLowering, node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isForDoubtful(program, parent);
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    return parent.right === node && isDoubtfulName(program, parent.left);
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false;
  const symbol = program.checker.getSymbolAtLocation(parent.name);
  return symbol !== undefined && isDoubtful(program, symbol);
}

/** What is generic has variables of other kinds in each of its instances. */
const known = new WeakMap<ProgramLowering, Map<Instance, Map<ts.Symbol, boolean>>>();

function doubtsOf(program: ProgramLowering): Map<ts.Symbol, boolean> {
  const { instance } = program.kinds;
  const ofProgram = known.get(program) ?? new Map<Instance, Map<ts.Symbol, boolean>>();
  known.set(program, ofProgram);
  const doubts = ofProgram.get(instance) ?? new Map<ts.Symbol, boolean>();
  ofProgram.set(instance, doubts);
  return doubts;
}

function isFoundDoubtful(program: ProgramLowering, symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration;
  if (!declaration || !('name' in declaration)) return false;
  if (ts.isBindingElement(declaration)) return isDoubtfulPart(program, symbol, declaration);
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return false;
  const { initializer, type } = declaration;
  if (!initializer || type) return false;
  return canBeMaybe(program, declaration) && mayLack(program, initializer) && isAsked(program, symbol);
}

/** `const [command, argument] = text.split(' ')`: numbers and booleans have to be there, unless the program asks. */
function isDoubtfulPart(program: ProgramLowering, symbol: ts.Symbol, part: ts.BindingElement): boolean {
  if (part.initializer || part.dotDotDotToken || !ts.isIdentifier(part.name)) return false;
  const { checker, kinds } = program;
  const from = checker.getTypeAtLocation(part.parent);
  if (ts.isObjectBindingPattern(part.parent))
    return kinds.ofType(from).kind === 'dictionary' && canBeMaybe(program, part) && isAsked(program, symbol);
  const isArray = checker.isArrayType(from) || kinds.ofType(from).kind === 'match';
  if (!isArray && !WALKED.has(kinds.ofType(from).kind)) return false;
  const isAlways = isArray && isReference(kinds.ofDeclared(part));
  return isAlways || (canBeMaybe(program, part) && isAsked(program, symbol));
}

/** What else a pattern takes elements of, besides arrays and tuples. */
const WALKED: ReadonlySet<Kind['kind']> = new Set(['text', 'map', 'set', 'iterator']);

function canBeMaybe({ kinds }: ProgramLowering, node: ts.VariableDeclaration | ts.BindingElement): boolean {
  const kind = kinds.ofDeclared(node);
  return isReference(kind) || kind.kind === 'number' || kind.kind === 'boolean';
}

/** What an expression gives may be missing: an element, an entry, or the end of a chain behind one. */
function mayLack(program: ProgramLowering, node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return mayLack(program, node.expression);
  if (ts.isElementAccessExpression(node) && isOpen(program.kinds.of(node.expression))) return true;
  if (isNamedEntry(program, node)) return true;
  return ts.isOptionalChain(node) && mayBeMissing(node);
}

/** `record.key`: no property that is declared anywhere, as those of enums, classes and modules are, which are no values. */
export const isNamedEntry = ({ kinds }: ProgramLowering, node: ts.Expression): boolean =>
  ts.isPropertyAccessExpression(node) &&
  !kinds.symbolAt(node.name)?.valueDeclaration &&
  present(kinds.of(node.expression)).kind === 'dictionary';

const isOpen = (kind: Kind): boolean => ['array', 'dictionary', 'text'].includes(kind.kind);

/** Whether the program asks anywhere if the variable has a value. */
function isAsked(program: ProgramLowering, symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration as ts.VariableDeclaration | ts.BindingElement;
  const { kind } = program.kinds.ofDeclared(declaration);
  const isNumberOfArray =
    ts.isVariableDeclaration(declaration) &&
    kind === 'number' &&
    isElementOfArray(program, declaration.initializer);
  const asks = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && node.text === symbol.name && program.kinds.symbolAt(node) === symbol) {
      // The many elements that are only told from 0 are no questions: they would all be boxed.
      if (isLookedFor(node) && !(isNumberOfArray && isCondition(node))) return true;
      if (takesUndefined(program.checker, node) || (kind === 'text' && isCompared(node))) return true;
    }
    return ts.forEachChild(node, asks) ?? false;
  };
  return asks(scopeOf(declaration));
}

function isElementOfArray({ kinds }: ProgramLowering, node: ts.Expression | undefined): boolean {
  return (
    node !== undefined && ts.isElementAccessExpression(node) && kinds.of(node.expression).kind === 'array'
  );
}

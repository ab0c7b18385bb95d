/**
 * `tsc`'s errors about what the library does not have become ours, with a word of what to write instead.
 *
 * A global type that is not there (`Promise`, `CallableFunction`) is no error of a place: it says nothing beside others.
 */
import ts from 'typescript';
import { diagnosticOf } from '../../diagnostics';
import { adviceForMember, MISSING_NAMES } from './missing-names';
import { isLibraryFile } from './program';

const NO_GLOBAL_TYPE = 2318;
/** Cannot find name; and its variants, which tell to change the library, or to install types. */
const NO_NAME: ReadonlySet<number> = new Set([2304, 2552, 2580, 2583, 2584, 2591, 2592, 2593]);
/** It is only a type; it cannot be called. */
const NO_VALUE: ReadonlySet<number> = new Set([2693, 2585, 2348, 2349]);
const NO_MEMBER: ReadonlySet<number> = new Set([2339, 2550, 2551, 2568]);

export function withAdvice(program: ts.Program, diagnostics: readonly ts.Diagnostic[]): ts.Diagnostic[] {
  const placed = diagnostics.filter(({ code }) => code !== NO_GLOBAL_TYPE);
  const advised = (placed.length > 0 ? placed : diagnostics).map((one) => advisedOne(program, one));
  return [...ts.sortAndDeduplicateDiagnostics(advised)];
}

function advisedOne(program: ts.Program, diagnostic: ts.Diagnostic): ts.Diagnostic {
  const node = nodeOf(diagnostic);
  if (!node) return diagnostic;
  const advice = adviceFor(program.getTypeChecker(), node, diagnostic.code);
  return advice ? diagnosticOf(node, 'appMissing', advice.name, advice.text) : diagnostic;
}

function adviceFor(
  checker: ts.TypeChecker,
  node: ts.Node,
  code: number,
): { readonly name: string; readonly text: string } | undefined {
  if (!ts.isIdentifier(node)) return undefined;
  const name = node.text;
  if (NO_NAME.has(code) || NO_VALUE.has(code)) {
    const text = Object.hasOwn(MISSING_NAMES, name) ? MISSING_NAMES[name] : undefined;
    return text === undefined ? undefined : { name, text };
  }
  const { parent } = node;
  if (!NO_MEMBER.has(code) || !ts.isPropertyAccessExpression(parent) || parent.name !== node)
    return undefined;
  const owner = ownerOf(checker, parent.expression);
  const text = owner === undefined ? undefined : adviceForMember(owner, name);
  return text === undefined ? undefined : { name: `${parent.expression.getText()}.${name}`, text };
}

/** The interface of the library that a value's type is; of a literal that of its kind. */
function ownerOf(checker: ts.TypeChecker, node: ts.Expression): string | undefined {
  const type = checker.getApparentType(checker.getNonNullableType(checker.getTypeAtLocation(node)));
  if (checker.isArrayType(type) || checker.isTupleType(type)) return 'Array';
  const symbol = type.getSymbol();
  const declaration = symbol?.declarations?.[0];
  return declaration && isLibraryFile(declaration.getSourceFile()) ? symbol.name : undefined;
}

/** The innermost node with the diagnostic's place. */
function nodeOf({ file, start, length }: ts.Diagnostic): ts.Node | undefined {
  if (!file || start === undefined || length === undefined) return undefined;
  const find = (node: ts.Node): ts.Node | undefined => {
    if (start < node.getStart(file) || node.getEnd() < start + length) return undefined;
    return ts.forEachChild(node, find) ?? node;
  };
  return find(file);
}

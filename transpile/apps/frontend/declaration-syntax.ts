/** Declarations whose parts decide: variables, functions, classes, parameters, imports. */
import ts from 'typescript';
import type { Refusal } from '../../frontend/refusals';
import { constantName, isNumeral } from './property-names';

const K = ts.SyntaxKind;

export function checkVariables(node: ts.Node): Refusal | undefined {
  const kind = node.flags & ts.NodeFlags.BlockScoped;
  if (kind === 0) return unsupported(node, "'var'; write 'let' or 'const'");
  const isUsing = kind === ts.NodeFlags.Using || kind === ts.NodeFlags.AwaitUsing;
  return isUsing ? unsupported(node, "'using'; call what releases it in a 'finally'") : undefined;
}

export function checkDeclaration(node: ts.Node): Refusal | undefined {
  if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) return checkValue(node);
  if (ts.isParameter(node)) return checkParameter(node);
  if (ts.isClassDeclaration(node)) return checkClass(node);
  if (ts.isAccessor(node)) return checkAccessor(node);
  if (ts.isHeritageClause(node)) return checkHeritage(node);
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return checkModule(node);
  return checkBody(node);
}

function checkValue(node: ts.VariableDeclaration | ts.PropertyDeclaration): Refusal | undefined {
  if (node.exclamationToken) {
    return unsupported(node.exclamationToken, "'!' on declarations; give it a value");
  }
  if (ts.isCatchClause(node.parent) && !ts.isIdentifier(node.name)) {
    return unsupported(node, "patterns in 'catch'; name the error");
  }
  if (ts.isPropertyDeclaration(node) && !isName(node.name))
    return unsupported(node.name, 'fields whose names are numbers or computed; use a Map or a Record');
  if (ts.isPropertyDeclaration(node) && hasModifier(node, K.DeclareKeyword))
    return unsupported(node, "'declare' of fields; give it a value");
  const isStatement = node.parent.parent && ts.isVariableStatement(node.parent.parent);
  const isDeclared = isStatement && hasModifier(node.parent.parent, K.DeclareKeyword);
  return isDeclared ? unsupported(node, "'declare' of variables; import what another module has") : undefined;
}

function isName(node: ts.PropertyName): boolean {
  const name = constantName(node);
  return name !== undefined && !isNumeral(name);
}

/** A function with a body; what services generate has none and is declared. */
function checkBody(node: ts.Node): Refusal | undefined {
  if (
    !ts.isFunctionDeclaration(node) &&
    !ts.isMethodDeclaration(node) &&
    !ts.isConstructorDeclaration(node)
  ) {
    return undefined;
  }
  if (ts.isMethodDeclaration(node) && ts.isClassDeclaration(node.parent) && !isName(node.name))
    return unsupported(node.name, 'methods whose names are numbers or computed; give it a name');
  if (ts.isFunctionDeclaration(node) && !isInList(node.parent))
    return unsupported(node, 'functions that are declared without a block around them; write braces');
  const isDeclared = hasModifier(node, K.DeclareKeyword);
  if (node.body || isDeclared || node.asteriskToken || hasModifier(node, K.AbstractKeyword)) return undefined;
  return unsupported(node.name ?? node, 'overloads; give the functions different names');
}

/** What has statements in it, one after the other. */
const isInList = (node: ts.Node): boolean =>
  ts.isSourceFile(node) || ts.isBlock(node) || ts.isModuleBlock(node) || ts.isCaseOrDefaultClause(node);

function checkParameter(node: ts.ParameterDeclaration): Refusal | undefined {
  const isThis = ts.isIdentifier(node.name) && node.name.text === 'this';
  return isThis ? unsupported(node, "'this' parameters; write a method or another parameter") : undefined;
}

function checkClass(node: ts.ClassDeclaration): Refusal | undefined {
  const abstract = node.modifiers?.find((modifier) => modifier.kind === K.AbstractKeyword);
  if (abstract) return unsupported(abstract, 'abstract classes; use functions in fields');
  if (node.name === undefined) return unsupported(node, 'classes without a name');
  return ts.isSourceFile(node.parent)
    ? undefined
    : unsupported(node.name, 'classes inside functions; move it to the module');
}

/** Those of a class are found by the class. */
function checkAccessor(node: ts.AccessorDeclaration): Refusal | undefined {
  return ts.isObjectLiteralExpression(node.parent)
    ? unsupported(node, 'getters and setters of object literals; write a function, or a class')
    : undefined;
}

function checkHeritage(node: ts.HeritageClause): Refusal | undefined {
  const isClass = ts.isClassDeclaration(node.parent);
  if (!isClass || node.token !== K.ExtendsKeyword) return undefined;
  const [base] = node.types;
  return base?.expression.getText() === 'Error'
    ? unsupported(node, "classes of errors; throw 'new Error(...)', and tell errors apart by their message")
    : { name: 'appInheritance', covers: true };
}

function checkModule(node: ts.ImportDeclaration | ts.ExportDeclaration): Refusal | undefined {
  const { moduleSpecifier } = node;
  if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return undefined;
  const isOurs = /^(\.{1,2}\/|conductor\/)/.test(moduleSpecifier.text);
  return isOurs
    ? undefined
    : { name: 'appModule', parameters: [moduleSpecifier.text], at: moduleSpecifier, covers: true };
}

/** Declarations that are continued by a second one of the same name. */
export function repeatedDeclarations(file: ts.SourceFile): Refusal[] {
  const names = file.statements.flatMap((statement) =>
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
      ? (statement.name ?? [])
      : [],
  );
  return names
    .filter((name, at) => names.findIndex((other) => other.text === name.text) < at)
    .map((name) => unsupported(name, 'types declared in parts; write one declaration'));
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some((modifier) => modifier.kind === kind) === true;
}

function unsupported(at: ts.Node, what: string): Refusal {
  return { name: 'appUnsupported', parameters: [what], at, covers: true };
}

/**
 * Checks with kinds: a walk over all declarations, statements and expressions of the app's modules.
 *
 * Types have no value, and names of declarations, properties and labels are no expressions: the walk passes them over.
 */
import ts from 'typescript';
import { compilePattern } from '../../regular-expressions/compile';
import type { Kinds } from '../expression-kinds';
import { checkElement, checkProperty } from './access';
import { checkClaim } from './claims';
import { checkConstruction } from './construction';
import { CheckContext } from './context';
import { checkDeclared, checkEnumMember, checkSignature, checkTypeDeclaration } from './declarations';
import { checkOrder } from './enumeration';
import * as flows from './flows';
import { checkThis } from './functions';
import { hasInstances } from '../instances';
import { checkHandlers } from './handlers';
import { Uses } from './instances';
import { checkLibraryCall, checkNew } from './library-calls';
import * as operators from './operators';
import { checkLoop, checkSwitch, checkThrow } from './statements';
import { checkValue } from './values';

export function checkKinds(
  files: readonly ts.SourceFile[],
  kinds: Kinds,
  entry: ts.SourceFile,
): readonly ts.Diagnostic[] {
  const context = new CheckContext(kinds);
  const uses = new Uses(context);
  for (const file of files) {
    walk(file, (node) => {
      check(context, node);
      uses.find(node);
    });
  }
  // What these use is added behind them.
  for (const { declaration, instance } of uses.all) {
    kinds.within(instance, () =>
      walk(declaration, (node) => {
        check(context, node);
        uses.find(node);
      }),
    );
  }
  // What is shown of objects is known only now.
  for (const file of files) walk(file, (node) => checkOrder(context, node));
  for (const { declaration, instance } of uses.all) {
    kinds.within(instance, () => walk(declaration, (node) => checkOrder(context, node)));
  }
  checkHandlers(context, entry);
  return context.finish();
}

/** What is generic is passed over: it is gone through once for each of its instances. */
function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
  const name = (node as Partial<ts.NamedDeclaration>).name;
  ts.forEachChild(node, (child) => {
    const isElsewhere =
      ts.isImportDeclaration(child) || ts.isExportDeclaration(child) || ts.isTypeNode(child);
    if (isElsewhere || hasInstances(child)) return;
    const isLabel = ts.isLabeledStatement(node) || ts.isBreakOrContinueStatement(node);
    const isName = child === name && ts.isMemberName(child) && !ts.isShorthandPropertyAssignment(node);
    const isPropertyName = ts.isBindingElement(node) && child === node.propertyName;
    if (!isName && !isPropertyName && !(isLabel && ts.isIdentifier(child))) walk(child, visit);
  });
}

function check(context: CheckContext, node: ts.Node): void {
  checkDeclaration(context, node);
  if (ts.isFunctionLike(node)) checkClaim(context, node);
  if (ts.isExpression(node)) checkExpression(context, node);
  else checkStatement(context, node);
}

function checkDeclaration(context: CheckContext, node: ts.Node): void {
  if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node)) {
    checkDeclared(context, node);
    flows.flowIntoVariable(context, node);
  } else if (ts.isBindingElement(node)) {
    checkDeclared(context, node);
    flows.checkPart(context, node);
  } else if (ts.isEnumMember(node)) checkEnumMember(context, node);
  else if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) checkSignature(context, node);
  else if (isPlainType(node)) checkTypeDeclaration(context, node);
}

/** A generic one has kinds where it is used. */
const isPlainType = (node: ts.Node): node is ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
  (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && !node.typeParameters;

function checkStatement(context: CheckContext, node: ts.Node): void {
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) checkLoop(context, node);
  else if (ts.isSwitchStatement(node)) checkSwitch(context, node);
  else if (ts.isClassDeclaration(node)) checkConstruction(context, node);
  else if (ts.isThrowStatement(node)) checkThrow(context, node);
  else if (ts.isReturnStatement(node) && node.expression) {
    const from = flows.functionAround(node);
    if (from && ts.isConstructorDeclaration(from))
      context.report(
        node,
        'appUnsupported',
        'results of constructors; write a static method that gives an object',
      );
    else if (from) flows.flowOfResult(context, node.expression, from);
  }
}

function checkExpression(context: CheckContext, node: ts.Expression): void {
  checkValue(context, node);
  if (ts.isPropertyAccessExpression(node)) checkProperty(context, node);
  else if (ts.isElementAccessExpression(node)) checkElement(context, node);
  else if (ts.isPrefixUnaryExpression(node)) operators.checkUnary(context, node);
  else if (ts.isDeleteExpression(node)) operators.checkDelete(context, node);
  else if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) flows.checkAssertion(context, node);
  else if (node.kind === ts.SyntaxKind.ThisKeyword) checkThis(context, node);
  else if (ts.isRegularExpressionLiteral(node)) checkPattern(context, node);
  else checkComposed(context, node);
}

/** What is made of several others. */
function checkComposed(context: CheckContext, node: ts.Expression): void {
  if (ts.isBinaryExpression(node)) {
    operators.checkBinary(context, node);
    flows.flowOfAssignment(context, node);
  } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    flows.flowIntoCall(context, node);
    if (ts.isCallExpression(node)) checkLibraryCall(context, node);
    else checkNew(context, node);
  } else if (ts.isArrayLiteralExpression(node)) flows.flowIntoArray(context, node);
  else if (ts.isObjectLiteralExpression(node)) flows.flowIntoObject(context, node);
  else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
    flows.flowOfResult(context, node.body, node);
  }
}

function checkPattern(context: CheckContext, node: ts.RegularExpressionLiteral): void {
  const end = node.text.lastIndexOf('/');
  const compiled = compilePattern(node.text.slice(1, end), node.text.slice(end + 1));
  if ('problem' in compiled) context.report(node, 'appPattern', compiled.problem);
}

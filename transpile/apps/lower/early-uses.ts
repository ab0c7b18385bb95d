/**
 * Variables, classes and static fields that may be used before their declarations have run: JavaScript throws there, or has undefined
 * where the type says otherwise, so an app has to fault.
 *
 * The checker finds the direct uses. What it does not see is a function that is called earlier than the declaration below it, and
 * modules that import each other. For such variables, and no others, a flag says whether the declaration has run.
 */
import ts from 'typescript';
import type { Kinds } from '../frontend/expression-kinds';
import { RefusedKind } from '../frontend/refused-kind';
import { isFunction, isModuleLevel } from './captures';

/**
 * Module-level variables, classes and static fields that something may use while modules still run and their declarations have not. Whatever a statement mentions counts
 * as called by it.
 */
export function usedEarly(modules: readonly ts.SourceFile[], kinds: Kinds): ReadonlySet<ts.Symbol> {
  const search = new Search(kinds);
  for (const module of modules) for (const statement of module.statements) search.run(statement);
  return search.found;
}

class Search {
  readonly found = new Set<ts.Symbol>();
  private readonly declared = new Set<ts.Node>();
  private readonly seen = new Set<ts.Node>();

  constructor(private readonly kinds: Kinds) {}

  run(statement: ts.Statement): void {
    if (ts.isFunctionDeclaration(statement)) return;
    if (ts.isEnumDeclaration(statement)) return this.declare(statement);
    if (ts.isClassDeclaration(statement)) return this.runClass(statement);
    if (!ts.isVariableStatement(statement)) return this.visit(statement);
    for (const declaration of statement.declarationList.declarations) {
      // A function cannot be called before its own variable has it.
      const isFunctionValue = declaration.initializer !== undefined && isFunction(declaration.initializer);
      if (isFunctionValue) this.declare(declaration);
      this.visit(declaration);
      this.declare(declaration);
    }
  }

  /** Its static fields, in order; then it has its name outside of itself. */
  private runClass(node: ts.ClassDeclaration): void {
    for (const member of node.members) {
      if (!ts.isPropertyDeclaration(member) || !isStatic(member)) continue;
      if (member.initializer) this.visit(member.initializer);
      this.declare(member);
    }
    this.declare(node);
  }

  /** The declaration with all parts of its pattern. */
  private declare(node: ts.Node): void {
    this.declared.add(node);
    if (ts.isVariableDeclaration(node) || ts.isBindingElement(node))
      ts.forEachChild(node.name, (part) => this.declare(part));
  }

  private visit(node: ts.Node): void {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isIdentifier(node)) this.use(node);
    ts.forEachChild(node, (child) => this.visit(child));
  }

  private use(node: ts.Identifier): void {
    const symbol = this.kinds.symbolAt(node);
    const declaration = symbol?.valueDeclaration;
    if (!declaration || (declaration as ts.NamedDeclaration).name === node) return;
    if (ts.isFunctionDeclaration(declaration) || ts.isClassDeclaration(declaration)) this.enter(declaration);
    if (this.declared.has(declaration) || declaration.getSourceFile().isDeclarationFile) return;
    if (ts.isEnumDeclaration(declaration)) refuseEnum(node, declaration);
    if (hasFlag(declaration, node)) this.found.add(symbol);
  }

  private enter(declaration: ts.Node): void {
    if (this.seen.has(declaration)) return;
    this.seen.add(declaration);
    ts.forEachChild(declaration, (child) => this.visit(child));
  }
}

/** Inside of a class its name is there before its static fields have their values. */
function hasFlag(declaration: ts.Declaration, use: ts.Node): boolean {
  if (ts.isClassDeclaration(declaration))
    return ts.findAncestor(use, (around) => around === declaration) === undefined;
  if (ts.isPropertyDeclaration(declaration)) return isStatic(declaration);
  return isVariable(declaration) && isModuleLevel(declaration);
}

/** Its members are constants, which nothing has to be asked for. */
function refuseEnum(use: ts.Node, declaration: ts.EnumDeclaration): void {
  const isConstant = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Const) !== 0;
  if (!isConstant)
    throw new RefusedKind(
      'appUnsupported',
      ['enums that may be used before their declaration; move it up'],
      use,
    );
}

const isStatic = (member: ts.Declaration): boolean =>
  (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;

const isVariable = (node: ts.Node): boolean => ts.isVariableDeclaration(node) || ts.isBindingElement(node);

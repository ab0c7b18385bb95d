/**
 * Objects under construction: fields have no value until the constructor gives them one, and whoever looks earlier would see undefined
 * where the type says that there is something.
 *
 * The checker finds direct uses. What it does not see is a method that is called, a closure, or the object itself that is given away while
 * fields are still without a value. The constructor is followed in its order, with whatever it calls of the object; what it does with
 * other objects cannot reach this one.
 */
import ts from 'typescript';
import { isGiven } from '../../lower/assignments';
import type { CheckContext } from './context';

export function checkConstruction(context: CheckContext, node: ts.ClassDeclaration): void {
  for (const member of node.members) {
    if (!ts.isPropertyDeclaration(member) || !isStatic(member) || member.initializer) continue;
    if (needsValue(context, member))
      context.report(member, 'appUnsupported', 'static fields without a value; give it one');
  }
  new Construction(context, node).run();
}

class Construction {
  /** Fields that have to have a value, and have none yet. */
  private unset: Set<string>;
  private readonly seen = new Set<ts.Node>();
  /** Functions that a field (by its name) or a constant gets, or an object in it: they run when somebody asks for it. */
  private readonly functions = new Map<string | ts.Node, ts.ArrowFunction[]>();
  /** Where the constructor is, while what it calls is followed. */
  private at: ts.Node | undefined;
  private reports = 0;

  constructor(
    private readonly context: CheckContext,
    private readonly declaration: ts.ClassDeclaration,
  ) {
    this.unset = new Set(
      fieldsOf(declaration)
        .filter((field) => needsValue(context, field))
        .map(nameOf),
    );
    this.collectFunctions(declaration);
  }

  run(): void {
    for (const member of this.declaration.members) {
      if (!ts.isPropertyDeclaration(member) || isStatic(member) || !member.initializer) continue;
      this.visit(member.initializer);
      this.unset.delete(member.name.getText());
    }
    const constructor = this.declaration.members.find(ts.isConstructorDeclaration);
    for (const parameter of propertiesOf(constructor)) this.unset.delete(nameOf(parameter));
    this.statements(constructor?.body?.statements ?? []);
  }

  private statements(statements: readonly ts.Statement[]): void {
    for (const statement of statements) this.statement(statement);
  }

  /** Only what surely runs gives fields their values. */
  private statement(node: ts.Statement): void {
    if (ts.isBlock(node)) return this.statements(node.statements);
    if (ts.isIfStatement(node)) return this.choice(node);
    if (ts.isExpressionStatement(node)) return this.assignment(node.expression);
    this.visit(node);
  }

  private choice({ expression, thenStatement, elseStatement }: ts.IfStatement): void {
    this.visit(expression);
    const before = new Set(this.unset);
    this.statement(thenStatement);
    const after = this.unset;
    this.unset = before;
    if (elseStatement) this.statement(elseStatement);
    this.unset = new Set([...after, ...this.unset]);
  }

  /** `this.a = this.b = value` as well. */
  private assignment(node: ts.Expression): void {
    if (ts.isParenthesizedExpression(node)) return this.assignment(node.expression);
    const isPlain = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    const fields = isPlain ? fieldsIn(node.left) : [];
    if (!isPlain || fields.length === 0) return this.visit(node);
    this.assignment(node.right);
    if (fieldOfThis(node.left) === undefined) this.visit(node.left);
    for (const field of fields) this.unset.delete(field);
  }

  private visit(node: ts.Node): void {
    if (this.unset.size === 0 || ts.isTypeNode(node) || ts.isFunctionExpression(node)) return;
    if (ts.isArrowFunction(node) && holderOf(node)) return;
    if (node.kind === ts.SyntaxKind.ThisKeyword) return this.object(node);
    if (ts.isIdentifier(node)) this.variable(node);
    ts.forEachChild(node, (child) => this.visit(child));
  }

  private variable(node: ts.Identifier): void {
    const declaration = this.declarationOf(node);
    if (declaration && !holderOf(node)) this.ask(node, declaration);
  }

  /** `this`, and what is asked of it. */
  private object(node: ts.Node): void {
    const access = node.parent;
    if (!ts.isPropertyAccessExpression(access)) return this.report(node, [...this.unset][0]!);
    const name = access.name.text;
    if (this.unset.has(name) && !isGiven(access)) return this.report(access, name);
    this.ask(access, name);
    for (const member of this.context.kinds.symbolAt(access.name)?.declarations ?? [])
      if (ts.isMethodDeclaration(member) || ts.isAccessor(member)) this.enter(access, member);
  }

  private declarationOf(node: ts.Identifier): ts.Node | undefined {
    const declaration = this.context.kinds.symbolAt(node)?.valueDeclaration as
      ts.NamedDeclaration | undefined;
    return declaration?.name === node ? undefined : declaration;
  }

  /** For what holds functions. */
  private ask(from: ts.Node, holder: string | ts.Node): void {
    for (const value of this.functions.get(holder) ?? []) this.enter(from, value.body);
  }

  private enter(from: ts.Node, inside: ts.Node): void {
    if (this.seen.has(inside)) return;
    this.seen.add(inside);
    const [outer, before] = [this.at, this.reports];
    this.at ??= from;
    if (ts.isArrowFunction(inside)) this.visit(inside.body);
    else if (ts.isFunctionLike(inside)) ts.forEachChild(inside, (child) => this.visit(child));
    else this.visit(inside);
    this.at = outer;
    // Whoever else calls it is told, too.
    if (this.reports > before) this.seen.delete(inside);
  }

  private report(node: ts.Node, field: string): void {
    this.reports++;
    this.context.report(this.at ?? node, 'appUnsetField', field);
  }

  private collectFunctions(node: ts.Node): void {
    const functions = this.functionsIn(node);
    const holder = functions.length > 0 ? holderOf(node) : undefined;
    if (holder) this.functions.set(holder, [...(this.functions.get(holder) ?? []), ...functions]);
    ts.forEachChild(node, (child) => this.collectFunctions(child));
  }

  /** What is written there, or what a constant holds. */
  private functionsIn(node: ts.Node): readonly ts.ArrowFunction[] {
    if (ts.isArrowFunction(node)) return [node];
    const declaration = ts.isIdentifier(node) ? this.declarationOf(node) : undefined;
    return (declaration && this.functions.get(declaration)) ?? [];
  }
}

/** Of undefined it is right to say that it is there from the start. */
function needsValue(context: CheckContext, field: Field): boolean {
  const kind = context.try(field.name, () => context.kinds.ofDeclared(field));
  return kind !== undefined && kind.kind !== 'maybe' && kind.kind !== 'absent';
}

type Field = ts.PropertyDeclaration | ts.ParameterDeclaration;

/** What is written in the class, and by parameters of its constructor. */
function fieldsOf(node: ts.ClassDeclaration): Field[] {
  const fields = node.members.filter(ts.isPropertyDeclaration).filter((one) => !isStatic(one));
  return [...fields, ...propertiesOf(node.members.find(ts.isConstructorDeclaration))];
}

/** Parameters that are fields. */
const propertiesOf = (constructor: ts.ConstructorDeclaration | undefined): ts.ParameterDeclaration[] =>
  (constructor?.parameters ?? []).filter((one) => ts.isParameterPropertyDeclaration(one, one.parent));

const isStatic = (member: ts.ClassElement): boolean =>
  (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;

const nameOf = (field: Field): string => field.name.getText();

/** `this.field` */
function fieldOfThis(node: ts.Expression): string | undefined {
  const isField = ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword;
  return isField ? node.name.text : undefined;
}

/** Fields that an assignment surely gives a value: its target, or those in its pattern. */
function fieldsIn(target: ts.Node): string[] {
  const field = ts.isExpression(target) ? fieldOfThis(target) : undefined;
  if (field !== undefined) return isGiven(target as ts.Expression) ? [field] : [];
  const found: string[] = [];
  ts.forEachChild(target, (child) => void found.push(...fieldsIn(child)));
  return found;
}

/** The field or the constant that gets a function, or something that it is in. Undefined: somebody else may call it at once. */
function holderOf(node: ts.Node): string | ts.Node | undefined {
  const { parent } = node;
  if (ts.isPropertyDeclaration(parent)) return parent.name.getText();
  if (ts.isVariableDeclaration(parent))
    return ts.getCombinedNodeFlags(parent) & ts.NodeFlags.Const ? parent : undefined;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    return parent.right === node ? fieldOfThis(parent.left) : undefined;
  return isPartOf(parent) ? holderOf(parent) : undefined;
}

/** What only keeps what is in it. */
const isPartOf = (node: ts.Node): boolean =>
  ts.isParenthesizedExpression(node) ||
  ts.isObjectLiteralExpression(node) ||
  ts.isPropertyAssignment(node) ||
  ts.isArrayLiteralExpression(node) ||
  (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Map');

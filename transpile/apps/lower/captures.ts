/**
 * Which variables of enclosing functions a function uses, and which of them live in a cell.
 *
 * A closure's record has a copy of what it captures. That is right for a variable that nobody assigns after its declaration and
 * that has its value before the closure is made; every other captured variable lives in a cell (a record of one word), and the
 * copy is a reference to the cell.
 *
 * Invariants: module-level variables, functions and classes are never captured; what a function captures includes what the functions
 * inside it capture from outside of it; a function that uses its own name uses its own closure (unless the name
 * lives in a cell) and captures nothing for it.
 */
import ts from 'typescript';
import { isAssigned } from './assignments';

/** A variable, a parameter, a function declared in a block, or the `this` of a method. */
export type Captured = ts.Symbol | 'this';

export interface Captures {
  /** In the order of first use: the words of the closure's record after its function. */
  of(functionLike: ts.Node): readonly Captured[];
  inCell(variable: ts.Symbol): boolean;
  /** Whether a closure may use it before its declaration has run. */
  isEarly(variable: ts.Symbol): boolean;
}

/** The name by which a function can use itself: its own, or that of the constant which it is the value of. */
export function ownName(functionLike: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (ts.isFunctionExpression(functionLike) || ts.isFunctionDeclaration(functionLike))
    return functionLike.name && checker.getSymbolAtLocation(functionLike.name);
  if (!ts.isArrowFunction(functionLike)) return undefined;
  const holder = functionLike.parent;
  const isConstant =
    ts.isVariableDeclaration(holder) &&
    ts.isIdentifier(holder.name) &&
    (ts.getCombinedNodeFlags(holder) & ts.NodeFlags.Const) !== 0;
  return isConstant ? checker.getSymbolAtLocation(holder.name) : undefined;
}

/** Whether control inside the node belongs to a function of its own. */
export function isFunction(node: ts.Node): node is ts.SignatureDeclaration {
  return ts.isFunctionLike(node) && (ts.isFunctionDeclaration(node) ? node.body !== undefined : true);
}

export function capturesOf(file: ts.SourceFile, checker: ts.TypeChecker): Captures {
  const captured = new Map<ts.Node, Set<Captured>>();
  const assigned = new Set<ts.Symbol>();
  const early = new Set<ts.Symbol>();

  const ownUses: [ts.Node, ts.Symbol][] = [];

  const use = (variable: ts.Symbol, from: ts.Node): void => {
    const around = functionsAround(from, variable);
    const own = around.findIndex((functionLike) => ownName(functionLike, checker) === variable);
    if (own >= 0) ownUses.push([around[own]!, variable]);
    for (const functionLike of own < 0 ? around : around.slice(0, own)) {
      add(captured, functionLike, variable);
      if (own < 0 && !madeAfter(functionLike, variable)) early.add(variable);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (node.kind === ts.SyntaxKind.ThisKeyword) useThis(node, captured);
    const variable = ts.isIdentifier(node) ? variableAt(node, checker) : undefined;
    if (variable) {
      if (isAssigned(node as ts.Identifier)) assigned.add(variable);
      use(variable, node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);

  const everCaptured = new Set([...captured.values()].flatMap((variables) => [...variables]));
  const inCell = (variable: ts.Symbol): boolean =>
    everCaptured.has(variable) && (assigned.has(variable) || early.has(variable));
  // Its own closure would not do where all others use the cell.
  for (const [functionLike, variable] of ownUses)
    if (inCell(variable))
      for (const outer of [functionLike, ...functionsAround(functionLike.parent, variable)])
        add(captured, outer, variable);
  const isEarly = (variable: ts.Symbol): boolean =>
    early.has(variable) && !ts.isFunctionDeclaration(variable.valueDeclaration!);
  return { of: (functionLike) => [...(captured.get(functionLike) ?? [])], inCell, isEarly };
}

/** The variable that an identifier is a use of (not its declaration, and no property's name). */
function variableAt(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const parent = node.parent;
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(node);
  const isVariable =
    symbol &&
    (symbol.flags & (ts.SymbolFlags.Variable | ts.SymbolFlags.Function)) !== 0 &&
    symbol.valueDeclaration;
  return isVariable && !isNameOf(node, symbol) ? symbol : undefined;
}

function isNameOf(node: ts.Identifier, symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some(
    (declaration) => (declaration as ts.NamedDeclaration).name === node,
  );
}

/** The function whose local the variable is; nothing for what belongs to a module or to the world. */
function homeOf(variable: ts.Symbol): ts.Node | undefined {
  const declaration = variable.valueDeclaration!;
  if (declaration.getSourceFile().isDeclarationFile) return undefined;
  if (ts.isFunctionExpression(declaration)) return declaration;
  return isModuleLevel(declaration) ? undefined : functionAround(declaration.parent);
}

/** A statement of the module itself declares it: no block, loop or function is around it. */
export function isModuleLevel(declaration: ts.Node): boolean {
  let node = declaration.parent;
  while (isInsidePattern(node) || ts.isVariableDeclaration(node)) node = node.parent;
  if (ts.isVariableDeclarationList(node)) node = node.parent;
  return ts.isSourceFile(node) || (ts.isVariableStatement(node) && ts.isSourceFile(node.parent));
}

function functionAround(node: ts.Node): ts.Node {
  let around = node;
  while (!isFunction(around) && !ts.isSourceFile(around) && !ts.isPropertyDeclaration(around))
    around = around.parent;
  return around;
}

/** The functions between a use of a variable and the function whose local it is, from the inside to the outside. */
function functionsAround(from: ts.Node, variable: ts.Symbol): ts.Node[] {
  const found: ts.Node[] = [];
  const home = homeOf(variable);
  if (!home) return found;
  for (let around = functionAround(from); around !== home; around = functionAround(around.parent))
    if (ts.isSourceFile(around)) break;
    else found.push(around);
  return found;
}

/** Arrow functions have the `this` of what is around them. */
function useThis(node: ts.Node, captured: Map<ts.Node, Set<Captured>>): void {
  for (let around = functionAround(node); ts.isArrowFunction(around); around = functionAround(around.parent))
    add(captured, around, 'this');
}

/** Whether the variable has its value whenever the function's closure is made. */
function madeAfter(functionLike: ts.Node, variable: ts.Symbol): boolean {
  const [made, madeOrder] = momentOf(functionLike, functionLike.pos);
  const declaration = variable.valueDeclaration!;
  const [set, setOrder] = momentOf(declaration, endOf(declaration));
  return made > set || (made === set && madeOrder >= setOrder);
}

/** Declared functions get their closures at the start of their block, in order; everything else happens where it stands. */
function momentOf(node: ts.Node, place: number): [number, number] {
  return ts.isFunctionDeclaration(node) ? [node.parent.getStart(), place] : [place, 0];
}

/** Where a declaration is done: that of a pattern, when all of it is. */
function endOf(declaration: ts.Node): number {
  let node = declaration;
  while (isInsidePattern(node)) node = node.parent;
  return node.end;
}

function isInsidePattern(node: ts.Node): boolean {
  return ts.isBindingElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node);
}

function add(to: Map<ts.Node, Set<Captured>>, functionLike: ts.Node, variable: Captured): void {
  const variables = to.get(functionLike) ?? new Set<Captured>();
  to.set(functionLike, variables.add(variable));
}

/**
 * Which statuses a system call can return, read from the kernel's source: an independent check of what its pages say.
 *
 * `returned` follows the return statements of the call's function, and of every function whose result they return, into
 * `Status` members, behind those of the gate (needs.ts); a test like `if (status !== Status.ok) return status` takes out what it excludes. `delivered` are the
 * statuses with which the kernel ends the wait of a thread from elsewhere (`finish`, `endWait`, ...): a call that blocks can
 * end with those, too.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { DEFAULT_BOARD } from '../../transpile/frontend/default-board';
import { ROOT } from '../paths';

const KERNEL = path.join(ROOT, 'src', 'kernel');
const GATE = path.join(KERNEL, 'system-call.ts');
const NEEDS = path.join(KERNEL, 'needs.ts');
const ENTRY = path.join(KERNEL, 'main.ts');

export interface SourceStatuses {
  /** By name of the operation. */
  readonly returned: ReadonlyMap<string, ReadonlySet<string>>;
  readonly delivered: ReadonlySet<string>;
}

/** Why the gate refuses a call: what its line in the table of needs asks of the capability in r4. */
function refusals(operation: string): string[] {
  const need = new RegExp(`^ *(.+), // ${operation}$`, 'm').exec(readFileSync(NEEDS, 'utf8'))?.[1];
  if (need === undefined) throw new Error(`needs.ts has no line for ${operation}`);
  if (need === 'NOTHING') return [];
  if (need === 'ANYTHING') return ['invalidSlot'];
  return need === 'REGION'
    ? ['invalidSlot', 'wrongType']
    : ['invalidSlot', 'wrongType', 'insufficientRights'];
}

type FunctionNode = ts.FunctionDeclaration & { readonly body: ts.Block };

export function scanKernel(): SourceStatuses {
  const options: ts.CompilerOptions = {
    noLib: true,
    types: [],
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
  };
  options.paths = { '@board/*': [path.join(ROOT, 'src/bsp', DEFAULT_BOARD, '*')] };
  options.moduleResolution = ts.ModuleResolutionKind.Bundler;
  options.module = ts.ModuleKind.ES2022;
  const library = ['base.d.ts', 'dialect.d.ts'].map((name) => path.join(ROOT, 'transpile', 'lib', name));
  return new Scanner(ts.createProgram([ENTRY, GATE, ...library], options)).scan();
}

class Scanner {
  private readonly checker: ts.TypeChecker;
  /** Of the operation that is being followed. */
  private results = new Map<FunctionNode, Set<string>>();
  private operation = '';

  constructor(private readonly program: ts.Program) {
    this.checker = program.getTypeChecker();
  }

  scan(): SourceStatuses {
    return { returned: this.returnedByOperation(), delivered: this.deliveredAnywhere() };
  }

  /** The gate has one `case Operation.x: return xCall(caller);` for each call. */
  private returnedByOperation(): Map<string, Set<string>> {
    const gate = this.program.getSourceFile(GATE);
    if (!gate) throw new Error('the kernel has no system-call.ts');
    const returned = new Map<string, Set<string>>();
    const visit = (node: ts.Node): void => {
      if (ts.isCaseClause(node)) {
        const operation = memberOf(node.expression, 'Operation');
        const statement = firstReturn(node);
        if (operation !== undefined && statement?.expression) {
          this.operation = operation;
          this.results = new Map();
          const atTheGate = refusals(operation);
          returned.set(operation, new Set([...atTheGate, ...this.evaluate(statement.expression)]));
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(gate);
    return returned;
  }

  /** Every status that is an argument of some call in the kernel. */
  private deliveredAnywhere(): Set<string> {
    this.operation = '';
    this.results = new Map();
    const delivered = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        for (const argument of node.arguments) {
          if (this.isStatus(argument)) for (const status of this.evaluate(argument)) delivered.add(status);
        }
      }
      ts.forEachChild(node, visit);
    };
    for (const file of this.program.getSourceFiles()) if (file.fileName.startsWith(KERNEL)) visit(file);
    return delivered;
  }

  private isStatus(expression: ts.Expression): boolean {
    const type = this.checker.getTypeAtLocation(expression);
    const named = (each: ts.Type): boolean =>
      each.symbol?.name === 'Status' || parentName(each.symbol) === 'Status';
    return type.isUnion() ? type.types.every(named) : named(type);
  }

  private resultOf(node: FunctionNode): Set<string> {
    const known = this.results.get(node);
    if (known) return known;
    const result = new Set<string>();
    this.results.set(node, result);
    this.follow(node.body, result);
    return result;
  }

  /** Collects what the statements return; true if what stands behind them is never reached for this operation. */
  private follow(node: ts.Node, result: Set<string>): boolean {
    if (ts.isReturnStatement(node)) {
      if (node.expression) for (const status of this.evaluate(node.expression)) result.add(status);
      return true;
    }
    if (ts.isBlock(node)) return node.statements.some((statement) => this.follow(statement, result));
    if (ts.isIfStatement(node)) {
      const truth = this.truth(node.expression);
      const left = truth !== false && this.follow(node.thenStatement, result);
      const otherwise = truth !== true && node.elseStatement && this.follow(node.elseStatement, result);
      return truth === undefined ? left && otherwise === true : truth ? left : otherwise === true;
    }
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, (child) => void this.follow(child, result));
    return false;
  }

  /** The members of `Status` that an expression can be; a parameter is none of its own function's making. */
  private evaluate(expression: ts.Expression): Set<string> {
    const member = memberOf(expression, 'Status');
    if (member !== undefined) return new Set([member]);
    if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression)) {
      return this.evaluate(expression.expression);
    }
    if (ts.isConditionalExpression(expression)) {
      const truth = this.truth(expression.condition);
      return new Set([
        ...(truth === false ? [] : this.evaluate(expression.whenTrue)),
        ...(truth === true ? [] : this.evaluate(expression.whenFalse)),
      ]);
    }
    if (ts.isCallExpression(expression)) return this.evaluateCall(expression);
    if (ts.isIdentifier(expression)) return this.evaluateVariable(expression);
    return new Set();
  }

  private evaluateCall(call: ts.CallExpression): Set<string> {
    const declaration = this.declarationOf(call.expression);
    if (!declaration || !ts.isFunctionDeclaration(declaration) || !declaration.body) return new Set();
    return this.resultOf(declaration as FunctionNode);
  }

  /** Everything that is ever assigned to it, without what the conditions around this use exclude. */
  private evaluateVariable(identifier: ts.Identifier): Set<string> {
    const declaration = this.declarationOf(identifier);
    if (!declaration || !ts.isVariableDeclaration(declaration)) return new Set();
    const values = new Set(declaration.initializer ? this.evaluate(declaration.initializer) : []);
    const visit = (node: ts.Node): void => {
      if (isAssignmentTo(node, identifier.text)) {
        for (const status of this.evaluate(node.right)) values.add(status);
      }
      ts.forEachChild(node, visit);
    };
    visit(declaration.parent.parent.parent);
    for (const status of values) if (isExcluded(identifier, status)) values.delete(status);
    return values;
  }

  /** Whether a condition about the number of the call holds for this operation; undefined if it is about something else. */
  private truth(condition: ts.Expression): boolean | undefined {
    if (ts.isParenthesizedExpression(condition)) return this.truth(condition.expression);
    if (ts.isPrefixUnaryExpression(condition)) {
      const inner = this.truth(condition.operand);
      return inner === undefined || condition.operator !== ts.SyntaxKind.ExclamationToken
        ? undefined
        : !inner;
    }
    if (ts.isCallExpression(condition)) return this.truthOfCall(condition);
    return ts.isBinaryExpression(condition) ? this.truthOfBinary(condition) : undefined;
  }

  /** Of a function that is one expression. */
  private truthOfCall(call: ts.CallExpression): boolean | undefined {
    const declaration = this.declarationOf(call.expression);
    if (!declaration || !ts.isFunctionDeclaration(declaration)) return undefined;
    const [statement, ...more] = declaration.body?.statements ?? [];
    if (!statement || more.length > 0 || !ts.isReturnStatement(statement)) return undefined;
    return statement.expression && this.truth(statement.expression);
  }

  private truthOfBinary({ left, right, operatorToken }: ts.BinaryExpression): boolean | undefined {
    if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
      const sides = [this.truth(left), this.truth(right)];
      return sides.includes(false) ? false : sides.includes(undefined) ? undefined : true;
    }
    const compared = memberOf(right, 'Operation');
    const number = ts.isPropertyAccessExpression(left) && left.name.text === 'operation';
    if (compared === undefined || !number || this.operation === '') return undefined;
    if (operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken) return compared === this.operation;
    const differs = operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
    return differs ? compared !== this.operation : undefined;
  }

  private declarationOf(name: ts.Expression): ts.Declaration | undefined {
    let symbol = this.checker.getSymbolAtLocation(name);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    return symbol?.valueDeclaration;
  }
}

function parentName(symbol: ts.Symbol | undefined): string | undefined {
  const declaration = symbol?.declarations?.[0];
  return declaration && ts.isEnumMember(declaration) ? declaration.parent.name.text : undefined;
}

function memberOf(node: ts.Node, enumeration: string): string | undefined {
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  return node.expression.text === enumeration ? node.name.text : undefined;
}

function firstReturn(clause: ts.CaseClause): ts.ReturnStatement | undefined {
  return clause.statements.find(ts.isReturnStatement);
}

function isAssignmentTo(node: ts.Node, name: string): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isIdentifier(node.left) &&
    node.left.text === name
  );
}

/** Whether some `if` or `?:` around a use of the variable is false for this status. */
function isExcluded(use: ts.Identifier, status: string): boolean {
  for (let node: ts.Node = use; node.parent && !ts.isFunctionLike(node); node = node.parent) {
    const { parent } = node;
    if (ts.isIfStatement(parent) && node !== parent.expression) {
      if (contradicts(parent.expression, use.text, status, node === parent.thenStatement)) return true;
    } else if (ts.isConditionalExpression(parent) && node !== parent.condition) {
      if (contradicts(parent.condition, use.text, status, node === parent.whenTrue)) return true;
    }
  }
  return false;
}

/** Whether `condition`, known to be `truth`, cannot be so while the variable is `status`. */
function contradicts(condition: ts.Expression, name: string, status: string, truth: boolean): boolean {
  if (!ts.isBinaryExpression(condition)) return false;
  const { left, right, operatorToken } = condition;
  if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken && truth) {
    return contradicts(left, name, status, true) || contradicts(right, name, status, true);
  }
  const compared = memberOf(right, 'Status');
  if (!ts.isIdentifier(left) || left.text !== name || compared === undefined) return false;
  const equal = operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
  if (!equal && operatorToken.kind !== ts.SyntaxKind.ExclamationEqualsEqualsToken) return false;
  return (equal === truth) !== (compared === status);
}

/**
 * Syntax that the dialect does not have, found by looking at the tree alone.
 *
 * This runs before the checker's own errors are shown, so that `async` or `try` gets our advice and not a complaint
 * about a missing `Promise`; `tsc` errors inside a refused construct are then left out.
 */
import ts from 'typescript';
import { always, collectRefusals, type Check, type Refusal, type Refusals } from './refusals';

const CHECKS: Partial<Record<ts.SyntaxKind, Check>> = {
  [ts.SyntaxKind.TryStatement]: always('exceptions'),
  [ts.SyntaxKind.ThrowStatement]: always('exceptions'),
  [ts.SyntaxKind.AwaitExpression]: always('asynchronous'),
  [ts.SyntaxKind.YieldExpression]: always('generator'),
  [ts.SyntaxKind.TemplateExpression]: (node) =>
    ts.isTaggedTemplateExpression(node.parent) ? undefined : { name: 'dynamicString', covers: true },
  [ts.SyntaxKind.SpreadElement]: always('spread'),
  [ts.SyntaxKind.SpreadAssignment]: always('spread'),
  [ts.SyntaxKind.ObjectBindingPattern]: always('destructuring'),
  [ts.SyntaxKind.ArrayBindingPattern]: always('destructuring'),
  [ts.SyntaxKind.GetAccessor]: always('accessor'),
  [ts.SyntaxKind.SetAccessor]: always('accessor'),
  [ts.SyntaxKind.Constructor]: always('constructorDeclaration'),
  [ts.SyntaxKind.TypeOfExpression]: always('typeTest', 'typeof'),
  [ts.SyntaxKind.DeleteExpression]: always('deletion'),
  [ts.SyntaxKind.RegularExpressionLiteral]: always('regularExpression'),
  [ts.SyntaxKind.ForInStatement]: always('forIn'),
  [ts.SyntaxKind.ModuleDeclaration]: always('namespace'),
  [ts.SyntaxKind.ExportAssignment]: always('defaultExport'),
  [ts.SyntaxKind.QuestionDotToken]: always('optionalChain'),
  [ts.SyntaxKind.AnyKeyword]: always('anyType', 'any'),
  [ts.SyntaxKind.UnknownKeyword]: always('anyType', 'unknown'),
  [ts.SyntaxKind.ObjectKeyword]: always('anyType', 'object'),
  [ts.SyntaxKind.HeritageClause]: always('inheritance'),
  [ts.SyntaxKind.DefaultKeyword]: (node) =>
    ts.canHaveModifiers(node.parent) ? { name: 'defaultExport', covers: true } : undefined,
  [ts.SyntaxKind.AsyncKeyword]: always('asynchronous'),
  [ts.SyntaxKind.ClassExpression]: always(
    'unsupported',
    'class expressions; declare the class in the module',
  ),
  [ts.SyntaxKind.ClassStaticBlockDeclaration]: always('unsupported', 'static blocks'),
  [ts.SyntaxKind.IndexSignature]: always('unsupported', 'index signatures; use an array'),
  [ts.SyntaxKind.WithStatement]: always('unsupported', "'with' statement"),
  [ts.SyntaxKind.DebuggerStatement]: always('unsupported', "'debugger' statement; call 'bkpt(0)'"),
  [ts.SyntaxKind.VoidExpression]: always('unsupported', "'void' operator; write the call as a statement"),
  [ts.SyntaxKind.ImportEqualsDeclaration]: always('unsupported', "'import ='; import by name"),
  [ts.SyntaxKind.NamespaceExportDeclaration]: always('namespace'),
  [ts.SyntaxKind.JsxElement]: always('unsupported', 'JSX'),
  [ts.SyntaxKind.MetaProperty]: always('unsupported', 'meta properties'),
  [ts.SyntaxKind.BinaryExpression]: checkBinary,
  [ts.SyntaxKind.PrivateIdentifier]: (node) =>
    ts.isBinaryExpression(node.parent) ? { name: 'typeTest', parameters: ['in'] } : undefined,
  [ts.SyntaxKind.VariableDeclarationList]: checkVariables,
  [ts.SyntaxKind.VariableDeclaration]: (node) =>
    ts.isVariableDeclaration(node) && node.exclamationToken
      ? {
          name: 'unsupported',
          parameters: ["'!' on declarations; give it a value"],
          at: node.exclamationToken,
        }
      : undefined,
  [ts.SyntaxKind.Parameter]: checkParameter,
  [ts.SyntaxKind.ImportClause]: (node) =>
    ts.isImportClause(node) && node.name ? { name: 'defaultExport', at: node.name, covers: true } : undefined,
  [ts.SyntaxKind.ImportDeclaration]: (node) =>
    ts.isImportDeclaration(node) && !node.importClause ? { name: 'moduleStatement' } : undefined,
  [ts.SyntaxKind.AsteriskToken]: (node) =>
    ts.isFunctionLike(node.parent) ? { name: 'generator', covers: true } : undefined,
  [ts.SyntaxKind.PropertySignature]: checkOptional,
  [ts.SyntaxKind.PropertyDeclaration]: checkOptional,
  [ts.SyntaxKind.FunctionDeclaration]: checkFunction,
  [ts.SyntaxKind.MethodDeclaration]: checkFunction,
  [ts.SyntaxKind.ClassDeclaration]: checkClass,
};

const LOOSE: Partial<Record<ts.SyntaxKind, readonly [string, string]>> = {
  [ts.SyntaxKind.EqualsEqualsToken]: ['==', '==='],
  [ts.SyntaxKind.ExclamationEqualsToken]: ['!=', '!=='],
};

function checkBinary(node: ts.Node): Refusal | undefined {
  if (!ts.isBinaryExpression(node)) return undefined;
  const operator = node.operatorToken;
  const loose = LOOSE[operator.kind];
  if (loose) return { name: 'looseEquality', parameters: loose, at: operator };
  if (operator.kind === ts.SyntaxKind.InKeyword || operator.kind === ts.SyntaxKind.InstanceOfKeyword) {
    return { name: 'typeTest', parameters: [operator.getText()], covers: true };
  }
  const isPattern =
    operator.kind === ts.SyntaxKind.EqualsToken &&
    (ts.isArrayLiteralExpression(node.left) || ts.isObjectLiteralExpression(node.left));
  return isPattern ? { name: 'destructuring', at: node.left, covers: true } : undefined;
}

function checkVariables(node: ts.Node): Refusal | undefined {
  const kind = node.flags & ts.NodeFlags.BlockScoped;
  if (kind === 0) return { name: 'varDeclaration' };
  return kind === ts.NodeFlags.Using || kind === ts.NodeFlags.AwaitUsing
    ? { name: 'unsupported', parameters: ["'using' declarations"], covers: true }
    : undefined;
}

function checkParameter(node: ts.Node): Refusal | undefined {
  if (!ts.isParameter(node)) return undefined;
  if (node.dotDotDotToken) return { name: 'spread', covers: true };
  if (node.questionToken || node.initializer) return { name: 'optionalParameter', covers: true };
  const isThis = ts.isIdentifier(node.name) && node.name.text === 'this';
  return isThis ? { name: 'unsupported', parameters: ["'this' parameter; write a method"] } : undefined;
}

function checkOptional(node: ts.Node): Refusal | undefined {
  const mark =
    ts.isPropertySignature(node) || ts.isPropertyDeclaration(node) ? node.questionToken : undefined;
  return mark && { name: 'unsupported', parameters: ["optional fields; write '| null'"], at: mark };
}

/** A body, or `declare`: an overload has neither. */
function checkFunction(node: ts.Node): Refusal | undefined {
  if (!ts.isFunctionDeclaration(node) && !ts.isMethodDeclaration(node)) return undefined;
  const isDeclared = ts
    .getModifiers(node)
    ?.some((modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword);
  if (node.body || isDeclared || node.asteriskToken) return undefined;
  return {
    name: 'unsupported',
    parameters: ['overloads; give the functions different names'],
    at: node.name ?? node,
  };
}

function checkClass(node: ts.Node): Refusal | undefined {
  if (!ts.isClassDeclaration(node)) return undefined;
  const at = node.name ?? node;
  if (!ts.isSourceFile(node.parent)) {
    return { name: 'unsupported', parameters: ['classes inside functions; move it to the module'], at };
  }
  const isAbstract = node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.AbstractKeyword);
  const parameters = ['abstract classes; use an interface of function values'];
  return isAbstract === true ? { name: 'unsupported', parameters, at } : undefined;
}

/** Types of which a file declares another part later. */
function mergedTypes(file: ts.SourceFile): ts.Identifier[] {
  const names = file.statements.flatMap((statement) =>
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
      ? (statement.name ?? [])
      : [],
  );
  return names.filter((name, at) => names.findIndex((other) => other.text === name.text) < at);
}

/** Everything that a file may consist of. */
function isDeclarationStatement(node: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isVariableStatement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isEmptyStatement(node) ||
    CHECKS[node.kind] !== undefined
  );
}

export function checkSyntax(files: readonly ts.SourceFile[]): Refusals {
  return collectRefusals(files, {
    ofNode: (node) => CHECKS[node.kind]?.(node),
    ofFile: (file) => [
      ...mergedTypes(file).map((at): Refusal => {
        return { name: 'unsupported', parameters: ['types declared in parts; write one declaration'], at };
      }),
      ...file.statements
        .filter((statement) => !isDeclarationStatement(statement))
        .map((at): Refusal => ({ name: 'moduleStatement', at })),
    ],
  });
}

/**
 * Syntax that apps have, and what to write instead of the rest, by looking at the tree alone.
 *
 * It is a list of what is accepted: a construct that nobody has thought of is refused, not miscompiled.
 */
import ts from 'typescript';
import { always, collectRefusals, type Check, type Refusal, type Refusals } from '../../frontend/refusals';
import { describeSyntax } from '../../frontend/syntax-names';
import { checkDeclaration, checkVariables, repeatedDeclarations } from './declaration-syntax';
import { checkNumber, checkText } from './literals';

const K = ts.SyntaxKind;

const refuse = (what: string): Check => always('appUnsupported', what);

/** Checked further, or refused with a word of advice. */
const CHECKS: Partial<Record<ts.SyntaxKind, Check>> = {
  [K.NumericLiteral]: checkNumber,
  [K.StringLiteral]: checkText,
  [K.NoSubstitutionTemplateLiteral]: checkText,
  [K.TemplateHead]: checkText,
  [K.TemplateMiddle]: checkText,
  [K.TemplateTail]: checkText,
  [K.BigIntLiteral]: refuse('big integers; a number is an integer of 32 bits'),
  [K.VariableDeclarationList]: checkVariables,
  [K.VariableDeclaration]: checkDeclaration,
  [K.PropertyDeclaration]: checkDeclaration,
  [K.FunctionDeclaration]: checkDeclaration,
  [K.FunctionExpression]: checkDeclaration,
  [K.MethodDeclaration]: checkDeclaration,
  [K.Constructor]: checkDeclaration,
  [K.Parameter]: checkDeclaration,
  [K.ClassDeclaration]: checkDeclaration,
  [K.ImportDeclaration]: checkDeclaration,
  [K.ExportDeclaration]: checkDeclaration,
  [K.HeritageClause]: checkDeclaration,
  [K.BinaryExpression]: checkBinary,
  [K.AnyKeyword]: always('appUntyped', 'any'),
  [K.UnknownKeyword]: always('appUntyped', 'unknown'),
  [K.ObjectKeyword]: always('appUntyped', 'object'),
  [K.IntersectionType]: always('appTypeConstruct', 'A & B', 'an intersection'),
  [K.ConditionalType]: always('appTypeConstruct', 'A extends B ? C : D', 'a conditional type'),
  [K.MappedType]: always('appTypeConstruct', '{ [P in K]: T }', 'a mapped type'),
  [K.OptionalType]: always('appTypeConstruct', '[A, B?]', 'a tuple with optional elements'),
  [K.RestType]: always('appTypeConstruct', '[A, ...B[]]', 'a tuple with rest elements'),
  [K.ConstructorType]: always('appTypeConstruct', 'new () => T', 'a class as a value'),
  [K.AsyncKeyword]: refuse("'async'; an app is called for what happens: onMessage, onTimer, subscriptions"),
  [K.AwaitExpression]: refuse(
    "'await'; an app is called for what happens: onMessage, onTimer, subscriptions",
  ),
  [K.YieldExpression]: refuse('generators; build an array, or keep the position in an object'),
  [K.AsteriskToken]: (node) =>
    ts.isFunctionLike(node.parent)
      ? {
          name: 'appUnsupported',
          parameters: ['generators; build an array, or keep the position in an object'],
          covers: true,
        }
      : undefined,
  [K.GetAccessor]: checkDeclaration,
  [K.SetAccessor]: checkDeclaration,
  [K.ClassExpression]: refuse('class expressions; declare the class in the module'),
  [K.ClassStaticBlockDeclaration]: refuse('static blocks; give the static fields their values'),
  [K.SuperKeyword]: refuse("'super': classes do not extend each other"),
  [K.Decorator]: refuse('decorators; call the function'),
  [K.TaggedTemplateExpression]: refuse('tagged templates; call the function with the parts'),
  [K.TypeOfExpression]: refuse("'typeof': the kind of a value is known from its type"),
  [K.ModuleDeclaration]: refuse('namespaces; write a module of its own'),
  [K.ExportAssignment]: refuse("'export default' of a value; export it by name"),
  [K.ImportEqualsDeclaration]: refuse("'import ='; import by name"),
  [K.NamespaceExport]: refuse("'export * as'; export by name"),
  [K.ImportKeyword]: (node) =>
    ts.isCallExpression(node.parent)
      ? { name: 'appUnsupported', parameters: ["'import()'; import at the top of the file"], covers: true }
      : undefined,
  [K.OmittedExpression]: (node) =>
    ts.isArrayLiteralExpression(node.parent) && !isTarget(node.parent)
      ? { name: 'appUnsupported', parameters: ['arrays with holes; write undefined'], covers: true }
      : undefined,
  [K.WithStatement]: refuse("'with'; write the object's name"),
  [K.DebuggerStatement]: refuse("'debugger'; set a breakpoint"),
  [K.VoidExpression]: refuse("'void'; write the call as a statement"),
  [K.MetaProperty]: refuse("'import.meta' and 'new.target'"),
};

/** What needs no look at the tree. */
const ACCEPTED: ReadonlySet<ts.SyntaxKind> = new Set([
  // Statements
  ...[K.Block, K.EmptyStatement, K.VariableStatement, K.ExpressionStatement, K.IfStatement, K.DoStatement],
  ...[K.WhileStatement, K.ForStatement, K.ForInStatement, K.ForOfStatement, K.ContinueStatement],
  ...[K.BreakStatement, K.ReturnStatement, K.SwitchStatement, K.CaseBlock, K.CaseClause, K.DefaultClause],
  ...[K.LabeledStatement, K.ThrowStatement, K.TryStatement, K.CatchClause],
  // Declarations
  ...[K.InterfaceDeclaration, K.TypeAliasDeclaration, K.EnumDeclaration, K.EnumMember, K.TypeParameter],
  ...[
    K.PropertySignature,
    K.MethodSignature,
    K.TypePredicate,
    K.AssertsKeyword,
    K.IndexSignature,
    K.CallSignature,
    K.NamedImports,
    K.ImportSpecifier,
    K.NamespaceImport,
    K.ImportClause,
  ],
  ...[K.NamedExports, K.ExportSpecifier, K.SemicolonClassElement],
  // Expressions
  ...[K.Identifier, K.PrivateIdentifier, K.ThisKeyword, K.NullKeyword, K.TrueKeyword, K.FalseKeyword],
  ...[K.ArrayLiteralExpression, K.ObjectLiteralExpression, K.PropertyAccessExpression, K.CallExpression],
  ...[K.ElementAccessExpression, K.NewExpression, K.TypeAssertionExpression, K.ParenthesizedExpression],
  ...[K.ArrowFunction, K.PrefixUnaryExpression, K.PostfixUnaryExpression, K.ConditionalExpression],
  ...[K.TemplateExpression, K.TemplateSpan, K.SpreadElement, K.AsExpression, K.SatisfiesExpression],
  ...[K.NonNullExpression, K.DeleteExpression, K.RegularExpressionLiteral, K.ExpressionWithTypeArguments],
  ...[K.PropertyAssignment, K.ShorthandPropertyAssignment, K.SpreadAssignment, K.ComputedPropertyName],
  ...[K.ObjectBindingPattern, K.ArrayBindingPattern, K.BindingElement],
  // Types
  ...[K.NumberKeyword, K.StringKeyword, K.BooleanKeyword, K.VoidKeyword, K.UndefinedKeyword, K.NeverKeyword],
  ...[K.TypeReference, K.FunctionType, K.TypeLiteral, K.ArrayType, K.TupleType, K.UnionType],
  ...[K.ParenthesizedType, K.LiteralType, K.TypeQuery, K.TypeOperator, K.IndexedAccessType, K.ThisType],
  ...[K.NamedTupleMember, K.QualifiedName],
  // Words and marks
  ...[K.ExportKeyword, K.ConstKeyword, K.StaticKeyword, K.ReadonlyKeyword, K.PublicKeyword],
  ...[K.PrivateKeyword, K.ProtectedKeyword, K.DeclareKeyword, K.DefaultKeyword, K.OverrideKeyword],
  K.AbstractKeyword,
  ...[K.QuestionToken, K.QuestionDotToken, K.ExclamationToken, K.DotDotDotToken, K.ColonToken],
  K.EqualsGreaterThanToken,
]);

/** Binary operators; `/` and the like are looked at where types are known. */
const OPERATORS: ReadonlySet<ts.SyntaxKind> = new Set([
  ...[K.PlusToken, K.MinusToken, K.AsteriskToken, K.SlashToken, K.PercentToken, K.AsteriskAsteriskToken],
  ...[K.LessThanToken, K.LessThanEqualsToken, K.GreaterThanToken, K.GreaterThanEqualsToken],
  ...[
    K.EqualsEqualsToken,
    K.ExclamationEqualsToken,
    K.EqualsEqualsEqualsToken,
    K.ExclamationEqualsEqualsToken,
    K.AmpersandToken,
    K.BarToken,
    K.CaretToken,
  ],
  ...[K.LessThanLessThanToken, K.GreaterThanGreaterThanToken, K.GreaterThanGreaterThanGreaterThanToken],
  ...[K.AmpersandAmpersandToken, K.BarBarToken, K.QuestionQuestionToken, K.CommaToken, K.EqualsToken],
  ...[K.PlusEqualsToken, K.MinusEqualsToken, K.AsteriskEqualsToken, K.SlashEqualsToken, K.PercentEqualsToken],
  ...[K.AsteriskAsteriskEqualsToken, K.AmpersandEqualsToken, K.BarEqualsToken, K.CaretEqualsToken],
  ...[K.LessThanLessThanEqualsToken, K.GreaterThanGreaterThanEqualsToken],
  ...[K.GreaterThanGreaterThanGreaterThanEqualsToken, K.AmpersandAmpersandEqualsToken],
  ...[K.BarBarEqualsToken, K.QuestionQuestionEqualsToken, K.InKeyword, K.InstanceOfKeyword],
]);

function checkBinary(node: ts.Node): Refusal | undefined {
  if (!ts.isBinaryExpression(node)) return undefined;
  const operator = node.operatorToken;
  if (OPERATORS.has(operator.kind)) return undefined;
  return { name: 'appUnsupported', parameters: [`'${operator.getText()}'`], at: operator, covers: true };
}

/** Whether an array or object literal is the left side of a destructuring assignment, however deep inside. */
export function isTarget(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) {
    return parent.left === node && parent.operatorToken.kind === K.EqualsToken;
  }
  if (ts.isForOfStatement(parent)) return parent.initializer === node;
  const isPart =
    ts.isArrayLiteralExpression(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isPropertyAssignment(parent);
  return isPart && isTarget(parent);
}

/** A name of a property, or a text in brackets, that stands for the prototype in JavaScript. */
function isPrototype(node: ts.Node): boolean {
  if (!ts.isIdentifier(node) && !ts.isStringLiteralLike(node)) return false;
  const { parent } = node;
  const isKey = ts.isElementAccessExpression(parent) && parent.argumentExpression === node;
  const isName = (parent as Partial<ts.NamedDeclaration>).name === node && !ts.isVariableDeclaration(parent);
  return node.text === '__proto__' && (isKey || isName || ts.isComputedPropertyName(parent));
}

function checkNode(node: ts.Node): Refusal | undefined {
  if (isPrototype(node))
    return {
      name: 'appUnsupported',
      parameters: ["'__proto__'; give the property another name"],
      at: node,
      covers: true,
    };
  const check = CHECKS[node.kind];
  if (check) return check(node);
  const isOperator = ts.isBinaryExpression(node.parent) && node.parent.operatorToken === node;
  const isDefault = ts.isShorthandPropertyAssignment(node.parent) && node.kind === K.EqualsToken;
  const isOperatorOfType = ts.isMappedTypeNode(node.parent) || ts.isTypePredicateNode(node.parent);
  if (ACCEPTED.has(node.kind) || isOperator || isDefault || isOperatorOfType) return undefined;
  return { name: 'appUnsupported', parameters: [describeSyntax(node)], covers: true };
}

export function checkAppSyntax(files: readonly ts.SourceFile[]): Refusals {
  return collectRefusals(files, { ofNode: checkNode, ofFile: repeatedDeclarations, outermost: true });
}

/** Declarations: variables get their values; types, imports and functions with a name need nothing where they stand. */
import ts from 'typescript';
import { bind } from '../bindings';
import { takenApart } from '../spread';
import type { Body } from '../body';
import { UNDEFINED } from '../build';
import { initialiseStatics } from '../classes';
import { does, type StatementEntry } from '../handlers';
import { markInitialised } from '../initialised';
import { writePlace } from '../places';
import { declare } from '../variables';

function variables(body: Body, node: ts.VariableStatement): void {
  declareAll(body, node.declarationList);
}

export function declareAll(body: Body, list: ts.VariableDeclarationList): void {
  for (const declaration of list.declarations) body.at(declaration, () => declareOne(body, declaration));
}

function declareOne(body: Body, { name, initializer }: ts.VariableDeclaration): void {
  if (!initializer) {
    // Anew in each round of a loop, too.
    if (ts.isIdentifier(name)) declareEmpty(body, name);
    return;
  }
  bind(body, name, takenApart(body, initializer));
}

function declareEmpty(body: Body, name: ts.Identifier): void {
  const place = declare(body, name);
  writePlace(body, place, UNDEFINED);
  markInitialised(body, name, place);
}

function classDeclaration(body: Body, node: ts.ClassDeclaration): void {
  initialiseStatics(body, node);
}

const DECLARATIONS_ONLY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.EnumDeclaration,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.ModuleDeclaration,
]);

/** Whether it does nothing when its module is evaluated. */
export const isDeclarationOnly = (node: ts.Statement): boolean => DECLARATIONS_ONLY.has(node.kind);

const nothing = (): void => undefined;

export const DECLARATIONS: readonly StatementEntry[] = [
  does(ts.SyntaxKind.VariableStatement, variables),
  does(ts.SyntaxKind.ClassDeclaration, classDeclaration),
  ...[...DECLARATIONS_ONLY].map((syntax) => does(syntax, nothing)),
];

/** The lowering knows every function that the library of apps declares, and no other. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { BUILTINS } from '../../../transpile/apps/lower/builtins';

const FOLDER = path.resolve(__dirname, '../../../transpile/apps/lib');

/** What is walked: `for..of`, `...` and Array.from know it by its name (spread.ts, iterations.ts). */
const WALKS = /\.(keys|values|entries)$|^(Iterator|Iterable|IterableIterator)\.|\[Symbol/;
/** `new Error(...)` and `throw` belong together (expressions/calls.ts). */
const ELSEWHERE = new Set(['new ErrorConstructor']);

function declared(): string[] {
  const names = readdirSync(FOLDER).flatMap((file) => {
    const text = readFileSync(path.join(FOLDER, file), 'utf8');
    return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true).statements.flatMap(namesIn);
  });
  return [...new Set(names)].filter((name) => !WALKS.test(name) || name.startsWith('ObjectConstructor'));
}

function namesIn(node: ts.Node): string[] {
  if (ts.isFunctionDeclaration(node)) return [node.name?.text ?? ''];
  if (ts.isModuleDeclaration(node) && node.body && ts.isModuleBlock(node.body))
    return node.body.statements.flatMap(namesIn);
  if (!ts.isInterfaceDeclaration(node)) return [];
  const owner = node.name.text;
  return node.members.flatMap((member) => {
    if (ts.isMethodSignature(member)) return [`${owner}.${member.name.getText()}`];
    if (ts.isConstructSignatureDeclaration(member)) return [`new ${owner}`];
    return ts.isCallSignatureDeclaration(member) ? [owner] : [];
  });
}

test('every function of the library is lowered', () => {
  expect(
    declared()
      .filter((name) => !ELSEWHERE.has(name))
      .sort(),
  ).toEqual(Object.keys(BUILTINS).sort());
});

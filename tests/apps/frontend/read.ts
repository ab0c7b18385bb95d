/** Apps from memory, for tests of the front end: the files, and the kinds of what their first one declares. */
import path from 'node:path';
import ts from 'typescript';
import { readApp, type ReadApp } from '../../../transpile/apps/frontend';
import type { Kind } from '../../../transpile/apps/frontend/kinds';

const ROOT = path.resolve(__dirname, '../../..');

/** The first file is the entry. */
export function read(files: Readonly<Record<string, string>>): ReadApp {
  const overrides = new Map(
    Object.entries(files).map(([name, text]) => [path.join(ROOT, 'apps', name), text]),
  );
  const [entry = ''] = overrides.keys();
  return readApp(entry, { root: ROOT, overrides });
}

/** Kinds of the module's variables, by their names; the app has to be right. */
export function kindsOf(source: string): (name: string) => Kind {
  const app = read({ 'app.ts': source });
  const messages = app.diagnostics.map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
  if (messages.length > 0) throw new Error(messages.join('\n'));
  const declarations = app.modules
    .flatMap((module) => [...module.statements])
    .flatMap((statement) =>
      ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [],
    );
  return (name) => {
    const declaration = declarations.find((each) => each.name.getText() === name);
    if (declaration === undefined) throw new Error(`no variable '${name}'`);
    return app.kinds.ofDeclared(declaration);
  };
}

/** Of the value that a variable begins with. */
export function initialKind(source: string, name: string): Kind {
  const app = read({ 'app.ts': source });
  for (const statement of app.modules.at(-1)?.statements ?? []) {
    const declarations = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    const found = declarations.find((each) => each.name.getText() === name);
    if (found?.initializer) return app.kinds.of(found.initializer);
  }
  throw new Error(`no variable '${name}' with a value`);
}

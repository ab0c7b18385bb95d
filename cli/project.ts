/**
 * A project of a user: a folder elsewhere, as `conductor new` makes it. What its `tsconfig.json` covers is dialect; tests and the
 * system file, which are ordinary TypeScript, have a `tsconfig.json` of their own in `tests`.
 */
import path from 'node:path';
import ts from 'typescript';
import { UserError } from './errors';
import { shown } from './paths';

/** Absolute, sorted; without declaration files. */
export function dialectFilesOf(project: string): string[] {
  const file = path.join(project, 'tsconfig.json');
  const { config, error } = ts.readConfigFile(file, (name) => ts.sys.readFile(name));
  if (error) throw problemOf(file, error);
  const { fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, project, undefined, file);
  if (errors[0]) throw problemOf(file, errors[0]);
  return fileNames
    .filter((name) => !name.endsWith('.d.ts'))
    .map((name) => path.normalize(name))
    .sort();
}

function problemOf(file: string, { messageText }: ts.Diagnostic): UserError {
  return new UserError(`${shown(file)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

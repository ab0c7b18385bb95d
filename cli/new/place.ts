/**
 * Where a new project may go: a folder that is not there yet, or is empty, outside of Conductor's own. Refused before anything is
 * written.
 */
import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors';
import { ROOT } from '../paths';

/** npm's rule for packages without a scope, in lower case; most editors and shells like such names as well. */
const NAME = /^[a-z0-9][a-z0-9._-]*$/;
const LONGEST_NAME = 214;
/** What npm itself, or what a project imports, goes by. */
const TAKEN = ['conductor', 'node_modules', 'favicon.ico'];
const NOT_PERMITTED = ['EACCES', 'EPERM', 'EROFS'];

export interface Place {
  readonly name: string;
  /** Absolute, real, and there. */
  readonly folder: string;
  /** Takes away everything that was made since. */
  undo(): void;
}

export function takePlace(wanted: string): Place {
  const folder = path.resolve(wanted);
  const name = checkedName(folder);
  requireEmpty(wanted, folder);
  requireOutside(wanted, folder);
  const created = makeFolder(wanted, folder);
  const undo = (): void => {
    if (created !== undefined) rmSync(created, { recursive: true, force: true });
    else for (const entry of readdirSync(folder)) rmSync(path.join(folder, entry), { recursive: true });
  };
  return { name, folder: realpathSync(folder), undo };
}

function checkedName(folder: string): string {
  const name = path.basename(folder);
  if (TAKEN.includes(name)) throw new UserError(`a project can't be called '${name}': choose another name`);
  if (NAME.test(name) && name.length <= LONGEST_NAME) return name;
  throw new UserError(
    `'${name}' is no name for a project: it takes small letters, digits, '-', '_' and '.', and begins with a letter or digit`,
  );
}

function requireEmpty(wanted: string, folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory())
    throw new UserError(`${wanted} is a file: name a folder that is not there`);
  if (readdirSync(folder).length > 0)
    throw new UserError(`${wanted} is not empty: name a folder that is not there, or empty this one`);
}

function requireOutside(wanted: string, folder: string): void {
  if (path.relative(ROOT, realFolder(folder)).startsWith('..')) return;
  throw new UserError(`${wanted} lies in Conductor's own folder (${ROOT}): a project goes elsewhere`);
}

/** With symbolic links of what is there followed. */
function realFolder(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder);
  return path.join(realFolder(path.dirname(folder)), path.basename(folder));
}

/** The first folder that was created; none if all were there. */
function makeFolder(wanted: string, folder: string): string | undefined {
  try {
    return mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const because = NOT_PERMITTED.includes(code) ? 'you may not write there' : reasonOf(code);
    throw new UserError(`${wanted} can't be created: ${because}`);
  }
}

function reasonOf(code: string): string {
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'a part of its path is a file';
  return `the system says ${code}`;
}

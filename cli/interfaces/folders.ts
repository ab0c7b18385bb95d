/**
 * Where declarations of services are: `src/interfaces` of the checkout, and every folder called `interfaces` beside or above
 * a place that is worked on, up to the project that it belongs to.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths';

const FOLDER = 'interfaces';
export const SYSTEM_INTERFACES = path.join(ROOT, 'src', FOLDER);
/** A folder with one of these is a project. */
const PROJECT_MARKS = ['package.json', '.git'];

/** `places` are files or folders. */
export function interfaceFolders(places: readonly string[]): string[] {
  const found = places.flatMap((place) => foldersAbove(path.resolve(place)));
  return [...new Set([SYSTEM_INTERFACES, ...found])].filter(hasDeclarations);
}

function foldersAbove(place: string): string[] {
  const folders: string[] = [];
  for (let folder = isFolder(place) ? place : path.dirname(place); ; folder = path.dirname(folder)) {
    folders.push(path.basename(folder) === FOLDER ? folder : path.join(folder, FOLDER));
    const isProject = PROJECT_MARKS.some((mark) => existsSync(path.join(folder, mark)));
    if (isProject || path.dirname(folder) === folder) return folders;
  }
}

/** The declarations of a folder, sorted. */
export function declarationsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /(?<!\.d|\.test)\.ts$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

function hasDeclarations(folder: string): boolean {
  return isFolder(folder) && declarationsIn(folder).length > 0;
}

function isFolder(place: string): boolean {
  return existsSync(place) && statSync(place).isDirectory();
}

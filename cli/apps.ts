/**
 * Apps in ordinary TypeScript among other sources: a folder is one if its `tsconfig.json` extends Conductor's `tsconfig/app.json`, and
 * `app.ts` in it exports the handlers. What services generate for apps, `<name>-app.ts`, belongs to whoever imports it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ENTRY = 'app.ts';
const SETTINGS = 'tsconfig.json';
const OF_APPS = /"extends":\s*"[^"]*tsconfig\/app\.json"/;
const NOT_OURS = /(^|[\\/])(node_modules|build|xpacks|\.git)([\\/]|$)/;
const GENERATED = /[\\/]generated[\\/][^\\/]+-app\.ts$/;

/** Whether the file is a part of an app, and so no dialect. */
export function isAppFile(file: string): boolean {
  return GENERATED.test(file) || isAppFolder(path.dirname(file));
}

/** The entry modules of apps in and below a folder. */
export function appEntries(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === ENTRY && !NOT_OURS.test(name))
    .map((name) => path.join(folder, name))
    .filter(isAppFile)
    .sort();
}

/** By the nearest settings above. */
function isAppFolder(folder: string): boolean {
  const settings = path.join(folder, SETTINGS);
  if (existsSync(settings)) return OF_APPS.test(readFileSync(settings, 'utf8'));
  const above = path.dirname(folder);
  return above !== folder && isAppFolder(above);
}

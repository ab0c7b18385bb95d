/** Where things are: the checkout that this command belongs to, what it writes, and how paths are shown. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The checkout: every tool and source of Conductor is below it, wherever the user's system file is. */
export const ROOT = path.resolve(__dirname, '..');

/** What may be deleted at any time: tool cache, simulator sockets, logs. */
export const CACHE = process.env['CONDUCTOR_CACHE'] ?? path.join(ROOT, '.cache');

/** What a project calls its system file. */
const SYSTEM_OF_PROJECT = path.resolve('system.ts');

/** The system that commands work on when none is named: that of the project in the current folder, else Conductor's own. */
export const DEFAULT_SYSTEM = existsSync(SYSTEM_OF_PROJECT)
  ? SYSTEM_OF_PROJECT
  : path.join(ROOT, 'system', 'default.ts');

/** As the user would type it: relative when it is at or below the current folder. */
export function shown(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}

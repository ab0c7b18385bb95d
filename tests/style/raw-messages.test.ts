/** The lint rule that keeps servers and apps from building messages by hand. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../../cli/paths';

/** What eslint says about a file of this name and text. */
function lint(file: string, text: string): string {
  const eslint = path.join(ROOT, 'node_modules', 'eslint', 'bin', 'eslint.js');
  const command = [eslint, '--stdin', '--stdin-filename', path.join(ROOT, file)];
  return spawnSync(process.execPath, command, { cwd: ROOT, input: text, encoding: 'utf8' }).stdout;
}

const RULE = '@typescript-eslint/no-restricted-imports';
const use = (statement: string, name: string): string => `${statement}\nexport const used = ${name};\n`;

test.each([
  ['src/servers/journal/main.ts', use("import { reply } from '../../runtime/messages';", 'reply')],
  [
    'src/servers/journal/entries.ts',
    use("import { copyToClient } from '../../runtime/leases';", 'copyToClient'),
  ],

  ['src/apps/shell/main.ts', use("import { Message } from '../../runtime/message';", 'Message')],
  ['src/apps/shell/main.ts', use("import { invoke } from '../../runtime/system-call';", 'invoke')],
])('%s may not: %s', (file, text) => expect(lint(file, text)).toContain(RULE));

test.each([
  [
    'src/servers/journal/main.ts',
    "import type { Message } from '../../runtime/message';\nexport type M = Message;\n",
  ],
  ['src/apps/shell/main.ts', use("import { Result } from '../../runtime/system-call';", 'Result')],
  ['src/apps/rogue/main.ts', use("import { call } from '../../runtime/messages';", 'call')],
  ['src/framework/server.ts', use("import { receive } from '../runtime/messages';", 'receive')],
])('%s may: %s', (file, text) => expect(lint(file, text)).toBe(''));

/** The pages of docs/services say what the declarations say, and a version is what it was. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { versionProblem } from '../../cli/interfaces/pages';
import { pageOf } from '../../cli/interfaces/page';
import { ROOT } from '../../cli/paths';
import { EVERYTHING } from '../transpile/interfaces/everything';
import { textsOf } from '../transpile/interfaces/world';

test('each service has a page, none is stale, and none has changed without a new version', () => {
  const command = [path.join(ROOT, 'cli', 'conductor.js'), 'interfaces', '--pages', '--check'];
  const { stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  expect(stderr).toBe('');
});

const page = (declaration: string): string => pageOf(textsOf('everything.ts', declaration).made.services[0]!);
const change = (from: string, to: string): string => EVERYTHING.replace(from, to);
const END = 'nothing(): void;';

test.each([
  ['another parameter', change('a: u8', 'a: u16'), /still version 2\.3, but what .* write '@version 3\.0'/],
  ['a method less', change(END, ''), /still version 2\.3, but what .* write '@version 3\.0'/],
  [
    'a method more',
    change(END, `${END} more2(): void;`),
    /still version 2\.3, but it has more .* '@version 2\.4'/,
  ],
  ['an error less', change(' * @error busy Somebody is there.\n', ''), /write '@version 3\.0'/],
  [
    'a minor version that is a major one',
    change('a: u8', 'a: u16').replace('@version 2.3', '@version 2.4'),
    /Everything 2\.4 does not understand clients of 2\.3: write '@version 3\.0'/,
  ],
])('%s is noticed', (_what, declaration, message) => {
  expect(versionProblem(page(EVERYTHING), page(declaration), 'Everything')).toMatch(message);
});

test.each([
  ['nothing', EVERYTHING],
  ['a comment', change('Scalars.', 'Numbers.')],
  ['a method more, and a minor version', change(END, `${END} more2(): void;`).replace('2.3', '2.4')],
  ['everything, and a major version', change('a: u8', 'a: u16').replace('2.3', '3.0')],
])('%s may change', (_what, declaration) => {
  expect(versionProblem(page(EVERYTHING), page(declaration), 'Everything')).toBeUndefined();
});

/** Declarations that somebody is typing: whatever the text is, it becomes stubs or diagnostics, never a failure of the generator. */
import path from 'node:path';
import fc from 'fast-check';
import { formatDiagnostics } from '../../../transpile';
import { DIAGNOSTICS } from '../../../transpile/diagnostics';
import { generateInterfaces } from '../../../transpile/interfaces';
import { EVERYTHING } from './everything';
import { ROOT } from './world';

const TOKENS = EVERYTHING.split(/(\W)/).filter((token) => token !== '');

/** What the generator says of a text, if it fails. */
function failureOf(text: string): string {
  const file = path.join(ROOT, 'src', 'interfaces', 'everything.ts');
  const { diagnostics } = generateInterfaces([file], { root: ROOT, overrides: new Map([[file, text]]) });
  const failures = diagnostics.filter(({ code }) => code === DIAGNOSTICS.internalError.code);
  return formatDiagnostics(failures, { pretty: false, root: ROOT });
}

const place = fc.integer({ min: 0, max: TOKENS.length - 1 });
const edit = fc.tuple(fc.constantFrom('drop', 'repeat', 'swap'), place, place);

test('tokens that are dropped, repeated or swapped', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const tokens = [...TOKENS];
      for (const [kind, at, other] of edits) {
        const [token, another] = [tokens[at] ?? '', tokens[other] ?? ''];
        if (kind === 'drop') tokens[at] = '';
        if (kind === 'repeat') tokens[at] = token + another;
        if (kind === 'swap') [tokens[at], tokens[other]] = [another, token];
      }
      expect(failureOf(tokens.join(''))).toBe('');
    }),
    { numRuns: 150 },
  );
});

test.each([
  ['', 'nothing'],
  ['export interface', 'half a word'],
  ['/** @version 1.0 */ export interface Everything { a(', 'half a method'],
  ['/** @version 1.0 */ export interface Everything { a(x: Out<): void }', 'half a type'],
  ['/** @version 1.0 */ export interface Everything { a(x: Everything): void }', 'itself'],
  [
    "/** @version 1.0 */ import { X } from './nowhere';\nexport interface Everything { a(x: X): void }",
    'a lost import',
  ],
  ['\u0000\ufffe', 'no text'],
])('%j: %s', (text) => expect(failureOf(text)).toBe(''));

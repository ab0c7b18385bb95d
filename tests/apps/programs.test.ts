/** The programs of programs/ are what they say: in Node, their oracle. */
import { readFileSync } from 'node:fs';
import { FEATURES_PAGE, featuresPage } from './features';
import { runInNode } from './node';
import { allPrograms } from './programs';

const programs = allPrograms();

test('there are enough of them, and each is about something of its own', () => {
  expect(programs.length).toBeGreaterThanOrEqual(120);
  expect(new Set(programs.map(({ about }) => about)).size).toBe(programs.length);
});

test('the page about them is what they make of it: npm run app-features', () => {
  expect(readFileSync(FEATURES_PAGE, 'utf8')).toBe(featuresPage());
});

test.each(programs.filter(({ outcome }) => outcome.kind === 'prints'))(
  '$name ends in Node, and prints something',
  ({ file, messages }) => {
    const { output, thrown } = runInNode(file, { messages });
    expect({ output, thrown }).toEqual({ output: expect.stringMatching(/./), thrown: undefined });
  },
);

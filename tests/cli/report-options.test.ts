/** `conductor report`: options that can't be what the user means are refused before anything is built or written. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { conductor, removeFolders, temporaryFolder } from './support';

afterAll(removeFolders);

test.each([
  ['a page that is no page', ['--html', 'page.txt'], /page\.txt is no name of a page: end it with \.html/],
  ['a page and data', ['--html', 'x.html', '--json'], /--html writes a page; --json and --caps print/],
  ['a page and capabilities', ['--html', '--caps'], /--html writes a page/],
  ['a recording without a page', ['--trace', 'x.json'], /--trace is for the page: add --html/],
  ['measured stacks without a page', ['--live'], /--live is for the page: add --html/],
])('%s', async (_, parameters, message) => {
  const folder = temporaryFolder();
  const { status, errors, output } = await conductor(['report', ...parameters], { folder });
  expect(errors).toMatch(message);
  expect(errors).not.toMatch(/defect of Conductor|Build/);
  expect([status, output]).toEqual([1, '']);
  expect(existsSync(path.join(folder, 'x.html'))).toBe(false);
});

test('a system file behind --html is not overwritten', async () => {
  const file = path.join(temporaryFolder(), 'mine.ts');
  writeFileSync(file, 'export default 1;\n');
  const { status, errors } = await conductor(['report', '--html', file]);
  expect(errors).toMatch(/mine\.ts is no name of a page.*put the system file before --html/);
  expect(status).toBe(1);
  expect(readFileSync(file, 'utf8')).toBe('export default 1;\n');
});

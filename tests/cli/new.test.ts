/** `conductor new`: where a project may go, what is refused, and that a refusal leaves nothing behind. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { takePlace } from '../../cli/new/place';
import { templateFiles, writeProject } from '../../cli/new/project';
import { conductor, placeProgram, removeFolders, ROOT, temporaryFolder } from './support';

afterAll(removeFolders);

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

const make = (name: string, environment: Record<string, string> = {}): ReturnType<typeof conductor> =>
  conductor(['new', name], { folder, environment });

/** Everything below the folder that the command runs in. */
const everything = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

test.each([
  ['a folder with something in it', 'full', /^error: full is not empty: name a folder that is not there/],
  ['a file', 'file', /^error: file is a file/],
  [
    'a folder below a file',
    'file/first',
    /^error: file\/first can't be created: a part of its path is a file/,
  ],
  ['capitals', 'First', /^error: 'First' is no name for a project: it takes small letters/],
  ['a space', 'my project', /^error: 'my project' is no name/],
  ['a dot first', '.first', /^error: '\.first' is no name/],
  ['the name of a package that it needs', 'conductor', /^error: a project can't be called 'conductor'/],
  ['a name that is too long', 'x'.repeat(215), /is no name for a project/],
  ['the checkout itself', path.join(ROOT, 'first'), /first lies in Conductor's own folder/],
  ['the checkout by a link', 'link/first', /^error: link\/first lies in Conductor's own folder/],
])('%s is refused', async (_what, name, message) => {
  mkdirSync(path.join(folder, 'full'));
  writeFileSync(path.join(folder, 'full', 'notes.txt'), 'mine');
  writeFileSync(path.join(folder, 'file'), 'mine');
  symlinkSync(path.join(ROOT, 'tests'), path.join(folder, 'link'));
  const before = everything();
  const { status, output, errors } = await make(name);
  expect(errors).toMatch(message);
  expect({ status, output }).toEqual({ status: 1, output: '' });
  expect(everything()).toEqual(before);
  expect(readFileSync(path.join(folder, 'full', 'notes.txt'), 'utf8')).toBe('mine');
  expect(existsSync(path.join(ROOT, 'first'))).toBe(false);
});

test('a place where one may not write is refused', async () => {
  // To root everything is permitted but what the kernel itself refuses.
  const place = process.getuid?.() === 0 ? '/sys' : folder;
  chmodSync(folder, 0o555);
  const { status, errors } = await make(path.join(place, 'first'));
  chmodSync(folder, 0o755);
  expect(errors).toMatch(/first can't be created: you may not write there/);
  expect(status).toBe(1);
  expect(existsSync(path.join(place, 'first'))).toBe(false);
});

test('what fails half-way takes everything away again', () => {
  const place = takePlace(path.join(folder, 'deep', 'first'));
  mkdirSync(path.join(place.folder, 'system.ts'));
  expect(() => writeProject(place)).toThrow(/first can't be filled: .*system\.ts/);
  expect(everything()).toEqual([]);
});

test('a folder that was there stays, empty as it was', () => {
  mkdirSync(path.join(folder, 'first'));
  const place = takePlace(path.join(folder, 'first'));
  mkdirSync(path.join(place.folder, 'system.ts'));
  expect(() => writeProject(place)).toThrow(/can't be filled/);
  expect(everything()).toEqual(['first']);
});

test('the project has every file of the template, and a package.json that names it and Conductor', () => {
  const place = takePlace(path.join(folder, 'first'));
  writeProject(place);
  for (const name of templateFiles()) {
    const copy = path.join(place.folder, name === 'gitignore' ? '.gitignore' : name);
    expect(readFileSync(copy, 'utf8')).toBe(readFileSync(path.join(ROOT, 'template', name), 'utf8'));
  }
  const text = readFileSync(path.join(place.folder, 'package.json'), 'utf8');
  const description = JSON.parse(text) as { name: string; devDependencies: { conductor: string } };
  expect(description).toMatchObject({ name: 'first', private: true });
  const named = description.devDependencies.conductor.replace(/^file:/, '');
  expect(path.resolve(place.folder, named)).toBe(realpathSync(ROOT));
});

test('npm failing is said, with what to do; the project is there', async () => {
  const bin = temporaryFolder();
  placeProgram(bin, 'npm', 'echo "npm error no space"; exit 1');
  const { status, errors } = await make('first', { PATH: `${bin}:${process.env['PATH']}` });
  expect(errors).toMatch(
    /the project is there, but npm install failed in it:\nnpm error no space\nRun it again in .*first/,
  );
  expect(status).toBe(1);
  expect(existsSync(path.join(folder, 'first', 'system.ts'))).toBe(true);
});

test('tests are run in the folder of a project', async () => {
  const { status, errors } = await conductor(['test'], { folder });
  expect(errors).toMatch(/there is no jest\.config\.js here: run this in the folder of a project/);
  expect(status).toBe(1);
});

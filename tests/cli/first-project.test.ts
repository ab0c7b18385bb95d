/** The tutorial: its steps are taken in an empty folder, and what they end in is what `conductor new` makes. */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { takePlace } from '../../cli/new/place';
import { templateFiles, writeProject } from '../../cli/new/project';
import { removeFolders, ROOT, temporaryFolder } from './support';
import { blocksOf, follow } from './tutorial';

const PAGE = path.join(ROOT, 'docs', '0035-first-project.md');
/** What the tutorial leaves to `conductor new`: nothing is learned from it. */
const LEFT_OUT = ['README.md', 'gitignore'];

afterAll(removeFolders);

test('each step does what the page says, and the last is the project of conductor new', () => {
  const folder = temporaryFolder();
  symlinkSync(ROOT, path.join(folder, 'conductor'));
  const project = path.join(folder, 'meter');
  mkdirSync(project);
  follow(blocksOf(PAGE), project);

  const created = takePlace(path.join(temporaryFolder(), 'meter'));
  writeProject(created);
  const read = (place: string, name: string): string => readFileSync(path.join(place, name), 'utf8');
  for (const name of templateFiles().filter(
    (each) => !LEFT_OUT.includes(each) && !each.startsWith('.vscode'),
  ))
    expect({ name, text: read(project, name) }).toEqual({ name, text: read(created.folder, name) });
  const [own, made] = [project, created.folder].map(
    (place) => JSON.parse(read(place, 'package.json')) as Record<string, unknown>,
  );
  expect(own).toEqual({ ...made, devDependencies: { conductor: 'file:../conductor' } });
}, 600_000);

/** `conductor new`: a project of one's own, elsewhere, that builds, runs and is tested at once. */
import type { Command } from 'commander';
import { UserError } from '../errors';
import { takePlace } from '../new/place';
import { writeProject } from '../new/project';
import { runSteps } from '../output';
import { shown } from '../paths';
import { execute } from '../toolchain/execute';

/** A link is made: seconds. */
const LIMITS = { total: 120_000 };

export function addNew(program: Command): void {
  program
    .command('new')
    .argument('<folder>', 'the folder to create; its name is the name of the project')
    .option(
      '--app',
      'an app in ordinary TypeScript, instead of a service in the dialect and its client',
      false,
    )
    .description('create a project: a service, an app, their system, tests, settings of the editor')
    .action(newProject);
}

async function newProject(wanted: string, { app }: { app: boolean }): Promise<void> {
  const place = takePlace(wanted);
  writeProject(place, app ? 'app' : 'service');
  const link = (): Promise<void> => install(place.folder);
  await runSteps([{ title: `Install the packages of ${place.name}`, run: link }]);
  process.stdout.write(`${shown(place.folder)}\n`);
  process.stderr.write(`Now, in that folder: npm start, npm test. The README.md there says what is what.\n`);
}

async function install(folder: string): Promise<void> {
  const { status, output, stopped } = await execute('npm', ['install'], LIMITS, { cwd: folder });
  if (status === 0) return;
  throw new UserError(
    `the project is there, but npm install failed in it${stopped ? ` (${stopped})` : ''}:\n${output.trim()}\nRun it again in ${folder}.`,
  );
}

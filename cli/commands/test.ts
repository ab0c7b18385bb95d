/** `conductor test`: the tests of a project, by the Jest that comes with Conductor, with the tools that a simulator run needs. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Command } from 'commander';
import { UserError } from '../errors';
import { requireTools } from '../toolchain/setup';
import { TO_RUN } from '../toolchain/tools';

const CONFIGURATION = 'jest.config.js';

export function addTest(program: Command): void {
  program
    .command('test')
    .argument('[jest...]', 'parameters for Jest, like a part of the name of a test file')
    .allowUnknownOption()
    .description('run the tests of the project in this folder')
    .action(runTests);
}

async function runTests(parameters: readonly string[]): Promise<void> {
  if (!existsSync(CONFIGURATION)) {
    throw new UserError(
      `there is no ${CONFIGURATION} here: run this in the folder of a project (conductor new)`,
    );
  }
  await requireTools(TO_RUN);
  const jest = createRequire(__filename).resolve('jest/bin/jest');
  const child = spawn(process.execPath, [jest, ...parameters], { stdio: 'inherit' });
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
}

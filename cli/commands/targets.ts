/** `conductor targets`: what systems can run on from here, and what is missing for the others. */
import type { Command } from 'commander';
import { UserError } from '../errors';
import { kindOf, kindsHere, requireTarget, targetOf } from '../target/start';

export function addTargets(program: Command): void {
  program
    .command('targets')
    .argument('[target]', 'only this one; fails if it is not here')
    .description('list what systems can run on: simulators, and the connected board')
    .action(async (name?: string) => {
      if (name !== undefined) return requireTarget(kindOf(name));
      for (const kind of kindsHere()) process.stdout.write(`${kind.padEnd(9)} ${await stateOf(kind)}\n`);
    });
}

async function stateOf(kind: ReturnType<typeof kindOf>): Promise<string> {
  try {
    await requireTarget(kind);
  } catch (error) {
    if (error instanceof UserError) return `not here: ${error.message.replace(/\s*\n\s*/g, ' ')}`;
    throw error;
  }
  const features = [...targetOf(kind).features].join(', ');
  return `here; can do: ${features}`;
}

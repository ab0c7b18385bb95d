/** `conductor interfaces`: makes the stubs of services, which builds and checks do by themselves; and their pages. */
import type { Command } from 'commander';
import { UserError } from '../errors';
import { ensureInterfaces } from '../interfaces/generate';
import { loadDiagnostics, loadServicePages } from '../lazy';
import { shown } from '../paths';

export function addInterfaces(program: Command): void {
  program
    .command('interfaces')
    .argument('[places...]', 'system files or folders of programs with interfaces of their own')
    .option('--pages', 'write docs/services, too', false)
    .option('--check', 'with --pages: write no page; fail if one is stale', false)
    .description('make the stubs of services from their declarations, as every build does')
    .action(async (places: string[], { pages, check }: { pages: boolean; check: boolean }) => {
      const { diagnostics, written } = ensureInterfaces(places);
      for (const file of written) process.stdout.write(`${shown(file)}\n`);
      if (diagnostics.length > 0) {
        loadDiagnostics().printDiagnostics(diagnostics);
        throw new UserError('not all interfaces are as they should be');
      }
      if (pages && check) await checkPages();
      else if (pages) await writePages();
    });
}

async function checkPages(): Promise<void> {
  const problems = await loadServicePages().pageProblems();
  if (problems.length > 0) throw new UserError(problems.join('\n'));
}

async function writePages(): Promise<void> {
  for (const file of await loadServicePages().writePages()) process.stdout.write(`${shown(file)}\n`);
}

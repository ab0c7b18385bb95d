/** `conductor setup` and the hidden `start`, which is what `npm start` runs once the packages are there. */
import type { Command } from 'commander';
import { note, runSteps } from '../output';
import { DEFAULT_SYSTEM } from '../paths';
import { setUp } from '../toolchain/setup';
import { ALL, TO_RUN, type ToolName, TOOLS } from '../toolchain/tools';
import { runSystem } from './run';

export function addSetup(program: Command): void {
  program
    .command('setup')
    .description('find or install the tools: compiler, simulator, debugger, host compiler')
    .option('--only-to-run', 'only what building and running in the simulator takes', false)
    .option('--browser', 'only a browser, for the tests of the page that `report --html` writes', false)
    .action((options: { onlyToRun: boolean; browser: boolean }) => prepareTools(wanted(options), true));
  program
    .command('start', { hidden: true })
    .description('set up, then build and run the default system')
    .action(async () => {
      await prepareTools(TO_RUN, false);
      await runSystem(DEFAULT_SYSTEM, {});
    });
}

function wanted({ onlyToRun, browser }: { onlyToRun: boolean; browser: boolean }): readonly ToolName[] {
  if (browser) return ['browser'];
  return onlyToRun ? TO_RUN : ALL;
}

/** `list` prints what was found; problems on the way are always printed. */
async function prepareTools(names: readonly ToolName[], list: boolean): Promise<void> {
  const problems: string[] = [];
  const found: string[] = [];
  const run = async (report: (line: string) => void): Promise<void> => {
    const tools = await setUp(names, { progress: report, problem: (line) => void problems.push(line) });
    for (const name of names) {
      const tool = tools[name];
      const place = tool ? `${tool.version}  ${tool.file}` : 'not found (only needed for flashing a board)';
      found.push(`${TOOLS[name].title.padEnd(14)} ${place}`);
    }
  };
  try {
    await runSteps([{ title: 'Tools', run }]);
  } finally {
    if (list || found.length === 0) problems.forEach((line) => note(`  ${line}`));
  }
  if (list) found.forEach((line) => note(line));
}

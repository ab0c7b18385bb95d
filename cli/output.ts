/**
 * How the command talks: results on standard output, everything about getting there on standard error, colours only
 * where a terminal shows them.
 */
import { Listr, ListrLogger, ProcessOutput } from 'listr2';
import picocolors from 'picocolors';

/** Colours for one stream; respects NO_COLOR and FORCE_COLOR. */
export function coloursFor(stream: { isTTY?: boolean }): ReturnType<typeof picocolors.createColors> {
  const wanted = process.env['FORCE_COLOR'] !== undefined || stream.isTTY === true;
  return picocolors.createColors(wanted && process.env['NO_COLOR'] === undefined);
}

export function printError(message: string): void {
  const colours = coloursFor(process.stderr);
  process.stderr.write(`${colours.red('error:')} ${message}\n`);
}

export function note(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** One long step; `report` shows what it is doing now, the returned text what came out of it. */
export interface Step {
  title: string;
  run(report: (doing: string) => void): Promise<string | void>;
}

/** Runs the steps in order and shows their progress on standard error; the first failure ends them. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  const tasks = steps.map((step) => ({
    title: step.title,
    task: async (_: unknown, task: { title: string; output: string }): Promise<void> => {
      const outcome = await step.run((doing) => (task.output = doing));
      if (outcome) task.title = `${step.title}: ${outcome}`;
    },
  }));
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  const renderer = process.stderr.isTTY ? 'default' : 'simple';
  await new Listr(tasks, { renderer, rendererOptions: { logger } as object }).run();
}

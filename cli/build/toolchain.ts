/**
 * Runs the programs of the ARM toolchain. Every failure is a {@link BuildError} with what the program said.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BuildError } from '../../linker/problem';

/** The checkout. */
export const ROOT = path.resolve(__dirname, '../..');

const PREFIX = 'arm-none-eabi-';
/** Pinned packages link their programs here; they come first. */
const LOCAL_PROGRAMS = path.join(ROOT, 'xpacks', '.bin');
const LARGEST_OUTPUT = 256 * 1024 * 1024;

export type ToolProgram = 'gcc' | 'objcopy' | 'objdump' | 'addr2line' | 'nm';

function locate(program: ToolProgram): string {
  const local = path.join(LOCAL_PROGRAMS, PREFIX + program);
  return existsSync(local) ? local : PREFIX + program;
}

/** Standard output of a successful run in `folder`. `what` begins the message of a failure. */
export function run(
  program: ToolProgram,
  parameters: readonly string[],
  folder: string,
  what: string,
  input?: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: LARGEST_OUTPUT, env: { ...process.env, LC_ALL: 'C' } };
    const child = execFile(locate(program), parameters, options, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else if ((error as NodeJS.ErrnoException).code === 'ENOENT') reject(missing(program));
      else reject(new BuildError({ message: `${what}\n${indent(stderr || error.message)}` }));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}

function missing(program: ToolProgram): BuildError {
  return new BuildError({
    message: `the ARM compiler is not installed (no ${PREFIX}${program})`,
    hint: 'run `npx conductor setup`',
  });
}

function indent(text: string): string {
  return text.trimEnd().replace(/^/gm, '  ');
}

/** What identifies the compiler: its results are reused only by the same one. */
export async function compilerVersion(): Promise<string> {
  const text = await run('gcc', ['--version'], ROOT, 'the ARM compiler does not run');
  return text.split('\n')[0] ?? '';
}

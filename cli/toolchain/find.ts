/** Finds a tool that is installed already: looks for its programs in folders and asks them for their version. */
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths';
import { execute } from './execute';
import { type Tool, versionText } from './tools';

export interface Found {
  /** Absolute file name of the program. */
  file: string;
  version: string;
}

/** What the search came to: a program, or why each one it saw will not do. */
export type Search = { found: Found } | { found?: undefined; because: string };

/** Where xpm links the programs of the pinned xPacks. */
export const XPACK_FOLDER = path.join(ROOT, 'xpacks', '.bin');

const VERSION_LIMIT = 10_000;

export function foldersOfPath(environment: NodeJS.ProcessEnv = process.env): string[] {
  return (environment['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
}

/** The first executable of that name, like a shell would choose it. */
export function locate(program: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => path.resolve(folder, program)).find(isExecutable);
}

export async function findTool(tool: Tool, folders: readonly string[]): Promise<Search> {
  const unfit: string[] = [];
  for (const program of tool.programs) {
    const file = locate(program, folders);
    if (file === undefined) continue;
    const version = await versionOf(tool, file);
    if (typeof version === 'string') unfit.push(version);
    else if (isAtLeast(version, tool.minimum)) return { found: { file, version: versionText(version) } };
    else unfit.push(`${file} is version ${versionText(version)}, older than ${versionText(tool.minimum)}`);
  }
  return { because: unfit.length > 0 ? unfit.join('; ') : `no ${tool.programs.join(' or ')}` };
}

/** The version as numbers, or why there is none. */
async function versionOf(tool: Tool, file: string): Promise<number[] | string> {
  const { status, output } = await execute(file, ['--version'], { total: VERSION_LIMIT });
  const text = output.replace(/\(.*?\)/g, '');
  const numbers = /\bv?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  if (status !== 0 || !numbers) return `${file} does not run (no answer to --version)`;
  if (tool.mustSay && !tool.mustSay.test(output)) return `${file} is not the expected program`;
  return numbers
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number);
}

function isAtLeast(version: readonly number[], minimum: readonly number[]): boolean {
  for (const [index, wanted] of minimum.entries()) {
    const have = version[index] ?? 0;
    if (have !== wanted) return have > wanted;
  }
  return true;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** What commands run, debug or decode: the ELF of a system, built if it is given as a system file. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_BOARD } from '../../transpile/frontend/default-board';
import type { BuildResult } from '../build';
import { requireElf } from '../elf-file';
import { UserError } from '../errors';
import { loadBoard, loadBuild } from '../lazy';
import { note, runSteps } from '../output';
import { shown } from '../paths';
import type { Image } from '../target/image';

export async function obtainImage(system: string): Promise<Image> {
  if (path.extname(system) !== '.elf') {
    const { elf, board } = await build(system);
    return { elf, system, boardName: board, board: loadBoard(board) };
  }
  const elf = path.resolve(system);
  requireElf(elf);
  // No build of ours has left it, or we know.
  const board = loadBuild().boardOf(elf) ?? DEFAULT_BOARD;
  return { elf, system, boardName: board, board: loadBoard(board) };
}

/** Builds what has changed, with progress on standard error. */
export async function build(system: string): Promise<BuildResult> {
  if (!existsSync(system)) throw new UserError(`there is no file ${system}`);
  if (path.extname(system) !== '.ts') {
    throw new UserError(`${system} is neither a system file (.ts) nor an ELF (.elf)`);
  }
  const { buildSystem, formatProblem } = loadBuild();
  let result: BuildResult | undefined;
  const run = async (report: (doing: string) => void): Promise<void> => {
    result = await buildSystem(path.resolve(system), { onProgress: report });
  };
  await runSteps([{ title: `Build ${shown(path.resolve(system))}`, run }]);
  if (!result) throw new Error('the build had no result');
  for (const warning of result.warnings) note(formatProblem(warning));
  return result;
}

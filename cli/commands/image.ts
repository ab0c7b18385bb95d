/** What commands run, debug or decode: the ELF of a system, built if it is given as a system file. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors';

export interface Image {
  elf: string;
  /** How the simulator presents the board. */
  simulator: { machine: string; consolePort: number };
}

const SIMULATOR = { machine: 'netduinoplus2', consolePort: 1 };

export async function obtainImage(system: string): Promise<Image> {
  const file = path.resolve(system);
  if (!existsSync(file)) throw new UserError(`there is no file ${system}`);
  if (path.extname(file) === '.elf') return { elf: file, simulator: SIMULATOR };
  throw new UserError(`${system} is neither a system file (.ts) nor an ELF (.elf)`);
}

/**
 * The files of the run-time library. All of them are given to the compiler and linker, each function in a section of its own: what
 * an app does not use is not in its image.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** For `-I`: the folder of app.h. */
export const runtimeFolder = __dirname;

export function runtimeFiles(): string[] {
  const names = readdirSync(runtimeFolder).filter((name) => name.endsWith('.c'));
  return names.sort().map((name) => path.join(runtimeFolder, name));
}

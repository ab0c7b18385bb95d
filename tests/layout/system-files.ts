/** System files for the tests of their checks: written to a folder of the test, loaded and checked. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatProblem } from '../../linker/problem';
import { checkSystem } from '../../system/check';
import { loadSystem, type LoadedSystem } from '../../system/load';

export const folder = mkdtempSync(path.join(tmpdir(), 'conductor-system-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(path.join(folder, 'program.ts'), 'export enum Grant {}\nexport function main(): void {}\n');

const HELPERS = [
  ...[
    'app',
    'board',
    'call',
    'clock',
    'defineSystem',
    'interrupt',
    'notify',
    'peripheral',
    'process',
    'processes',
  ],
  ...['nothing', 'receive', 'service', 'system'],
];

let count = 0;
/** A system whose first process is on line 5. `keys` are other keys of the system. */
export function load(processes: string, before = '', keys = ''): LoadedSystem {
  const file = path.join(folder, `system-${count++}.ts`);
  writeFileSync(
    file,
    `import { ${HELPERS.join(', ')} } from 'conductor';
${before}void [${HELPERS.join(', ')}];
export default defineSystem({
  board: 'stm32f4-discovery', ${keys} processes: {
${processes}
} });
`,
  );
  return loadSystem(file);
}

export const process_ = (rest: string): string => `{ program: 'program.ts', ${rest} }`;

/** What is said of it: errors, or else warnings. */
export function check(processes: string, keys = ''): string {
  try {
    return checkSystem(load(processes, '', keys))
      .map(formatProblem)
      .join('\n');
  } catch (error) {
    return (error as Error).message;
  }
}

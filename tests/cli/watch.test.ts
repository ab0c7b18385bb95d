/** `check --watch` says what `tsc --watch` says, so that editors understand both. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeFolders, ROOT, temporaryFolder } from './support';

afterAll(removeFolders);

test('checks again when a file changes', async () => {
  const file = path.join(temporaryFolder(), 'watched.ts');
  writeFileSync(file, 'export const x: u32 = 1;\n');
  const child = spawn(process.execPath, [path.join(ROOT, 'cli', 'conductor.js'), 'check', '--watch', file]);
  let text = '';
  const says = (pattern: RegExp): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (pattern.test(text)) resolve();
      };
      child.stdout.on('data', look);
      look();
    });
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  try {
    await says(
      /\] Starting compilation in watch mode\.\.\.[^]*\] Found 0 errors\. Watching for file changes\./,
    );
    text = '';
    writeFileSync(file, "export const x: u32 = 'text';\n");
    await says(/File change detected\. Starting incremental compilation\.\.\./);
    await says(/watched\.ts\(1,14\): error TS2322[^]*Found 1 error\. Watching for file changes\./);
  } finally {
    child.kill();
  }
});

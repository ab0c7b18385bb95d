/** Runs the `conductor` command like a user does: as a process, with its own environment and input. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../..');

export interface CommandResult {
  status: number | null;
  output: string;
  errors: string;
  milliseconds: number;
}

export interface CommandOptions {
  environment?: Record<string, string>;
  input?: string;
  folder?: string;
  script?: string;
  /** Milliseconds, then it is killed. */
  limit?: number;
}

/**
 * The environment for those whose words are read: they do not color them. Jest's workers tell their children to when Jest runs at a
 * terminal, and where `CI` is set some do of themselves.
 */
export const PLAIN: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
delete PLAIN.FORCE_COLOR;

export function conductor(
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const script = options.script ?? path.join(ROOT, 'cli', 'conductor.js');
  const started = Date.now();
  const child = spawn(process.execPath, [script, ...parameters], {
    cwd: options.folder ?? ROOT,
    env: { ...PLAIN, ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), options.limit ?? 240_000);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return new Promise((resolve) =>
    child.once('close', (status) => {
      clearTimeout(limit);
      resolve({ status, output, errors, milliseconds: Date.now() - started });
    }),
  );
}

/** A folder that is removed by {@link removeFolders}. */
const folders: string[] = [];

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-test-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Puts a shell script that stands for a program into a folder. */
export function placeProgram(folder: string, name: string, script: string): void {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Makes real programs callable by their names from an otherwise empty folder. */
export function linkProgram(folder: string, name: string, target: string): void {
  symlinkSync(target, path.join(folder, name));
}

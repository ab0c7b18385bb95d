/** The simulator's plugin of `profiler/`, compiled once for each state of its sources. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { CACHE } from '../../cli/paths';
import { execute } from '../../cli/toolchain/execute';

const FOLDER = path.join(__dirname, 'profiler');
const FLAGS = ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-fvisibility=hidden'];

/** The path of the compiled plugin. */
export async function buildPlugin(): Promise<string> {
  const files = readdirSync(FOLDER)
    .sort()
    .map((name) => path.join(FOLDER, name));
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file, 'utf8'));
  const target = path.join(CACHE, `profiler-${hash.digest('hex').slice(0, 12)}.so`);
  if (existsSync(target)) return target;
  mkdirSync(CACHE, { recursive: true });
  const sources = files.filter((file) => file.endsWith('.c'));
  // Another process may be doing the same, and must not load half of it.
  const own = `${target}.${process.pid}`;
  const { status, output } = await execute('gcc', [...FLAGS, '-o', own, ...sources], { total: 60_000 });
  if (status !== 0) throw new Error(`the profiler does not compile:\n${output}`);
  renameSync(own, target);
  return target;
}

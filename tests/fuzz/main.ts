/**
 * `node tests/fuzz/run.js --minutes N [--seed S]`: fuzzes until the time is up. Findings are shrunk, saved and shown; the
 * exit status is 1 if there were any. `--seed S --count N` replays exactly N programs.
 */
import { parseArgs } from 'node:util';
import { requireTools } from '../../cli/toolchain/setup';
import { runSeeds, save, shrunk } from './campaign';

const ROUND = 40;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, count: { type: 'string' } },
  });
  const seed = values.seed === undefined ? Date.now() >>> 0 : Number(values.seed);
  const deadline =
    values.count === undefined ? Date.now() + Number(values.minutes ?? '1') * 60_000 : Infinity;
  const limit = Number(values.count ?? Infinity);
  await requireTools(['compiler', 'simulator', 'hostCompiler']);
  console.log(`seed ${seed}`);
  let done = 0;
  let failed = 0;
  while (done < limit && Date.now() < deadline) {
    const count = Math.min(ROUND, limit - done);
    failed += await round((seed + done) >>> 0, count);
    done += count;
    console.log(`${done} programs, ${failed} failed`);
  }
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Runs some programs; answers how many failed. */
async function round(seed: number, count: number): Promise<number> {
  const findings = await runSeeds(seed, count);
  const first = new Map(findings.map((finding) => [finding.program.seed, finding]));
  for (const finding of first.values()) {
    console.log(`seed ${finding.program.seed}: ${finding.target}: ${finding.difference}`);
    console.log(`saved as ${save(await shrunk(finding), finding)}`);
  }
  return first.size;
}

void main();

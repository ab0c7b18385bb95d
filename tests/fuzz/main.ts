/**
 * `node tests/fuzz/run.js --minutes N [--seed S]`: fuzzes until the time is up. Findings are shrunk, saved and shown; the
 * exit status is 1 if there were any. `--seed S --count N` replays exactly N programs.
 */
import { runSeeds, save, shrunk } from './campaign';
import { runRounds } from './rounds';

const ROUND = 40;

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

void runRounds(ROUND, [], () => round);

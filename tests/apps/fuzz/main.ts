/**
 * `node tests/apps/fuzz/run.js --minutes N [--seed S]`: makes apps and compares them with Node until the time is up; with `--mutants`, changes the programs of
 * the features instead (mutants/). Findings are shrunk, saved and shown; the exit status is 1 if there were any.
 * `--seed S --count N` runs exactly N programs.
 */
import { runRounds } from '../../fuzz/rounds';
import { runSeeds, told } from './campaign';
import { examineMutants } from './mutants/campaign';

const ROUND = 20;

/** Runs some programs; answers how many failed. */
async function programs(seed: number, count: number): Promise<number> {
  const findings = await runSeeds(seed, count);
  for (const finding of findings) console.log(await told(finding));
  return findings.length;
}

async function mutants(seed: number, count: number): Promise<number> {
  const findings = await examineMutants(seed, count);
  for (const { source, difference } of findings) console.log(`${difference}\n\n${source}`);
  return findings.length;
}

void runRounds(ROUND, ['mutants'], (given) => (given.has('mutants') ? mutants : programs));

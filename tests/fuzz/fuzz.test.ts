/**
 * Generated programs must do the same on every target: a hundred that never change, and a hundred new ones each time.
 *
 * A failure names its seed; `CONDUCTOR_FUZZ_SEED=<seed> npm run test:fuzz` runs the same new programs again.
 */
import { requireTools } from '../../cli/toolchain/setup';
import { runSeeds, save, savedPrograms, shrunk } from './campaign';
import { examine, type Finding } from './differential';

const COUNT = 100;
const FIXED_SEED = 20261121;
const LIMIT = 300_000;
const freshSeed = Number(process.env['CONDUCTOR_FUZZ_SEED'] ?? Date.now() >>> 0);

beforeAll(() => requireTools(['compiler', 'simulator', 'hostCompiler']));

const describeFinding = ({ program, target, difference }: Finding): string =>
  `seed ${program.seed}: ${target}: ${difference}`;

/** Shows what failed, and keeps the first of it, shrunk, for the regression test. */
async function expectNothing(findings: readonly Finding[]): Promise<void> {
  const [first] = findings;
  const saved = first ? [`saved as ${save(await shrunk(first), first)}`] : [];
  expect([...findings.map(describeFinding), ...saved]).toEqual([]);
}

test(
  `${COUNT} programs from seed ${FIXED_SEED}`,
  async () => expectNothing(await runSeeds(FIXED_SEED, COUNT)),
  LIMIT,
);

test(
  `${COUNT} programs from a fresh seed: CONDUCTOR_FUZZ_SEED=${freshSeed}`,
  async () => {
    process.stdout.write(`CONDUCTOR_FUZZ_SEED=${freshSeed}\n`);
    await expectNothing(await runSeeds(freshSeed, COUNT));
  },
  LIMIT,
);

test(
  'programs that failed once',
  async () => {
    const findings: Finding[] = [];
    // One at a time: their names may be the same.
    for (const program of savedPrograms()) findings.push(...(await examine([program])));
    expect(findings.map(describeFinding)).toEqual([]);
  },
  LIMIT,
);

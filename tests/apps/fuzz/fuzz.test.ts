/**
 * Generated apps do on ARM and on the host what they do in Node: a hundred that never change, and a hundred new ones each time.
 *
 * A failure shows the program, shrunk, and how to run it again; `CONDUCTOR_FUZZ_SEED=<seed> npm run test:apps` runs the same new programs again.
 * `node tests/apps/fuzz/run.js --minutes 30` goes on for longer.
 */
import { requireTools } from '../../../cli/toolchain/setup';
import { examine, runSeeds, savedPrograms, told } from './campaign';

const COUNT = 100;
const FIXED_SEED = 20261121;
const LIMIT = 600_000;
const freshSeed = Number(process.env['CONDUCTOR_FUZZ_SEED'] ?? Date.now() >>> 0);

beforeAll(() => requireTools(['compiler', 'simulator', 'hostCompiler']));

/** Shows what failed, the first of it shrunk. */
async function expectNothing(seed: number): Promise<void> {
  const findings = await runSeeds(seed, COUNT);
  const [first] = findings;
  if (!first) return;
  const others = findings.slice(1).map((other) => `seed ${other.seed}: ${other.difference}`);
  throw new Error([await told(first), ...others].join('\n'));
}

test(`${COUNT} programs from seed ${FIXED_SEED}`, async () => expectNothing(FIXED_SEED), LIMIT);

test(`${COUNT} programs from a fresh seed: ${freshSeed}`, async () => expectNothing(freshSeed), LIMIT);

test(
  'programs that failed once',
  async () => {
    for (const { name, source } of savedPrograms())
      for (const onHost of [false, true]) {
        const found = await examine(source, { stress: true, onHost });
        expect({ name, onHost, found }).toEqual({ name, onHost });
      }
  },
  LIMIT,
);

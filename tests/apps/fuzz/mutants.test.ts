/**
 * Programs that are nearly those of the features: what is refused is refused with a documented code at a line, without a failure of the compiler; what is
 * accepted does what it does in Node.
 *
 * They are the same each time, as long as the programs are: of what one finds in a thousand, half is news about the oracle, which a build of somebody
 * else must not fail on. `node tests/apps/fuzz/run.js --mutants --minutes 30` makes others, and `CONDUCTOR_FUZZ_SEED=<seed> npm run test:apps` has those of a seed as well.
 */
import { requireTools } from '../../../cli/toolchain/setup';
import { examineMutants } from './mutants/campaign';

const COUNT = 60;
const FIXED_SEEDS = [20261122, 20261222];
const LIMIT = 600_000;
const given = process.env['CONDUCTOR_FUZZ_SEED'];

beforeAll(() => requireTools(['compiler', 'simulator']));

test.each([...FIXED_SEEDS, ...(given === undefined ? [] : [Number(given)])])(
  `${COUNT} mutants from seed %d`,
  async (seed) => expect(await examineMutants(seed, COUNT)).toEqual([]),
  LIMIT,
);

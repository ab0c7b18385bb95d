/**
 * The kernel on the target does what the model does, with the fast path and without: agents perform scripts whose results the
 * model has worked out, and tell what came back in the order in which they run. Enough of it has to be on the fast path.
 */
import path from 'node:path';
import { requireTools } from '../../cli/toolchain/setup';
import { build, ROOT } from '../board/system';
import { AgentImage } from './target/image';
import { firstDifference, runOnTarget } from './target/run';
import { writeScripts } from './target/script';

const FIXED_SEEDS = [1, 2, 3, 4, 5, 6];
/** Of all scripts on one path. */
const FEWEST_CALLS = 100_000;
/** Of these calls, where there is a fast path. */
const FEWEST_HITS = 0.2;
const RUN_LIMIT = 120_000;
const TIME_LIMIT = 600_000;

beforeAll(() => requireTools(['compiler', 'simulator']));

describe.each([
  { paths: 'fast', system: 'system.ts' },
  { paths: 'slow', system: 'slow.ts' },
])('on the $paths path', ({ paths, system }) => {
  let image: AgentImage;
  const total = { calls: 0, hits: 0 };

  beforeAll(() => {
    image = new AgentImage(build(path.relative(ROOT, path.join(__dirname, 'fixtures', system))));
  }, TIME_LIMIT);

  test.each([...FIXED_SEEDS, Date.now() % 0x7fffffff])(
    'the script of seed %d',
    async (seed) => {
      const scripts = writeScripts(image.plan, seed);
      const run = await runOnTarget(image, scripts, RUN_LIMIT);
      process.stderr.write(`model: ${scripts.calls} calls on the target, ${run.hits} on the fast path, seed ${seed}\n`); // prettier-ignore
      expect(firstDifference(scripts, run)).toBeUndefined();
      total.calls += scripts.calls;
      total.hits += run.hits;
    },
    TIME_LIMIT,
  );

  test('there were enough of them', () => {
    process.stderr.write(`model: ${total.calls} calls in all on the ${paths} path, ${total.hits} hits\n`);
    expect(total.calls).toBeGreaterThanOrEqual(FEWEST_CALLS);
    if (paths === 'fast') expect(total.hits / total.calls).toBeGreaterThanOrEqual(FEWEST_HITS);
    else expect(total.hits).toBe(0);
  });
});

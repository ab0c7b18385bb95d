/**
 * The kernel on the target does what the model does, with the fast path and without: agents perform scripts whose results the
 * model has worked out, and tell what came back in the order in which they run.
 */
import path from 'node:path';
import { requireTools } from '../../cli/toolchain/setup';
import { build, ROOT } from '../sim/system';
import { AgentImage } from './target/image';
import { firstDifference, runOnTarget } from './target/run';
import { writeScripts } from './target/script';

/** Calls of one script, at most: there may be less room. */
const SCRIPT_CALLS = 8_000;
const FIXED_SEEDS = [1, 2, 3, 4];
const RUN_LIMIT = 60_000;
const TIME_LIMIT = 600_000;

beforeAll(() => requireTools(['compiler', 'simulator']));

describe.each([
  { paths: 'fast', system: 'system.ts' },
  { paths: 'slow', system: 'slow.ts' },
])('on the $paths path', ({ paths, system }) => {
  let image: AgentImage;

  beforeAll(() => {
    image = new AgentImage(build(path.relative(ROOT, path.join(__dirname, 'fixtures', system))));
  }, TIME_LIMIT);

  test.each([...FIXED_SEEDS, Date.now() % 0x7fffffff])(
    'the script of seed %d',
    async (seed) => {
      const scripts = writeScripts(image.plan, seed, SCRIPT_CALLS);
      const run = await runOnTarget(image, scripts, RUN_LIMIT);
      process.stderr.write(`model: ${scripts.calls} calls on the target, ${run.hits} on the fast path, seed ${seed}\n`); // prettier-ignore
      expect(firstDifference(scripts, run)).toBeUndefined();
      expect(run.hits > 0).toBe(paths === 'fast');
    },
    TIME_LIMIT,
  );
});

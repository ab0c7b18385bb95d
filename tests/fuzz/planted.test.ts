/** The fuzzer itself, tested: it must find bugs that we plant in a back end. */
import { requireTools } from '../../cli/toolchain/setup';
import { examine, TARGETS } from './differential';
import { programOf } from './campaign';
import { PLANTED_BUGS } from './planted/bugs';
import { REFUSAL } from './targets/gcc';

const SEED = 1;
const BATCH = 8;
const BATCHES = 8;

beforeAll(() => requireTools(['compiler', 'simulator', 'hostCompiler']));

test.each(Object.keys(PLANTED_BUGS))('finds %s', async (name) => {
  const planted = PLANTED_BUGS[name];
  // The fastest target that all of these show on.
  const targets = TARGETS.filter((target) => target.name === 'ARM -Os');
  let found = 0;
  for (let batch = 0; batch < BATCHES && found === 0; batch++) {
    const programs = Array.from({ length: BATCH }, (_, at) => programOf(SEED + batch * BATCH + at, at));
    const findings = await examine(programs, { targets, ...(planted && { planted }) });
    found = findings.filter(({ difference }) => !difference.startsWith(REFUSAL)).length;
  }
  expect(found).toBeGreaterThan(0);
});

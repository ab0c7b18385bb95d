/** The fuzzer of apps, tested: it finds bugs that are planted into the compiled code and what it calls, with the programs that it runs each time. */
import { requireTools } from '../../../cli/toolchain/setup';
import { render } from '../../fuzz/tree';
import { compile, differenceOf, wayOf } from './campaign';
import { generateProgram } from './generate/program';
import { type Bug, BUGS } from './planted/bugs';

const SEED = 20261121;
const MOST = 200;
const LIMIT = 120_000;

beforeAll(() => requireTools(['compiler', 'simulator', 'hostCompiler']));

test.each(Object.entries(BUGS))(
  'finds: %s',
  async (_, bug) => {
    for (let at = 0; at < MOST; at++) {
      const difference = await differenceWith(bug, SEED + at);
      // The bug has to be one of what the program does, and in what is run.
      if (difference !== undefined) return expect(difference).not.toMatch(/does not compile/);
    }
    throw new Error(`not found by ${MOST} programs`);
  },
  LIMIT,
);

const sources = new Map<number, string>();
const compiled = new Map<number, string>();

async function differenceWith(bug: Bug, seed: number): Promise<string | undefined> {
  const source = sources.get(seed) ?? render(generateProgram(seed));
  sources.set(seed, source);
  const c = compiled.get(seed) ?? cOf(source);
  compiled.set(seed, c);
  const spoiled = bug.spoil(c);
  return spoiled === c ? undefined : differenceOf(source, spoiled, wayOf(seed));
}

function cOf(source: string): string {
  const { c } = compile(source);
  if (c === undefined) throw new Error('a generated program is refused');
  return c;
}

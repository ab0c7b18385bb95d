/**
 * What becomes of each program of programs/ is what its head says: it prints what Node prints, on the host with the sanitizers and a
 * collection at every allocation, and on ARM with a small heap, with such collections as well; or it faults in the marked line, after it printed what
 * Node prints until there; or the compiler refuses the marked lines, with the code, and nothing else.
 */
import path from 'node:path';
import { requireTools } from '../../cli/toolchain/setup';
import { formatDiagnostics } from '../../transpile';
import { compileApp, type CompiledApp } from '../../transpile/apps';
import { Lanes } from './lanes';
import { runInNode } from './node';
import { allPrograms, FAULTS, type AppProgram } from './programs';
import type { Step } from './script';
import { runOnArm, runOnHost, type Run } from './toolchain';

const ROOT = path.resolve(__dirname, '../..');
const LIMIT = 60_000;
const LANES = 3;
const SMALL_HEAP = 8_192;

beforeAll(() => requireTools(['compiler', 'simulator', 'hostCompiler']));

const programs = allPrograms();
const refused = programs.filter(({ outcome }) => outcome.kind === 'refused');
const run = programs.filter(({ outcome }) => outcome.kind !== 'refused');

test.each(refused)('$name is refused', ({ file, outcome, marked }) => {
  const { c, diagnostics } = compileApp(file, { root: ROOT });
  const said = diagnostics.map(({ code, file: source, start = 0 }) => {
    const line = source && source.getLineAndCharacterOfPosition(start).line + 1;
    return `TS${code} in line ${line}`;
  });
  const code = outcome.kind === 'refused' ? outcome.code : 0;
  expect({ c, said: [...new Set(said)] }).toEqual({
    c: undefined,
    said: marked.map((line) => `TS${code} in line ${line}`),
  });
});

const PLATFORMS = {
  'the host, with a collection at every allocation': (program: AppProgram) =>
    runOnHost(codeOf(program), { stress: true, steps: stepsFor(program) }),
  ARM: (program: AppProgram) => runOnArm(codeOf(program), { heap: SMALL_HEAP, steps: stepsFor(program) }),
  // The compiler keeps more in registers, and for longer: there the collector has to find it.
  'ARM, optimised for speed and with a collection at every allocation': (program: AppProgram) =>
    runOnArm(codeOf(program), {
      heap: SMALL_HEAP,
      stress: true,
      flags: ['-O2'],
      steps: stepsFor(program),
    }),
};

describe.each(Object.entries(PLATFORMS))('on %s', (_, runProgram) => {
  let runs: Lanes<AppProgram, Run>;

  beforeAll(() => {
    runs = new Lanes(run, async (program) => runProgram(program), LANES);
  });

  test.each(run)('$name', async (program) => expectOutcome(program, await runs.of(program)), LIMIT);
});

const compiled = new Map<string, CompiledApp>();

function codeOf({ file }: AppProgram): string {
  const app = compiled.get(file) ?? compileApp(file, { root: ROOT });
  compiled.set(file, app);
  expect(formatDiagnostics(app.diagnostics, { pretty: false, root: ROOT })).toBe('');
  if (app.c === undefined) throw new Error('there is neither C nor a diagnostic');
  return app.c;
}

const stepsFor = ({ messages }: AppProgram): Step[] => messages.map((message) => ({ message }));

function expectOutcome(
  { file, outcome, marked, messages }: AppProgram,
  { output, fault, failure }: Run,
): void {
  const inNode = runInNode(file, { messages });
  if (outcome.kind !== 'faults') {
    expect({ output, fault, failure }).toEqual({ output: inNode.output });
    return;
  }
  expect({ failure, ...fault }).toEqual({
    failure: undefined,
    code: FAULTS[outcome.fault],
    file: expect.stringMatching(new RegExp(`${path.basename(file)}$`)),
    line: marked[0],
  });
  const uncaught = outcome.fault === 'uncaught' || outcome.fault === 'assertion';
  const lines = output.split('\n').slice(0, uncaught ? -2 : -1);
  expect(inNode.output.split('\n').slice(0, lines.length)).toEqual(lines);
}

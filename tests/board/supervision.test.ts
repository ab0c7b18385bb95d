/** The supervisor of a running system: what it starts when, what it does about those who fail, and how it ends all. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Ending } from '../../cli/target/board';
import { build, startSystem } from './system';
import { testNeeding } from './target';

/** Each of these systems is looked at when it has ended. */
const test = testNeeding('ends');

/** Runs a system of `fixtures/supervision` until it ends; its lines. */
async function run(name: string): Promise<{ lines: string[]; ending: Ending }> {
  return runElf(build(`tests/board/fixtures/supervision/${name}.ts`));
}

async function runElf(elf: string): Promise<{ lines: string[]; ending: Ending }> {
  const system = await startSystem(elf);
  const ending = await system.finish();
  return { lines: system.console.text.split(/\r?\n/), ending };
}

const saying = (lines: readonly string[], what: RegExp): string[] => lines.filter((line) => what.test(line));

describe('boot and end', () => {
  let lines: string[];
  let ending: Ending;
  beforeAll(async () => {
    ({ lines, ending } = await run('boot'));
  });

  test('each is started when those that it needs are ready', () => {
    const begun = saying(lines, /begins$/).map((line) => line.split(':')[0]);
    expect(begun.filter((name) => name !== 'silent')).toEqual(['first', 'second', 'third']);
  });

  test('one that is not ready in time is stopped and told of; who needs it is not started, the others are', () => {
    expect(lines).toContain('silent: begins');
    expect(lines).toContain('supervisor: silent was not ready after 50 ms: stopped');
    expect(lines).not.toContain('patient: begins');
  });

  test('each is asked to finish when nobody who needs it lives any more; then the system ends with its status', () => {
    expect(saying(lines, /finishes$/)).toEqual(['third: finishes', 'second: finishes', 'first: finishes']);
    expect(ending).toEqual({ kind: 'exit', status: 3 });
  });
});

describe('an essential service that is not ready in time stops the boot', () => {
  test('the reason is said, and told again after each reset, until resets have not helped', async () => {
    const { lines, ending } = await run('essential');
    const tries = 4;
    expect(saying(lines, /^supervisor: vital was not ready after 50 ms: stopped$/)).toHaveLength(tries);
    expect(saying(lines, /^supervisor: the system can not go on without vital$/)).toHaveLength(tries);
    expect(saying(lines, /^fault: process=supervisor cause=injected detail=773 /)).toHaveLength(tries);
    expect(
      saying(lines, /^last reset: supervisor: injected 773(, \d in a row)?: vital was not ready in time$/),
    ).toHaveLength(tries - 1);
    expect(ending).toEqual({ kind: 'exit', status: 70 });
  });

  test('the kernel says it if there is no console yet', async () => {
    const { lines, ending } = await run('early');
    expect(lines).toContain('kernel panic: process without a supervisor');
    expect(saying(lines, /^fault: process=supervisor cause=injected detail=769 /)).not.toEqual([]);
    expect(ending).toEqual({ kind: 'exit', status: 70 });
  });
});

describe('dependencies that were damaged behind the build', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'conductor-supervision-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** In the names that the supervisor knows, texts of the same length. */
  async function runChanged(from: string, to: string): Promise<{ lines: string[]; ending: Ending }> {
    const image = readFileSync(build('tests/board/fixtures/supervision/boot.ts'), 'latin1');
    expect(image.split(from)).toHaveLength(2);
    const elf = path.join(folder, 'changed.elf');
    writeFileSync(elf, image.replace(from, to), 'latin1');
    return runElf(elf);
  }

  test.each([
    [
      'a name that nobody has',
      'console second first',
      'console second fjord',
      'third depends on fjord, which is no process',
    ],
    [
      'a cycle',
      'registry console first\0',
      'registry console third\0',
      'third depends on itself: third -> second -> third',
    ],
  ])('%s stops the boot, and is told', async (_, from, to, what) => {
    const { lines, ending } = await runChanged(from, to);
    expect(lines).toContain(`supervisor: ${what}`);
    expect(saying(lines, /^third: begins$/)).toEqual([]);
    expect(ending).toEqual({ kind: 'exit', status: 70 });
  });
});

test('26 a restart is told to those who need it, in the order in which they need each other', async () => {
  const { lines } = await run('order');
  const [at = 0] = lines.flatMap((line, index) => (line.startsWith('fault: process=first ') ? [index] : []));
  const told = saying(lines, /hears of 5$/);
  expect(told).toEqual(['second: hears of 5', 'third: hears of 5']);
  expect(saying(lines, /^first: begins$/)).toHaveLength(2);
  expect(at).toBeGreaterThan(0);
});

describe('a crash loop', () => {
  let lines: string[];
  beforeAll(async () => {
    ({ lines } = await run('loop'));
  });

  test('24 costs the others less than a twentieth of the processor', () => {
    const busy = /^meter: (\d+) permille busy$/m.exec(lines.join('\n'))?.[1];
    expect(Number(busy)).toBeLessThan(50);
    expect(Number(busy)).toBeGreaterThan(0);
  });

  test('past its budget the process is left down, which is said; a restart brings it back with a full budget', () => {
    expect(lines).toContain('supervisor: looper crashed 7 times in a row: left down');
    expect(lines).toContain('meter: 7 crashes until it was left down');
    expect(lines).toContain('meter: 2 crashes of a new loop');
    expect(saying(lines, /^looper: begins$/).length).toBeGreaterThanOrEqual(9);
  });
});

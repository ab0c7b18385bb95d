/** The Robot files of renode/ are those that the expectations of the system suite make. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TOOLS } from '../../../cli/toolchain/tools';
import board from '../../../src/bsp/stm32f4-discovery/board';
import { SCENARIOS } from '../../board/expectations';
import { ROOT } from '../../board/system';
import { FOLDER, robotSuites } from './robot';

const folder = path.join(ROOT, FOLDER);

test('they are fresh: `npm run robot` writes them', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.robot'));
  const there = files.map((name): [string, string] => [name, readFileSync(path.join(folder, name), 'utf8')]);
  expect(Object.fromEntries(there)).toEqual(Object.fromEntries(robotSuites()));
});

/** A cell as Robot reads it. */
const cellsOf = (line: string): string[] => line.split(/ {2,}/).map((cell) => cell.replace(/\\(.)/g, '$1'));

test.each([...robotSuites()])(
  '%s types every line and sees every pattern of its scenario, in order',
  (name, text) => {
    const { steps } = SCENARIOS.find((scenario) => `${scenario.name}.robot` === name)!;
    const body = text.slice(text.indexOf('*** Test Cases ***')).split('\n').map(cellsOf);
    const seen = body.filter(([, keyword]) => keyword === 'See').map(([, , pattern]) => pattern);
    expect(seen.slice(1)).toEqual(steps.flatMap((step) => ('see' in step ? step.see : [])));
    const typed = body.filter(([, keyword]) => keyword === 'Write Line To Uart').map(([, , line]) => line);
    const lines = steps.flatMap((step) =>
      'logIn' in step ? [`login ${step.logIn}`, step.password] : 'type' in step ? [step.type] : [],
    );
    expect(typed).toEqual(lines);
  },
);

test('patterns mean the same in other languages: no look-behind, names, or flags', () => {
  for (const [, text] of robotSuites()) expect(text).not.toMatch(/\(\?/);
});

test('the workflow runs them in the version of Renode that users are told to get, with the image where they look for it', () => {
  const workflow = readFileSync(path.join(ROOT, '.github/workflows/test.yml'), 'utf8');
  const revision = /renode-test-action@v4\s+with:\s+renode-revision: v(\S+)/.exec(workflow)?.[1];
  expect(TOOLS.renode.source).toContain(`version ${revision} `);
  expect(readFileSync(path.join(ROOT, board.renode.platform), 'utf8')).toContain(`Renode ${revision}:`);
  expect(workflow).toContain(`tests-to-run: ${FOLDER}/*.robot`);
  const [image] = /build\/\S+\.elf/.exec(workflow) ?? [];
  for (const [, text] of robotSuites()) expect(text).toContain(`\${CURDIR}/../${image}`);
  expect(existsSync(path.join(ROOT, '.ci/run'))).toBe(true);
  expect(workflow).toMatch(/^ +- run: \.ci\/run$/m);
});

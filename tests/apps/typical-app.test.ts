/**
 * A typical app: nothing leaks, for after a million messages it has as much of its heap as after the first; and it is small. And one whose
 * heap never looks the same twice.
 */
import path from 'node:path';
import { formatDiagnostics } from '../../transpile';
import { compileApp } from '../../transpile/apps';
import { runInNode } from './node';
import { runOnArm, sizesOnArm } from './toolchain';

const ROOT = path.resolve(__dirname, '../..');
const ENTRY = path.join(ROOT, 'tests/apps/rules.ts');
const LIMIT = 300_000;

const SOURCE = `
interface Reading {
  readonly name: string;
  readonly level: number;
}

interface Rule {
  readonly name: string;
  readonly applies: (reading: Reading) => boolean;
}

const counts: Record<string, number> = {};
let latest: Reading[] = [];
const rules: Rule[] = [above('heat', 30), above('light', 5), { name: 'any', applies: () => true }];

function above(name: string, limit: number): Rule {
  return { name, applies: (reading) => reading.name === name && reading.level > limit };
}

function parse(text: string): Reading {
  const parts = text.split('=');
  if (parts.length !== 2) throw new Error(\`no reading: \${text}\`);
  return { name: parts[0].trim(), level: parseInt(parts[1], 10) };
}

export function onMessage(text: string): string {
  try {
    const reading = parse(text);
    const names = rules.filter((rule) => rule.applies(reading)).map((rule) => rule.name);
    latest = [...latest.slice(-3), reading];
    for (const name of names) counts[name] = ((counts[name] ?? 0) + 1) % 1000;
    return \`\${names.join(',')} of \${latest.length}\`;
  } catch (error) {
    return (error as Error).message;
  }
}
`;

const used = (facts: string): string | undefined => facts.split(' ')[1];

const overrides = new Map([[ENTRY, SOURCE]]);

function compiled(): string {
  const { c = '', diagnostics } = compileApp(ENTRY, { root: ROOT, overrides });
  expect(formatDiagnostics(diagnostics, { pretty: false, root: ROOT })).toBe('');
  return c;
}

test('what it takes of the run-time library has at most four kilobytes', async () => {
  const { flash, library, ram } = await sizesOnArm(compiled());
  expect(library).toBeGreaterThan(2000);
  expect(library).toBeLessThanOrEqual(4096);
  expect(flash).toBeLessThanOrEqual(6144);
  expect(ram).toBeLessThanOrEqual(128);
});

test(
  'a million messages leave nothing behind',
  async () => {
    const texts = ['heat = 31', 'nonsense'];
    const phase = (times: number) => [
      ...texts.map((message) => ({ message, times })),
      { facts: true as const },
    ];
    const { output, fault, failure } = await runOnArm(compiled(), {
      heap: 2048,
      steps: [...phase(10), ...phase(500_000)],
      limit: LIMIT,
    });
    expect({ fault, failure }).toEqual({});
    const [first, second, before = '', , , after = ''] = output.split('\n');
    const inNode = runInNode(ENTRY, { messages: [...Array(9).fill(texts[0]), ...texts], overrides });
    expect([first, second]).toEqual(inNode.output.split('\n').slice(-3, -1));
    expect(used(after)).toBe(used(before));
  },
  LIMIT,
);

/** Strings of all sizes come and go between those that stay, in an order that has no period. */
const CHANGING = `
const kept: Record<string, string> = {};
let state = 1;

function random(limit: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return ((state >>> 8) & 0xffff) % limit;
}

export function onMessage(text: string): string {
  let line = text;
  for (let round = 0; round < 3; round++) line += 'x'.repeat(random(40));
  const key = \`key\${random(24)}\`;
  if (random(8) === 0) delete kept[key];
  else kept[key] = line.slice(random(line.length + 1));
  const names = Object.keys(kept);
  const length = names.reduce((sum, name) => sum + kept[name].length, 0);
  return \`\${names.length} \${length}\`;
}
`;

test(
  'a hundred thousand messages with strings of all sizes do not wear the heap out',
  async () => {
    const times = 100_000;
    const sources = new Map([[ENTRY, CHANGING]]);
    const { c = '', diagnostics } = compileApp(ENTRY, { root: ROOT, overrides: sources });
    expect(formatDiagnostics(diagnostics, { pretty: false, root: ROOT })).toBe('');
    const steps = [{ message: '', times }, { facts: true as const }];
    const { output, fault, failure } = await runOnArm(c, { heap: 4096, steps, limit: LIMIT });
    expect({ fault, failure }).toEqual({});
    const [last, facts = ''] = output.split('\n');
    const inNode = runInNode(ENTRY, { messages: Array<string>(times).fill(''), overrides: sources });
    expect(last).toBe(inNode.output.split('\n').at(-2));
    const [size = 0, inUse = 0] = facts.split(' ').map(Number);
    expect(inUse).toBeGreaterThan(size / 4);
  },
  LIMIT,
);

/**
 * A page that shows how something is done, as steps that can be taken: what stands in its fenced blocks is written and run in a
 * folder, in the order of the page.
 *
 *     ```ts services/meter.ts    writes the file (also json, js)
 *     ```diff services/meter.ts  changes it: lines with `-` are replaced by those with `+`, where the lines around them are
 *     ```sh                      runs the commands
 *     ```text                    what the commands before it say, among other things: lines in this order, each as it
 *                                begins; `...` is anything
 *
 * What stands behind a prompt in such a text is typed, when the prompt is there.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PLAIN } from './support';

export interface Block {
  /** `ts`, `diff`, `sh`, ... */
  readonly kind: string;
  /** What stands behind it: the name of the file. */
  readonly name: string;
  readonly text: string;
}

const FENCED = /^```(\w+) ?(\S*)\n([^]*?)^```$/gm;
const PROMPT = /^[\w-]+> (.+)$/gm;
const TIME_LIMIT = 240_000;

export function blocksOf(page: string): Block[] {
  const found = readFileSync(page, 'utf8').matchAll(FENCED);
  return [...found].map(([, kind = '', name = '', text = '']) => ({ kind, name, text }));
}

/** Takes the steps of a page in a folder, one after the other. Fails at the first block that is not as the page says. */
export function follow(blocks: readonly Block[], folder: string): void {
  for (const [index, block] of blocks.entries()) {
    const { kind, name, text } = block;
    const next = blocks[index + 1];
    if (kind === 'sh') runStep(text, next?.kind === 'text' ? next.text : undefined, folder);
    else if (kind === 'diff') change(path.join(folder, name), text);
    else if (name !== '') write(path.join(folder, name), text);
    else if (kind !== 'text') throw new Error(`a ${kind} block without a name:\n${text}`);
  }
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function change(file: string, difference: string): void {
  const lines = difference.trimEnd().split('\n');
  const side = (left: string): string =>
    lines
      .filter((line) => line[0] !== left)
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const before = side('+');
  const text = readFileSync(file, 'utf8');
  if (text.split(before).length !== 2) throw new Error(`${file} has not exactly one place like\n${before}`);
  writeFileSync(
    file,
    text.replace(before, () => side('-')),
  );
}

function runStep(commands: string, expected: string | undefined, folder: string): void {
  const typed = [...(expected ?? '').matchAll(PROMPT)].map(([, line]) => `${line}\n`).join('');
  const options = { cwd: folder, env: PLAIN, input: typed, encoding: 'utf8', timeout: TIME_LIMIT } as const;
  const { stdout, stderr, status } = spawnSync('sh', ['-ec', commands], options);
  const said = `${stdout}${stderr}`.replace(/\r/g, '');
  const missing = expected === undefined ? undefined : firstMissing(said, expected);
  if (missing !== undefined) throw new Error(`after\n${commands}there is no\n${missing}\nin\n${said}`);
  // A step that shows a failure says so in its text.
  if (status !== 0 && !/error|FAIL/.test(expected ?? '')) throw new Error(`${commands}failed:\n${said}`);
}

/** The first line of `expected` that does not come, after those before it. */
function firstMissing(said: string, expected: string): string | undefined {
  let rest = said.split('\n').map((line) => line.trim());
  for (const line of expected.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const literal = (part: string): string => part.replace(/[^\w\s]/g, '\\$&');
    const wanted = new RegExp(`^${line.split('...').map(literal).join('.*')}`);
    const place = rest.findIndex((each) => wanted.test(each));
    if (place < 0) return line;
    rest = rest.slice(place + 1);
  }
  return undefined;
}

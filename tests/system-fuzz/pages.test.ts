/** The pages of docs/calls say what the source says, no more and no less. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { DocumentError, operationNames, parseSource, readDocuments } from '../../cli/calls/documents';
import { readRegisters } from '../../cli/calls/registers';
import { scanKernel } from '../../cli/calls/statuses';
import { ROOT } from '../../cli/paths';

/** The scan does not follow values of arguments. */
const CANNOT_HAPPEN: Readonly<Record<string, readonly string[]>> = {
  // It shares its end with `receive`, but has no deadline.
  replyAndReceive: ['timeout'],
  // It keeps all rights and the badge.
  copy: ['insufficientRights', 'nothing', 'invalidArgument'],
};

/** Runs the command; what it printed, errors included. */
function conductor(...parameters: string[]): string {
  const command = [path.join(ROOT, 'cli', 'conductor.js'), ...parameters];
  const { stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return `${stdout}${stderr}`;
}

test('each operation has a page, and none is stale', () => {
  expect(conductor('calls', '--check')).toBe('');
});

test('each operation has registers in the contract', () => {
  expect(operationNames().filter((name) => !readRegisters().has(name))).toEqual([]);
});

describe('faults', () => {
  const documents = readDocuments();
  const { returned, delivered } = scanKernel();

  test.each(operationNames())('%s', (operation) => {
    const { faults, blocks } = documents.get(operation)!;
    const named = faults.map(({ status }) => status);
    const impossible = ['ok', 'notified', ...(CANNOT_HAPPEN[operation] ?? [])];
    const possible = [...(returned.get(operation) ?? [])].filter((status) => !impossible.includes(status));
    expect(possible.filter((status) => !named.includes(status))).toEqual([]);
    const ends = blocks.startsWith('never') ? [] : [...delivered];
    expect(named.filter((status) => !possible.includes(status) && !ends.includes(status))).toEqual([]);
  });
});

describe('the form of the comments', () => {
  const block = (...lines: string[]): string => `/**\n${lines.map((line) => ` * ${line}`).join('\n')}\n */`;
  const sections = ['Arguments: none.', 'Returns: r4 status.', 'Faults: none.', 'Blocks: never.'];

  test('a group: what is said of one call is not said of the other', () => {
    const source = block(
      '`signal`, `wait`: bits.',
      '',
      'Arguments: signal: r4 slot. wait: r6 timeout.',
      'Returns: r4 status. wait: r5 bits.',
      'Faults: invalidArgument (no bits); signal: dead; wait: timeout',
      '  cancelled.',
      'Blocks: signal: never. wait: until a bit.',
    );
    const [signal, wait] = parseSource(source, 'x.ts');
    expect(signal).toMatchObject({
      operation: 'signal',
      arguments: 'r4 slot.',
      returns: 'r4 status.',
      blocks: 'never.',
    });
    expect(signal?.faults).toEqual([
      { status: 'invalidArgument', explanation: 'no bits' },
      { status: 'dead' },
    ]);
    expect(wait).toMatchObject({ arguments: 'r6 timeout.', returns: 'r4 status. r5 bits.', notes: '' });
    expect(wait?.faults.map(({ status }) => status)).toEqual(['invalidArgument', 'timeout', 'cancelled']);
  });

  test.each([
    ['a name that is no operation', ['`sing`: x.', ...sections], /there is no operation sing/],
    ['no names', ['Something.', ...sections], /does not begin with the names/],
    [
      'a section that is missing',
      ['`yield`: x.', ...sections.slice(0, 3)],
      /its sections are Arguments, Returns, Faults, not/,
    ],
    [
      'a fault that is no status',
      ['`yield`: x.', ...sections.map((each) => each.replace('none', 'sorry'))],
      /sorry/,
    ],
  ])('%s is refused', (_name, lines, message) => {
    expect(() => parseSource(block(...lines), 'x.ts')).toThrow(DocumentError);
    expect(() => parseSource(block(...lines), 'x.ts')).toThrow(message);
  });
});

test('conductor explain prints the page of a call', () => {
  expect(conductor('explain', 'replyandreceive')).toMatch(/^# replyAndReceive\n/);
});

/** Services of a user's own project: a declaration beside the system file is all it takes, whatever command comes first. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { conductor, removeFolders, temporaryFolder } from './support';

afterAll(removeFolders);

const BELL = `import type { Out } from 'conductor/runtime/service/types';

export class Rung {
  times: u32 = 0;
}

/**
 * A bell.
 *
 * @version 1.0
 * @error tooLoud Nobody can hear more.
 */
export interface Bell {
  /** Rings. */
  ring(times: u8, rung: Out<Rung>): void;
}
`;

const SERVER = `import { FOREVER } from 'conductor/abi/operation';
import { Message } from 'conductor/runtime/message';
import { receive, reply } from 'conductor/runtime/messages';
import { Caller } from 'conductor/runtime/service/caller';
import { BellError, dispatchBell, type BellService } from '../interfaces/generated/bell-server';
import { Rung } from '../interfaces/bell';

export enum Grant {
  requests = 0,
}

const service: BellService = { ring };
const message = new Message();

export function main(): void {
  receive(Grant.requests, message, FOREVER);
  dispatchBell(message, service);
  reply(message);
}

function ring(_caller: Caller, times: u8, rung: Rung): BellError {
  rung.times += times;
  return times > 9 ? BellError.tooLoud : BellError.none;
}
`;

const CLIENT = `import { BellClient, BellError } from '../interfaces/generated/bell-client';
import { Rung } from '../interfaces/bell';

export enum Grant {
  bell = 0,
}

const bell = new BellClient();
const rung = new Rung();

export function main(): void {
  bell.connection.open(Grant.bell);
  assert(bell.ring(3, rung) === BellError.none, 'ring');
}
`;

const SYSTEM = `import { call, defineSystem, receive } from 'conductor';
export default defineSystem({
  board: 'stm32f4-discovery',
  processes: {
    bell: { program: 'programs/server.ts', priority: 3, grants: { requests: receive('bell') } },
    boy: { program: 'programs/client.ts', priority: 4, grants: { bell: call('bell') } },
  },
});
`;

const FILES: Readonly<Record<string, string>> = {
  'interfaces/bell.ts': BELL,
  'programs/server.ts': SERVER,
  'programs/client.ts': CLIENT,
  'system.ts': SYSTEM,
};

class Project {
  readonly folder = temporaryFolder();
  readonly generated = path.join(this.folder, 'interfaces', 'generated');

  constructor() {
    for (const [name, text] of Object.entries(FILES)) this.write(name, text);
  }

  write(name: string, text: string): void {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Runs the command in the project; what it printed. */
  async run(...parameters: string[]): Promise<{ status: number | null; text: string }> {
    const { status, output, errors } = await conductor(parameters, { folder: this.folder });
    return { status, text: output + errors };
  }

  made(): string[] {
    return existsSync(this.generated) ? readdirSync(this.generated).sort() : [];
  }
}

const madeFor = (name: string): string[] => [
  ...['app', 'bridge', 'client', 'server'].map((part) => `${name}-${part}.ts`),
  `${name}.json`,
  'record.json',
];
const MADE = madeFor('bell');

test.each([
  ['build', ['build', 'system.ts']],
  ['check', ['check', 'programs']],
  ['transpile', ['transpile', 'programs/server.ts', '-o', 'c']],
  ['interfaces', ['interfaces', 'system.ts']],
])('%s makes the stubs', async (_command, parameters) => {
  const project = new Project();
  const { status, text } = await project.run(...parameters);
  expect(status === 0 ? 0 : text).toBe(0);
  expect(project.made()).toEqual(MADE);
});

test.each([
  ['build', ['build', 'system.ts']],
  ['check', ['check', 'programs']],
  ['transpile', ['transpile', 'programs/server.ts', '-o', 'c']],
  ['interfaces', ['interfaces', 'system.ts']],
])('%s: what is wrong in a declaration is said with its place', async (_command, parameters) => {
  const project = new Project();
  project.write('interfaces/bell.ts', BELL.replace('times: u8', 'times: string'));
  const { status, text } = await project.run(...parameters);
  expect(text).toMatch(/interfaces\/bell\.ts(\(15,15\)|:15:15)[^]*TS91604: 'string' cannot cross/);
  expect(text).not.toMatch(/\n\s+at /);
  expect(status).toBe(1);
});

test('a declaration that changes, or goes, changes what is built', async () => {
  const project = new Project();
  expect(await project.run('build', 'system.ts')).toMatchObject({ status: 0 });
  project.write('interfaces/bell.ts', BELL.replace('tooLoud', 'tooLate'));
  const { status, text } = await project.run('build', 'system.ts');
  expect(text).toMatch(
    /server\.ts\(\d+,\d+\): error TS2339: Property 'tooLoud' does not exist on type 'typeof BellError'/,
  );
  expect(status).toBe(1);
  project.write('interfaces/gong.ts', BELL.replaceAll('Bell', 'Gong').replaceAll('Rung', 'Struck'));
  rmSync(path.join(project.folder, 'interfaces/bell.ts'));
  await project.run('interfaces', 'system.ts');
  expect(project.made()).toEqual(madeFor('gong'));
});

test('nothing is written when nothing has changed, and what was changed by hand is made again', async () => {
  const project = new Project();
  expect((await project.run('interfaces', 'system.ts')).text).toMatch(/bell-client\.ts\n/);
  expect((await project.run('interfaces', 'system.ts')).text).toBe('');
  const file = path.join(project.generated, 'bell-client.ts');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `${text}// mine\n`);
  await project.run('interfaces', 'system.ts');
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('several commands at once do not disturb each other', async () => {
  const project = new Project();
  const runs = await Promise.all(Array.from({ length: 4 }, () => project.run('interfaces', 'system.ts')));
  expect(runs.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
  expect(project.made()).toEqual(MADE);
});

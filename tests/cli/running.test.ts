/** Attaching to what `conductor run` has started: which one, what can be seen, and what a visitor can't break. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { attach } from '../../cli/target/running';
import { buildGuest } from './guest';
import { removeFolders, ROOT, temporaryFolder } from './support';

const FLASH = 0x08000000;

let guest: string;
let cache: string;
let running: string;
let children: ChildProcess[];

beforeAll(() => (guest = buildGuest()));
beforeEach(() => {
  cache = temporaryFolder();
  running = path.join(cache, 'running');
  children = [];
});
afterEach(() => Promise.all(children.map((child) => end(child))));
afterAll(removeFolders);

/** Runs a system until {@link end}; resolves when it has said that it is up. */
async function start(elf: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(ROOT, 'cli', 'conductor.js'), 'run', elf], {
    env: { ...process.env, CONDUCTOR_CACHE: cache },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  children.push(child);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  while (!existsSync(path.join(running, `${child.pid}.json`))) await pause();
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((resolve) => child.once('close', resolve));
  child.kill();
  await over;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

test('without a running system the error says how to start one', async () => {
  await expect(attach(undefined, running)).rejects.toThrow(/no system is running; .* 'npx conductor run'/);
});

test('the only running system needs no name, and its memory is that of its image', async () => {
  const child = await start(guest);
  const system = await attach(undefined, running);
  expect(system.announcement).toMatchObject({
    kind: 'qemu',
    elf: guest,
    system: guest,
    processId: child.pid,
  });
  const [stack, entry] = await system.whileHalted(async () => {
    const vectors = await system.readMemory(FLASH, 8);
    return [vectors.readUInt32LE(0), vectors.readUInt32LE(4)];
  });
  expect((stack ?? 0) >>> 28).toBe(2);
  expect((entry ?? 0) >>> 24).toBe(FLASH >>> 24);
  expect((await system.readRegisters()).r).toHaveLength(16);
  system.close();
  await expect(system.readMemory(FLASH, 4)).rejects.toThrow('the system has ended');
});

test('a visitor who leaves while he holds the processor lets it go', async () => {
  const child = await start(guest);
  const rude = await attach(undefined, running);
  const halted = new Promise<void>((resolve) => {
    const forEver = rude.whileHalted(() => new Promise<never>(() => resolve()));
    void forEver.catch(() => undefined);
  });
  await halted;
  rude.close();
  child.stdin?.end('exit 3\n');
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(3);
});

test('two visitors see the same, and learn when the system ends', async () => {
  const child = await start(guest);
  const visitors = [await attach(undefined, running), await attach(String(child.pid), running)];
  const [first, second] = await Promise.all(visitors.map((visitor) => visitor.readMemory(FLASH, 64)));
  expect(first).toEqual(second);
  await end(child);
  await Promise.all(visitors.map(({ ended }) => ended));
  const ended = { name: 'UserError', message: 'the system has ended' };
  await expect(visitors[0]?.reset()).rejects.toMatchObject(ended);
  expect(readdirSync(running)).toEqual([]);
});

test('of several one has to be named, and the error lists them', async () => {
  const other = path.join(temporaryFolder(), 'other.elf');
  copyFileSync(guest, other);
  await start(guest);
  const { pid } = await start(other);
  await expect(attach(undefined, running)).rejects.toThrow(
    /several systems are running; name one (?=[^]*guest\.elf \(qemu\))(?=[^]*other\.elf \(qemu\))/,
  );
  await expect(attach('none', running)).rejects.toThrow(
    /no running system is called 'none'[^]*\d+: .*other\.elf/,
  );
  for (const selector of ['other', other, String(pid)]) {
    const system = await attach(selector, running);
    expect(system.announcement.elf).toBe(other);
    system.close();
  }
});

test.each([
  ['was built anew', (elf: string) => appendFileSync(elf, 'another build')],
  ['has gone', (elf: string) => rmSync(elf)],
])('what runs is not looked into by an ELF that %s', async (_, change) => {
  const elf = path.join(temporaryFolder(), 'changed.elf');
  copyFileSync(guest, elf);
  const { pid } = await start(elf);
  (await attach(undefined, running)).close();
  change(elf);
  await expect(attach(undefined, running)).rejects.toThrow(
    new RegExp(
      `changed\\.elf is not what runs any more: .*since process ${pid} started it. .*start .* again`,
    ),
  );
});

test.each(['GET / HTTP/1.1', '{"id":1', 'null', '"id"', '{"method":"halt"}'])(
  'a visitor who says %s is shown out, and disturbs nobody else',
  async (line) => {
    await start(guest);
    const system = await attach(undefined, running);
    const stranger = connect(system.announcement.socket);
    const shownOut = new Promise((resolve) => stranger.once('close', resolve));
    stranger.write(`${line}\n`);
    await shownOut;
    expect(await system.readMemory(FLASH, 4)).toHaveLength(4);
    system.close();
  },
);

test('what a killed process or a bad file leaves is no running system', async () => {
  const child = await start(guest);
  const file = path.join(running, `${child.pid}.json`);
  const announcement = readFileSync(file, 'utf8');
  await end(child);
  writeFileSync(file, announcement);
  writeFileSync(path.join(running, '1.json'), '{"socket"');
  await expect(attach(undefined, running)).rejects.toThrow(/no system is running/);
  expect(readdirSync(running)).toEqual(['1.json']);
});

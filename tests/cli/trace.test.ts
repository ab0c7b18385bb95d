/** `conductor trace` where there is nothing to draw. What it draws is tested where systems run (tests/board/trace.test.ts). */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { defaultElf } from '../board/system';
import { conductor, removeFolders, temporaryFolder } from './support';

beforeAll(() => void defaultElf());
afterAll(removeFolders);

/** Announces a system in this cache that ends as soon as it is asked for anything; returns how to withdraw it. */
async function announceEndingSystem(cache: string): Promise<() => void> {
  const socket = path.join(cache, 'visitors');
  const server = createServer((visitor) => visitor.once('data', () => visitor.destroy()));
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const elf = defaultElf();
  const elfHash = createHash('sha256').update(readFileSync(elf, 'latin1'), 'latin1').digest('hex');
  mkdirSync(path.join(cache, 'running'));
  const announcement = { processId: process.pid, kind: 'qemu', elf, elfHash, system: elf, socket };
  writeFileSync(path.join(cache, 'running', `${process.pid}.json`), JSON.stringify(announcement));
  return () => void server.close();
}

test('a system that ends before anything was seen is an error, and what was drawn before stays', async () => {
  const cache = temporaryFolder();
  const withdraw = await announceEndingSystem(cache);
  const out = path.join(cache, 'trace.json');
  const record = path.join(cache, 'recording');
  writeFileSync(out, 'an earlier picture');
  const { status, errors } = await conductor(['trace', '--seconds', '30', '--out', out, '--record', record], {
    environment: { CONDUCTOR_CACHE: cache },
  });
  withdraw();
  expect(errors).toBe('error: the system ended before anything was seen of it; nothing was written\n');
  expect(status).toBe(1);
  expect(readFileSync(out, 'utf8')).toBe('an earlier picture');
  expect(existsSync(record)).toBe(false);
});

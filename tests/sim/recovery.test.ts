/**
 * Damage from outside: memory of a running process changes under it, as a broken chip would do it. The console, which is needed
 * to tell about it, comes back and the report comes through it; everyone else goes on.
 */
import { bootSystem, type RunningSystem } from './system';
import { listProcesses, readCounters } from './tables';

let system: RunningSystem;
beforeAll(async () => {
  system = await bootSystem({ injection: true });
}, 120_000);
afterAll(async () => {
  await system?.stop();
});

const FLASH = 0x08000000;
const FLASH_SIZE = 0x100000;

interface Stack {
  base: number;
  size: number;
}

/** A stack is the beginning of its process's memory: `console  0x08009900  1792  0x20001d00  1152  184  120`. */
async function stackOf(name: string): Promise<Stack> {
  const row = new RegExp(`^${name} +\\S+ +\\d+ +(0x\\S+) +\\d+ +(\\d+)`, 'm').exec(
    await system.command('mem'),
  );
  if (!row) throw new Error(`mem does not show ${name}`);
  return { base: Number(row[1]), size: Number(row[2]) };
}

/** Every address of code on the stack becomes 0: wherever the process goes on or returns to, there is nothing. */
async function destroyReturns({ base, size }: Stack): Promise<number> {
  let destroyed = 0;
  for (let address = base; address < base + size; address += 4) {
    const offset = (await system.board.peek(address)) - FLASH;
    if (offset < 0 || offset >= FLASH_SIZE) continue;
    await system.board.poke(address, 0);
    destroyed += 1;
  }
  return destroyed;
}

test('the console crashes: it is restarted, its report is printed, the shell asks again', async () => {
  const before = await listProcesses(system);
  expect(await destroyReturns(await stackOf('console'))).toBeGreaterThan(0);
  system.board.send('\r');
  const answer = await system.console.until(/fault: [^]*> /);
  expect(answer).toMatch(/fault: process=console cause=(instruction-access|invalid-state) .*pc=0x00000000/);
  const after = await listProcesses(system);
  for (const [name, { starts, faults }] of before) {
    const crashes = name === 'console' ? 1 : 0;
    expect([name, after.get(name)?.starts, after.get(name)?.faults]).toEqual([
      name,
      starts + crashes,
      faults + crashes,
    ]);
  }
  expect(await system.command('ping 2')).toMatch(/2 round trips.*0 wrong/);
  for (const counter of await readCounters(system)) expect(counter).toMatchObject({ missed: 0 });
});

test('a server crashes while nobody looks: its clients hear that it is dead, then it is back', async () => {
  await destroyReturns(await stackOf('pong'));
  expect(await system.command('ping 2')).toMatch(/dead|fault: process=pong/);
  expect(await system.command('ping 2')).toMatch(/2 round trips.*0 wrong/);
  expect((await listProcesses(system)).get('pong')).toMatchObject({ starts: 2, faults: 1 });
});

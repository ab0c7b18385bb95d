/** Damage to a running process from outside, as a broken chip would do it: wherever it goes on or returns to, there is nothing. */
import type { RunningSystem } from './system';

const FLASH = 0x08000000;
const FLASH_SIZE = 0x100000;

interface Stack {
  base: number;
  size: number;
}

/** A stack is the beginning of its process's memory: `console  0x08009900  1792  0x20001d00  1152  184  120`. */
async function stackOf(system: RunningSystem, name: string): Promise<Stack> {
  const row = new RegExp(`^${name} +\\S+ +\\d+ +(0x\\S+) +\\d+ +(\\d+)`, 'm').exec(
    await system.command('mem'),
  );
  if (!row) throw new Error(`mem does not show ${name}`);
  return { base: Number(row[1]), size: Number(row[2]) };
}

/** Every address of code on the stack of the process becomes 0; how many there were. */
export async function destroyReturns(system: RunningSystem, name: string): Promise<number> {
  const { base, size } = await stackOf(system, name);
  let destroyed = 0;
  for (let address = base; address < base + size; address += 4) {
    const offset = (await system.board.peek(address)) - FLASH;
    if (offset < 0 || offset >= FLASH_SIZE) continue;
    await system.board.poke(address, 0);
    destroyed += 1;
  }
  return destroyed;
}

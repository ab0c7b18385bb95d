/** What the transport promises whoever looks into a running system from outside, on every kind of target. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bootSystem, defaultElf, type RunningSystem } from './system';
import { testNeeding } from './target';
import { UNUSED_WORD } from './unused-word';

const FLASH = 0x08000000;
/** Where the kernel counts time; not to be read whole while it runs. */
const RAM = 0x20000000;

let system: RunningSystem;
beforeAll(async () => {
  system = await bootSystem();
});
afterAll(() => system.stop());

test('flash has the bytes of the image, wherever a read begins and however long it is', async () => {
  const image = readFileSync(path.join(path.dirname(defaultElf()), 'conductor.bin'));
  for (const [offset, length] of [
    [0, 256],
    [1, 7],
    [255, 2],
    [12, 0],
  ] as const)
    expect(await system.board.readMemory(FLASH + offset, length)).toEqual(
      image.subarray(offset, offset + length),
    );
});

test('memory stands still while the processor is halted, and goes on afterwards', async () => {
  const { board } = system;
  const look = (): Promise<Buffer> => board.readMemory(RAM, 0x4000);
  const [first, second] = await board.whileHalted(async () => [await look(), await look()] as const);
  expect(first).toEqual(second);
  expect(await system.command('ping 1')).toMatch(/1 round trip/);
  expect(await look()).not.toEqual(second);
});

test('who halts waits for who has halted', async () => {
  const order: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    order.push(`${name} begins`);
    await system.board.readMemory(RAM, 4);
    order.push(`${name} ends`);
  };
  const failing = system.board.whileHalted(async () => {
    await work('first')();
    throw new Error('the work failed');
  });
  await Promise.all([
    expect(failing).rejects.toThrow('the work failed'),
    system.board.whileHalted(work('second')),
  ]);
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(await system.command('ping 1')).toMatch(/1 round trip/);
});

test('the registers of a halted processor are of an instruction in flash', async () => {
  const { r, xpsr } = await system.board.whileHalted(() => system.board.readRegisters());
  expect(r).toHaveLength(16);
  expect(r[15]).toBeGreaterThanOrEqual(FLASH);
  expect(r[15]).toBeLessThan(FLASH + 0x100000);
  expect(r[13]).toBeGreaterThanOrEqual(RAM);
  // Thumb state, always (ARMv7-M architecture manual, B1.4.2).
  expect(xpsr & 0x01000000).not.toBe(0);
});

testNeeding('inject', 'power')(
  'a reset keeps memory, a loss of power does not; the system boots after either',
  async () => {
    const own = await bootSystem({ inject: true });
    const { board, console } = own;
    await board.poke(UNUSED_WORD, 0xcafe1234);
    await board.reset();
    await console.until(/This is Conductor[^]*> /);
    expect((await board.readMemory(UNUSED_WORD, 4)).readUInt32LE()).toBe(0xcafe1234);
    await board.power();
    await console.until(/This is Conductor[^]*> /);
    expect((await board.readMemory(UNUSED_WORD, 4)).readUInt32LE()).not.toBe(0xcafe1234);
    await own.stop();
  },
);

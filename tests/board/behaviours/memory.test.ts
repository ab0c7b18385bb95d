/** Regions of the pool: allocated, mapped, shared, taken back, within limits; and what the protection unit makes of them. */
import { Operation } from '../../../src/abi/operation';
import { ProcessAction } from '../../../src/abi/process';
import { Order, Slot } from '../fixtures/puppets/protocol';
import { type Puppet, Stage } from '../puppets';
import { testNeeding } from '../target';

const test = testNeeding('inject');

let stage: Stage;
let a: Puppet, b: Puppet, c: Puppet, d: Puppet;

beforeAll(async () => {
  stage = await Stage.set();
  ({ a, b, c, d } = stage);
});
afterAll(() => stage?.close());
beforeEach(() => stage.reset());

const [FIRST, SECOND] = [Slot.free, Slot.free + 1];
const [READ, READ_WRITE] = [1, 3];
/** `memoryLimit` of a puppet, and the pool of the fixture. */
const LIMIT = 4096;
const POOL = 8192;

async function allocate(puppet: Puppet, bytes: number, slot: number, address = 0): Promise<number> {
  const found = await puppet.perform(Operation.allocateRegion, { a: bytes, b: address, words: [slot] });
  expect(found.status).toBe('ok');
  return found.a;
}

function refusal(puppet: Puppet, bytes: number, slot: number, address = 0): Promise<string> {
  return puppet.status(Operation.allocateRegion, { a: bytes, b: address, words: [slot] });
}

function map(puppet: Puppet, slot: number, access: number): Promise<string> {
  return puppet.status(Operation.mapRegion, { slot, a: access });
}

/** Gives a copy of a region's capability to another. */
async function share(from: Puppet, slot: number, to: Slot, taker: Puppet, into: number): Promise<void> {
  await taker.perform(Operation.accept, { a: into });
  await taker.beginReceive();
  await from.begin(Operation.callTransferring, { slot: to, a: 0xffffffff, b: 1, words: [0, 0, 0, slot] });
  const { a: token } = await taker.result();
  await taker.reply(token & ~0x40000000);
  expect((await from.result()).status).toBe('ok');
}

function reads(puppet: Puppet, address: number): Promise<string> {
  return puppet.orderStatus(Order.peek, [address]);
}

function writes(puppet: Puppet, address: number): Promise<string> {
  return puppet.orderStatus(Order.poke, [address, 1]);
}

test('5 the last byte of a region is its own, the next one faults', async () => {
  const address = await allocate(a, 256, FIRST);
  await map(a, FIRST, READ_WRITE);
  expect(await writes(a, address + 252)).toBe('ok');
  expect(await writes(a, address + 256)).toBe('dead');
});

test('a region that is not mapped is out of reach, and so is one that is unmapped', async () => {
  const address = await allocate(a, 256, FIRST);
  await map(a, FIRST, READ_WRITE);
  expect(await reads(a, address)).toBe('ok');
  expect(await a.status(Operation.unmapRegion, { slot: FIRST })).toBe('ok');
  expect(await reads(a, address)).toBe('dead');
});

test('2 memory mapped for reading cannot be written, until its access is changed', async () => {
  const address = await allocate(a, 256, FIRST);
  await map(a, FIRST, READ_WRITE);
  expect(await writes(a, address)).toBe('ok');
  expect(await map(a, FIRST, READ)).toBe('ok');
  expect(await reads(a, address)).toBe('ok');
  expect(await writes(a, address)).toBe('dead');
});

test('memory is shared by capability: each maps it for itself, with the rights of its own', async () => {
  const address = await allocate(a, 256, FIRST);
  await map(a, FIRST, READ_WRITE);
  await a.poke(address, 0xcafe);
  expect(await a.status(Operation.mint, { slot: FIRST, a: SECOND, b: 128 })).toBe('ok');
  await share(a, SECOND, Slot.toC, c, FIRST);
  expect(await map(c, FIRST, READ_WRITE)).toBe('insufficientRights');
  expect(await map(c, FIRST, READ)).toBe('ok');
  expect(await c.peek(address)).toBe(0xcafe);
  expect(await writes(c, address)).toBe('dead');
});

test('69 what is revoked is unmapped at once', async () => {
  const address = await allocate(a, 256, FIRST);
  await share(a, FIRST, Slot.toC, c, FIRST);
  await map(c, FIRST, READ_WRITE);
  expect(await writes(c, address)).toBe('ok');
  expect(await a.status(Operation.revoke, { slot: FIRST })).toBe('ok');
  expect(await writes(c, address)).toBe('dead');
});

test('a region goes back to the pool, cleared, with its last capability', async () => {
  const address = await allocate(a, 256, FIRST);
  await map(a, FIRST, READ_WRITE);
  await a.poke(address, 0xcafe);
  await share(a, FIRST, Slot.toC, c, FIRST);
  await a.perform(Operation.delete, { slot: FIRST });
  expect(await refusal(b, 256, FIRST, address)).toBe('overlap');
  await c.perform(Operation.delete, { slot: FIRST });
  expect(await allocate(b, 256, FIRST, address)).toBe(address);
  await map(b, FIRST, READ);
  expect(await b.peek(address)).toBe(0);
});

test('memory in use, addresses without meaning and sizes without meaning are refused', async () => {
  const address = await allocate(a, 256, FIRST);
  expect(await refusal(a, 256, SECOND, address)).toBe('overlap');
  expect(await refusal(a, 512, SECOND, address)).toMatch(/^(overlap|invalidA)/);
  expect(await refusal(a, 256, SECOND, address + 32)).toMatch(/^invalidA/);
  expect(await refusal(a, 256, SECOND, 0x20000000)).toMatch(/^invalidA/);
  for (const bytes of [0, 16, 96, 0x80000000])
    expect([bytes, await refusal(a, bytes, SECOND)]).not.toEqual([bytes, 'ok']);
});

test('90 nobody gets more of the pool than its limit, nor more than there is', async () => {
  await allocate(a, LIMIT, FIRST);
  expect(await stage.information(a.number)).toMatchObject({ memoryUsed: LIMIT, memoryLimit: LIMIT });
  expect(await refusal(a, 256, SECOND)).toBe('overLimit');
  await allocate(b, POOL - LIMIT, FIRST);
  expect(await refusal(c, 256, FIRST)).toBe('exhausted');
  await stage.control(a.number, ProcessAction.restart);
  await allocate(c, 256, FIRST);
  expect((await stage.information(a.number)).memoryUsed).toBe(0);
});

test('13 regions of the protection unit run out with an error, and come back', async () => {
  let mapped = 0;
  const slots: number[] = [];
  for (let slot = Slot.free; slot < Slot.free + 6; slot++) {
    await allocate(d, 256, slot);
    const status = await map(d, slot, READ);
    if (status !== 'ok') {
      expect(status).toBe('exhausted');
      break;
    }
    slots.push(slot);
    mapped++;
  }
  expect(mapped).toBeGreaterThan(0);
  expect(mapped).toBeLessThan(6);
  await d.perform(Operation.unmapRegion, { slot: slots[0] ?? 0 });
  expect(await map(d, Slot.free + mapped, READ)).toBe('ok');
});

test('4 the code of one process is out of reach for others', async () => {
  const { entry } = await b.addresses();
  expect(await reads(b, entry & ~3)).toBe('ok');
  expect(await reads(a, entry & ~3)).toBe('dead');
});

test('12 what one process maps is not there for others', async () => {
  const address = await allocate(a, 1024, FIRST);
  await map(a, FIRST, READ_WRITE);
  expect(await writes(a, address)).toBe('ok');
  expect(await reads(b, address)).toBe('dead');
});

/** Lent buffers: what a server may do with them, and when that ends. */
import { LeaseDirection, LeaseRight } from '../../../src/abi/message';
import { Operation } from '../../../src/abi/operation';
import { ProcessAction } from '../../../src/abi/process';
import { Slot } from '../fixtures/puppets/protocol';
import { type Puppet, Stage } from '../puppets';
import { testNeeding } from '../target';

const test = testNeeding('inject');

let stage: Stage;
let a: Puppet, b: Puppet, c: Puppet;
/** Buffers of 1024 bytes. */
let clients: number;
let servers: number;

beforeAll(async () => {
  stage = await Stage.set();
  ({ a, b, c } = stage);
  clients = (await a.addresses()).buffer;
  servers = (await b.addresses()).buffer;
});
afterAll(() => stage?.close());
beforeEach(() => stage.reset());

const BOTH = LeaseRight.read | LeaseRight.write;

/** A lends bytes of its buffer to B, which has the call in its hands. */
async function lend(length: number, rights: number, address = clients): Promise<number> {
  await b.beginReceive();
  await a.beginLending(Slot.toB, address, length, rights);
  return (await b.result()).a;
}

function leaseCopy(
  puppet: Puppet,
  token: number,
  offset: number,
  direction: number,
  length: number,
  own = servers,
): Promise<string> {
  return puppet.status(Operation.leaseCopy, { slot: token, a: offset, b: direction, words: [own, length] });
}

test('65 bytes go from and to what was lent, and nowhere else', async () => {
  await a.poke(clients, 0x11111111, 0x22222222, 0x33333333, 0x44444444);
  const token = await lend(12, BOTH);
  expect(await leaseCopy(b, token, 4, LeaseDirection.fromClient, 8)).toBe('ok');
  expect([await b.peek(servers), await b.peek(servers + 4)]).toEqual([0x22222222, 0x33333333]);
  await b.poke(servers, 0xaaaaaaaa, 0xbbbbbbbb, 0xcccccccc, 0xdddddddd);
  expect(await leaseCopy(b, token, 0, LeaseDirection.toClient, 12)).toBe('ok');
  await b.reply(token);
  await a.result();
  const found = [];
  for (let word = 0; word < 4; word++) found.push(await a.peek(clients + word * 4));
  expect(found).toEqual([0xaaaaaaaa, 0xbbbbbbbb, 0xcccccccc, 0x44444444]);
});

test('65 odd addresses, offsets and lengths are copied byte by byte', async () => {
  await a.poke(clients, 0x04030201, 0x08070605);
  await b.poke(servers, 0xffffffff, 0xffffffff);
  const token = await lend(7, LeaseRight.read, clients + 1);
  expect(await leaseCopy(b, token, 2, LeaseDirection.fromClient, 3, servers + 1)).toBe('ok');
  expect([await b.peek(servers), await b.peek(servers + 4)]).toEqual([0x060504ff, 0xffffffff]);
});

test.each([
  ['past the end', 12, BOTH, 12, LeaseDirection.fromClient, 1, 'leaseViolation'],
  ['over the end', 12, BOTH, 8, LeaseDirection.fromClient, 5, 'leaseViolation'],
  ['with an offset that wraps', 12, BOTH, 0xfffffffc, LeaseDirection.fromClient, 8, 'leaseViolation'],
  ['with a length that wraps', 12, BOTH, 8, LeaseDirection.fromClient, 0xfffffffc, 'leaseViolation'],
  ['read what may be written', 12, LeaseRight.write, 0, LeaseDirection.fromClient, 4, 'leaseViolation'],
  ['write what may be read', 12, LeaseRight.read, 0, LeaseDirection.toClient, 4, 'leaseViolation'],
  ['in a direction that does not exist', 12, BOTH, 0, 2, 4, 'invalidArgument'],
] as const)('65 a copy %s is refused', async (_what, lent, rights, offset, direction, length, status) => {
  const token = await lend(lent, rights);
  expect(await leaseCopy(b, token, offset, direction, length)).toBe(status);
});

test('14 a lease is no way to memory that its lender does not have', async () => {
  const kernelMemory = 0x20000000;
  const token = await lend(16, BOTH, kernelMemory);
  expect(await leaseCopy(b, token, 0, LeaseDirection.fromClient, 16)).toBe('leaseViolation');
  expect(await leaseCopy(b, token, 0, LeaseDirection.toClient, 16)).toBe('leaseViolation');
});

test('14 nor to memory that its server does not have', async () => {
  const token = await lend(16, BOTH);
  expect(await leaseCopy(b, token, 0, LeaseDirection.toClient, 16, clients)).toBe('invalidAddress');
  expect(await leaseCopy(b, token, 0, LeaseDirection.fromClient, 16, 0x20000000)).toBe('invalidAddress');
});

test('16 a lease over two regions side by side is one, a lease over a gap is refused', async () => {
  const [FIRST, SECOND, THIRD] = [Slot.free, Slot.free + 1, Slot.free + 2];
  const allocate = async (slot: number): Promise<number> => {
    const found = await a.perform(Operation.allocateRegion, { a: 256, words: [slot] });
    expect(found.status).toBe('ok');
    return found.a;
  };
  const [first, second, third] = [await allocate(FIRST), await allocate(SECOND), await allocate(THIRD)];
  expect([second, third]).toEqual([first + 256, first + 512]);
  for (const slot of [FIRST, SECOND, THIRD]) await a.perform(Operation.mapRegion, { slot, a: 3 });
  await a.poke(first + 252, 0x12345678, 0x9abcdef0);
  let token = await lend(8, LeaseRight.read, first + 252);
  expect(await leaseCopy(b, token, 0, LeaseDirection.fromClient, 8)).toBe('ok');
  expect([await b.peek(servers), await b.peek(servers + 4)]).toEqual([0x12345678, 0x9abcdef0]);
  await b.reply(token);
  await a.result();
  await a.perform(Operation.unmapRegion, { slot: SECOND });
  token = await lend(8, LeaseRight.read, first + 252);
  expect(await leaseCopy(b, token, 0, LeaseDirection.fromClient, 8)).toBe('leaseViolation');
});

test('66 a lease ends with the reply', async () => {
  const token = await lend(16, BOTH);
  await b.reply(token);
  expect(await leaseCopy(b, token, 0, LeaseDirection.fromClient, 4)).toBe('notWaiting');
});

test('66 a lease ends with the deadline of its call', async () => {
  await b.beginReceive();
  const lent = ((BOTH << 30) | 16) >>> 0;
  await a.begin(Operation.callLending, { slot: Slot.toB, a: 10_000, b: 1, words: [0, 0, clients, lent] });
  const { a: token } = await b.result();
  expect((await a.result()).status).toBe('timeout');
  expect(await leaseCopy(b, token, 0, LeaseDirection.fromClient, 4)).toBe('notWaiting');
});

test.each([
  ['restart', ProcessAction.restart],
  ['death', ProcessAction.stop],
])('67 a lease ends with its lender: %s', async (_how, action) => {
  const token = await lend(16, BOTH);
  await stage.control(a.number, action);
  expect(await leaseCopy(b, token, 0, LeaseDirection.fromClient, 4)).toBe('notWaiting');
});

test('68 nobody but the server has the lease, and it cannot keep or pass it on', async () => {
  const token = await lend(16, BOTH);
  const own = (await c.addresses()).buffer;
  expect(await leaseCopy(c, token, 0, LeaseDirection.fromClient, 4, own)).toBe('notWaiting');
  await b.reply(token);
  await a.result();
  const again = await lend(16, LeaseRight.read);
  expect(again).not.toBe(token);
  expect(await leaseCopy(b, token, 0, LeaseDirection.fromClient, 4)).toBe('notWaiting');
  expect(await leaseCopy(b, again, 0, LeaseDirection.fromClient, 4)).toBe('ok');
});

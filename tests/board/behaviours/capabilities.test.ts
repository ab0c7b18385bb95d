/** Capabilities: derived, moved, taken back, transferred; and that no way leads to more authority than was given. */
import { ObjectType, Right, TRANSFER_MOVE } from '../../../src/abi/capability';
import { FOREVER, NO_SLOT, Operation } from '../../../src/abi/operation';
import { Slot } from '../fixtures/puppets/protocol';
import { NUMBER, type Puppet, type Result, Stage } from '../puppets';
import { testNeeding } from '../target';

const test = testNeeding('inject');

let stage: Stage;
let a: Puppet, b: Puppet, c: Puppet;

beforeAll(async () => {
  stage = await Stage.set();
  ({ a, b, c } = stage);
});
afterAll(() => stage?.close());
beforeEach(() => stage.reset());

const [FIRST, SECOND, THIRD] = [Slot.free, Slot.free + 1, Slot.free + 2];
/** Free slots of a puppet. */
const FREE_COUNT = 12;

interface Seen {
  type: string;
  rights: number;
  badge: number;
  depth: number;
}

async function look(puppet: Puppet, slot: number): Promise<Seen | string> {
  const found = await puppet.perform(Operation.identify, { slot });
  if (found.status !== 'ok') return found.status;
  const [badge = 0, , depth = 0] = found.words;
  return { type: ObjectType[found.a] ?? '', rights: found.b, badge, depth };
}

function copy(puppet: Puppet, slot: number, destination: number): Promise<string> {
  return puppet.status(Operation.copy, { slot, a: destination });
}

function mint(puppet: Puppet, slot: number, to: number, rights: number, badge = 0): Promise<string> {
  return puppet.status(Operation.mint, { slot, a: to, b: rights, words: [badge] });
}

/** `giver` transfers the capability in `slot` to `taker`, into its slot `into`; what the taker received. */
async function transfer(giver: Puppet, to: Slot, slot: number, taker: Puppet, into: number): Promise<Result> {
  await taker.perform(Operation.accept, { a: into });
  await taker.beginReceive();
  await giver.begin(Operation.callTransferring, { slot: to, a: FOREVER, b: 1, words: [0, 0, 0, slot] });
  const received = await taker.result();
  await taker.reply(received.a & ~0x40000000);
  await giver.result();
  return received;
}

describe('deriving', () => {
  test('52 copy, mint, move and delete do what they say, and remember where it came from', async () => {
    const original = { type: 'endpoint', rights: Right.send | Right.grant, badge: a.badge, depth: 0 };
    expect(await look(a, Slot.toB)).toEqual(original);
    expect(await copy(a, Slot.toB, FIRST)).toBe('ok');
    expect(await look(a, FIRST)).toEqual({ ...original, depth: 1 });
    expect(await mint(a, FIRST, SECOND, Right.send)).toBe('ok');
    expect(await look(a, SECOND)).toEqual({ ...original, rights: Right.send, depth: 2 });
    expect(await a.status(Operation.move, { slot: SECOND, a: THIRD })).toBe('ok');
    expect(await look(a, SECOND)).toBe('invalidSlot');
    expect(await look(a, THIRD)).toEqual({ ...original, rights: Right.send, depth: 2 });
    expect(await a.status(Operation.delete, { slot: FIRST })).toBe('ok');
    expect(await look(a, FIRST)).toBe('invalidSlot');
    expect(await look(a, THIRD)).toMatchObject({ rights: Right.send, depth: 1 });
  });

  test('53 rights do not grow, whatever is derived from whatever', async () => {
    expect(await mint(a, Slot.toB, FIRST, Right.send)).toBe('ok');
    for (const rights of [Right.send | Right.grant, Right.receive, Right.send | Right.receive, 0xffff])
      expect([rights, await mint(a, FIRST, SECOND, rights)]).toEqual([rights, 'insufficientRights']);
    expect(await copy(a, FIRST, SECOND)).toBe('ok');
    expect(await a.status(Operation.move, { slot: SECOND, a: THIRD })).toBe('ok');
    expect(await look(a, THIRD)).toMatchObject({ rights: Right.send });
    await transfer(a, Slot.toC, THIRD, c, FIRST);
    expect(await look(c, FIRST)).toMatchObject({ rights: Right.send });
  });

  test('54 a badge that is set stays, in every derivation', async () => {
    expect(await mint(a, Slot.toB, FIRST, Right.send, 77)).not.toBe('ok');
    expect(await mint(a, Slot.toB, FIRST, Right.send)).toBe('ok');
    expect(await look(a, FIRST)).toMatchObject({ badge: a.badge });
    expect(await mint(a, Slot.signalB, SECOND, Right.send, 3)).toBe('ok');
    expect(await look(a, SECOND)).toMatchObject({ badge: 3 });
    expect(await mint(a, SECOND, THIRD, Right.send, 4)).not.toBe('ok');
    expect(await a.status(Operation.signal, { slot: SECOND, a: 4 })).toBe('insufficientRights');
  });

  test('54 of all processes one can be chosen, and then no other', async () => {
    const rights = Right.inspect | Right.control;
    expect(await mint(a, Slot.processes, FIRST, rights, b.number + 1)).toBe('ok');
    expect(await mint(a, FIRST, SECOND, rights, c.number + 1)).not.toBe('ok');
    const { buffer } = await a.addresses();
    const information = { slot: FIRST, a: c.number, b: buffer };
    expect(await a.status(Operation.processInformation, information)).toBe('ok');
    expect(await a.peek(buffer)).toBe('B'.charCodeAt(0));
  });

  test('55 sending needs send, receiving needs receive, transferring needs grant', async () => {
    await mint(a, Slot.toC, FIRST, Right.send);
    const message = { a: 0, b: 1, words: [0, 0, 0, Slot.toB] };
    const refused = 'insufficientRights';
    expect(await a.status(Operation.callTransferring, { slot: FIRST, ...message })).toBe(refused);
    expect(await a.status(Operation.receive, { slot: Slot.toB })).toBe(refused);
    for (const operation of [Operation.call, Operation.send, Operation.post])
      expect(await a.status(operation, { slot: Slot.service })).toBe(refused);
  });

  test('55 the fast paths, too, ask for the right', async () => {
    await mint(a, Slot.toB, FIRST, Right.grant);
    await mint(a, Slot.signalB, SECOND, 0);
    await b.beginReceive();
    expect((await a.call(FIRST as Slot, 1)).status).toBe('insufficientRights');
    expect(await a.status(Operation.signal, { slot: SECOND, a: 1 })).toBe('insufficientRights');
    await a.beginCall(Slot.toB, 2);
    const { a: token, b: label } = await b.result();
    expect(label).toBe(2);
    const answer = { slot: Slot.toC, a: token, b: 3 };
    expect(await b.status(Operation.replyAndReceive, answer)).toBe('insufficientRights');
    await b.reply(token, 4);
    expect(await a.result()).toMatchObject({ status: 'ok', b: 4 });
  });

  test('61 a slot in use and a slot that does not exist are refused, and nothing changes', async () => {
    for (let slot = FIRST; slot < FIRST + FREE_COUNT; slot++)
      expect(await copy(a, Slot.toB, slot)).toBe('ok');
    expect(await copy(a, Slot.toB, FIRST)).toBe('slotInUse');
    expect(await copy(a, Slot.toB, FIRST + FREE_COUNT)).toBe('invalidSlot');
    expect(await a.status(Operation.move, { slot: Slot.toC, a: FIRST })).toBe('slotInUse');
    expect(await look(a, Slot.toC)).toMatchObject({ type: 'endpoint' });
    const region = { a: 256, words: [FIRST] };
    expect(await a.status(Operation.allocateRegion, region)).toBe('slotInUse');
  });

  test('60 a capability to another type of object is refused for its type', async () => {
    const wrong = 'wrongType';
    expect(await a.status(Operation.call, { slot: Slot.clock })).toBe(wrong);
    expect(await a.status(Operation.clock, { slot: Slot.toB })).toBe(wrong);
    expect(await a.status(Operation.mapRegion, { slot: Slot.toB, a: 1 })).toBe(wrong);
    expect(await a.status(Operation.threadControl, { slot: Slot.toB })).toBe(wrong);
    expect(await a.status(Operation.acknowledgeInterrupt, { slot: Slot.clock })).toBe(wrong);
  });

  test('62 a slot means nothing to others', async () => {
    await copy(a, Slot.toB, FIRST);
    expect((await c.call(FIRST, 1, [], 0)).status).toBe('invalidSlot');
    expect(await look(c, FIRST)).toBe('invalidSlot');
  });
});

describe('revoking', () => {
  test('56 takes everything that was derived, in every process, and nothing else', async () => {
    await copy(a, Slot.toB, FIRST);
    await copy(a, FIRST, SECOND);
    await copy(a, Slot.toC, THIRD);
    await transfer(a, Slot.toC, SECOND, c, FIRST);
    expect(await look(c, FIRST)).toMatchObject({ type: 'endpoint', badge: a.badge });
    expect(await a.status(Operation.revoke, { slot: Slot.toB })).toBe('ok');
    for (const slot of [FIRST, SECOND]) expect(await look(a, slot)).toBe('invalidSlot');
    expect(await look(c, FIRST)).toBe('invalidSlot');
    for (const slot of [Slot.toB, Slot.toC, THIRD])
      expect(await look(a, slot)).toMatchObject({ type: 'endpoint' });
    expect(await look(c, Slot.toB)).toMatchObject({ badge: c.badge });
  });

  test('57 a call through what is revoked ends, and its server can answer nobody', async () => {
    await copy(a, Slot.toB, FIRST);
    await transfer(a, Slot.toC, FIRST, c, FIRST);
    await b.beginReceive();
    await c.beginCall(FIRST as Slot, 1);
    const { a: token, badge } = await b.result();
    expect(badge).toBe(a.badge);
    expect(await a.status(Operation.revoke, { slot: FIRST })).toBe('ok');
    expect((await c.result()).status).toBe('revoked');
    expect((await b.reply(token)).status).toBe('notWaiting');
  });

  test('57 one who still waits to be received is woken, too', async () => {
    await copy(a, Slot.toB, FIRST);
    await transfer(a, Slot.toC, FIRST, c, FIRST);
    await c.beginCall(FIRST as Slot, 1);
    await a.perform(Operation.revoke, { slot: FIRST });
    expect((await c.result()).status).toBe('revoked');
    expect((await b.receive()).status).toBe('timeout');
  });

  test('58 a chain as deep as there are slots is gone at once', async () => {
    let source: number = Slot.toB;
    for (let slot = FIRST; slot < FIRST + FREE_COUNT; slot++) {
      expect(await copy(a, source, slot)).toBe('ok');
      source = slot;
    }
    expect(await look(a, source)).toMatchObject({ depth: FREE_COUNT });
    expect(await a.status(Operation.revoke, { slot: Slot.toB })).toBe('ok');
    for (let slot = FIRST; slot < FIRST + FREE_COUNT; slot++) expect(await look(a, slot)).toBe('invalidSlot');
  });

  test('59 a slot that is used again has nothing of what it held', async () => {
    await copy(a, Slot.toB, FIRST);
    await a.perform(Operation.delete, { slot: FIRST });
    await mint(a, Slot.processes, FIRST, Right.inspect);
    expect((await a.call(FIRST as Slot, 1, [], 0)).status).toBe('wrongType');
    expect(await look(a, FIRST)).toMatchObject({ type: 'process', rights: Right.inspect, badge: 0 });
    await a.perform(Operation.delete, { slot: FIRST });
    expect((await a.call(FIRST as Slot, 1, [], 0)).status).toBe('invalidSlot');
  });

  test('66 what a process derived and gave away goes with it', async () => {
    await copy(a, Slot.toB, FIRST);
    await transfer(a, Slot.toC, FIRST, c, FIRST);
    await stage.control(a.number, 1);
    expect(await look(c, FIRST)).toBe('invalidSlot');
  });
});

describe('transferring', () => {
  test('a capability comes with the message, to those who accept one', async () => {
    const received = await transfer(a, Slot.toC, Slot.toB, c, FIRST);
    expect(received.a & 0x40000000).not.toBe(0);
    expect(await look(c, FIRST)).toMatchObject({ type: 'endpoint', badge: a.badge, depth: 1 });
    expect((await c.call(FIRST as Slot, 1, [], 0)).status).toBe('timeout');
  });

  test('61 who accepts nothing, or has no room, gets nothing, and the sender hears it', async () => {
    const message = { slot: Slot.toC, a: FOREVER, b: 1, words: [0, 0, 0, Slot.toB] };
    await c.beginReceive();
    expect(await a.status(Operation.callTransferring, message)).toBe('notAccepted');
    await a.perform(Operation.signal, { slot: Slot.signalC, a: 1 });
    expect((await c.result()).status).toBe('notified');
    await c.perform(Operation.accept, { a: Slot.toA });
    await c.beginReceive();
    expect(await a.status(Operation.callTransferring, message)).toBe('notAccepted');
    await a.perform(Operation.signal, { slot: Slot.signalC, a: 1 });
    expect((await c.result()).status).toBe('notified');
    await c.perform(Operation.accept, { a: NO_SLOT });
  });

  test('a moved capability is gone where it was', async () => {
    await copy(a, Slot.toB, FIRST);
    await transfer(a, Slot.toC, (FIRST | TRANSFER_MOVE) >>> 0, c, SECOND);
    expect(await look(a, FIRST)).toBe('invalidSlot');
    expect(await look(c, SECOND)).toMatchObject({ type: 'endpoint', badge: a.badge, depth: 1 });
  });

  test('63 an interrupt has one driver: to who is given a copy it is busy, who is moved it drives', async () => {
    expect(await a.status(Operation.acknowledgeInterrupt, { slot: Slot.line })).toBe('ok');
    await transfer(a, Slot.toC, Slot.line, c, SECOND);
    expect(await c.status(Operation.acknowledgeInterrupt, { slot: SECOND })).toBe('busy');
    await transfer(a, Slot.toC, (Slot.line | TRANSFER_MOVE) >>> 0, c, FIRST);
    expect(await look(a, Slot.line)).toBe('invalidSlot');
    expect(await c.status(Operation.acknowledgeInterrupt, { slot: FIRST })).toBe('ok');
    const EXTI0 = 1 << 6;
    await stage.board.poke(0xe000e200, EXTI0);
    expect(await c.taken(0x8)).toBe(8);
    expect(await a.taken(0x8)).toBe(0);
  });

  test('45 the right to answer can be kept, handed on, and used once', async () => {
    await b.beginReceive();
    await a.beginCall(Slot.toB, 1);
    const { a: token } = await b.result();
    expect(await b.status(Operation.saveReply, { slot: token, a: FIRST })).toBe('ok');
    await transfer(b, Slot.toC, (FIRST | TRANSFER_MOVE) >>> 0, c, FIRST);
    expect(await look(b, FIRST)).toBe('invalidSlot');
    expect((await c.reply(FIRST, 5)).status).toBe('ok');
    expect(await a.result()).toMatchObject({ status: 'ok', b: 5 });
    expect(await look(c, FIRST)).toBe('invalidSlot');
    expect((await b.reply(token)).status).toBe('notWaiting');
  });

  test('a reply can bring a capability, to a client that accepts one', async () => {
    await a.perform(Operation.accept, { a: FIRST });
    await b.beginReceive();
    await a.beginCall(Slot.toB, 1);
    const { a: token } = await b.result();
    const reply = { slot: token, b: 2, words: [0, 0, 0, Slot.toC] };
    expect(await b.status(Operation.replyTransferring, reply)).toBe('ok');
    expect(await a.result()).toMatchObject({ status: 'ok', badge: 1, b: 2 });
    expect(await look(a, FIRST)).toMatchObject({ type: 'endpoint', badge: b.badge });
  });
});

test('88 the number of a process is not a capability to it', async () => {
  await mint(a, Slot.processes, FIRST, Right.inspect);
  const stop = { slot: FIRST, a: NUMBER.D, b: 1 };
  expect(await a.status(Operation.processControl, stop)).toBe('insufficientRights');
});

/** Messages between processes: contents, order, deadlines, and every way in which a peer can't answer. */
import { FOREVER, Operation } from '../../../src/abi/operation';
import { ProcessAction, ThreadAction } from '../../../src/abi/process';
import { Slot } from '../fixtures/puppets/protocol';
import { NUMBER, type Puppet, type Result, Stage } from '../puppets';
import { startThread } from '../threads';
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

const MILLISECONDS = 1000;

/** `client` calls `server`, which receives; what it received. */
async function engage(client: Puppet, slot: Slot, server: Puppet, label = 1): Promise<Result> {
  await server.beginReceive();
  await client.beginCall(slot, label);
  return server.result();
}

describe('calls', () => {
  test('33 a call arrives with label, words and sender, and so does its reply', async () => {
    await b.beginReceive();
    await a.beginCall(Slot.toB, 7, [1, 2, 3, 0xffffffff]);
    const request = await b.result();
    expect(request).toMatchObject({ status: 'ok', badge: a.badge, b: 7, words: [1, 2, 3, 0xffffffff] });
    expect((await b.reply(request.a, 9, [5, 6, 7, 8])).status).toBe('ok');
    expect(await a.result()).toEqual({ status: 'ok', badge: 0, a: 0, b: 9, words: [5, 6, 7, 8] });
  });

  test('35 a message is registers: nothing is longer than its buffer', async () => {
    const { buffer } = await a.addresses();
    await b.beginReceive();
    await a.beginLending(Slot.toB, buffer, 16, 3);
    const { a: token } = await b.result();
    const own = (await b.addresses()).buffer;
    for (const direction of [0, 1]) {
      const copy = { slot: token, a: 8, b: direction, words: [own, 9] };
      expect(await b.status(Operation.leaseCopy, copy)).toBe('leaseViolation');
    }
  });

  test('44 replies may come in another order than the calls', async () => {
    const tokens = new Map<Puppet, number>();
    for (const client of [a, c, d]) tokens.set(client, (await engage(client, Slot.toB, b)).a);
    for (const client of [d, a, c]) {
      await b.reply(tokens.get(client) ?? 0, client.number);
      expect(await client.result()).toMatchObject({ status: 'ok', b: client.number });
    }
  });

  test('45 a call is answered once, and only by its receiver', async () => {
    const { a: token } = await engage(a, Slot.toB, b);
    expect((await c.reply(token)).status).toBe('notWaiting');
    expect((await b.reply(token)).status).toBe('ok');
    expect((await b.reply(token)).status).toBe('notWaiting');
    expect((await a.result()).status).toBe('ok');
  });
});

describe('order', () => {
  test('36 waiting senders are received by priority, not by arrival', async () => {
    for (const client of [d, c, a]) await client.beginCall(Slot.toB, client.number);
    const order = [];
    for (let count = 0; count < 3; count++) order.push((await b.receive()).b);
    expect(order).toEqual([a.number, c.number, d.number]);
  });

  test('36 senders of one priority are received in the order of their arrival', async () => {
    await startThread(a, 0, Operation.send, { slot: Slot.toB, a: FOREVER, b: 1 });
    await startThread(a, 1, Operation.send, { slot: Slot.toB, a: FOREVER, b: 2 });
    await a.work(MILLISECONDS);
    expect([(await b.receive(MILLISECONDS)).b, (await b.receive(MILLISECONDS)).b]).toEqual([1, 2]);
  });

  test('37 a closed receive takes messages of one peer only', async () => {
    await a.beginCall(Slot.toB, 1);
    expect((await b.receive(0, c.badge)).status).toBe('timeout');
    await b.beginReceive(FOREVER, c.badge);
    await c.beginCall(Slot.toB, 2);
    expect(await b.result()).toMatchObject({ status: 'ok', badge: c.badge, b: 2 });
    expect(await b.receive()).toMatchObject({ status: 'ok', badge: a.badge, b: 1 });
  });

  test('50 pending bits come before messages that wait', async () => {
    await a.beginCall(Slot.toB, 1);
    const receive: [Operation, object] = [Operation.receive, { slot: Slot.service, a: 0 }];
    const signal: [Operation, object] = [Operation.signal, { slot: Slot.signalB, a: 2 }];
    const [, first, second] = await b.sequence(signal, receive, receive);
    expect(first).toMatchObject({ status: 'notified', badge: 2 });
    expect(second).toMatchObject({ status: 'ok', b: 1 });
  });

  test('50 posted messages come in their order, behind those who wait', async () => {
    for (const label of [1, 2]) await c.perform(Operation.post, { slot: Slot.toB, b: label });
    await a.beginCall(Slot.toB, 3);
    const order = [];
    for (let count = 0; count < 3; count++) order.push((await b.receive()).b);
    expect(order).toEqual([3, 1, 2]);
  });
});

describe('without blocking, and until a deadline', () => {
  test('38 send and receive without a peer return at once', async () => {
    expect((await b.receive(0)).status).toBe('timeout');
    expect(await a.status(Operation.send, { slot: Slot.toB, a: 0 })).toBe('timeout');
    await b.beginReceive();
    expect(await a.status(Operation.send, { slot: Slot.toB, a: 0, b: 4 })).toBe('ok');
    expect(await b.result()).toMatchObject({ status: 'ok', b: 4, a: 0 });
  });

  test('38 a port takes as many messages as it has room for', async () => {
    const results = [];
    for (let label = 1; label <= 5; label++)
      results.push(await a.status(Operation.post, { slot: Slot.toB, b: label, words: [label] }));
    expect(results).toEqual(['ok', 'ok', 'ok', 'ok', 'full']);
    for (let label = 1; label <= 4; label++)
      expect(await b.receive()).toMatchObject({ status: 'ok', a: 0, b: label, badge: a.badge });
    expect((await b.receive()).status).toBe('timeout');
  });

  test('39 a call ends with its deadline; the late reply reaches nobody, and the server hears it', async () => {
    await b.beginReceive();
    await a.beginCall(Slot.toB, 1, [], 20 * MILLISECONDS);
    const { a: token } = await b.result();
    expect((await a.result()).status).toBe('timeout');
    expect((await b.reply(token)).status).toBe('notWaiting');
  });

  test('39 every blocking call has a deadline', async () => {
    const timeout = 5 * MILLISECONDS;
    expect((await a.call(Slot.toB, 1, [], timeout)).status).toBe('timeout');
    expect(await a.status(Operation.send, { slot: Slot.toB, a: timeout })).toBe('timeout');
    expect((await a.receive(timeout)).status).toBe('timeout');
    expect(await a.status(Operation.wait, { a: timeout, b: 1 })).toBe('timeout');
    const join = { slot: Slot.processes, a: b.number, b: timeout };
    expect(await a.status(Operation.waitForEnd, join)).toBe('timeout');
    expect((await b.receive(0)).status).toBe('timeout');
  });
});

describe('peers that cannot answer', () => {
  test('40 a cycle of two is refused, and names whom it would wait for', async () => {
    await engage(a, Slot.toB, b);
    expect(await b.call(Slot.toA, 1)).toMatchObject({ status: 'cycle', a: a.number });
  });

  test('40 a cycle of four is refused, and names whom it would wait for', async () => {
    await engage(a, Slot.toB, b);
    await engage(b, Slot.toC, c);
    await engage(c, Slot.toD, d);
    expect(await d.call(Slot.toA, 1)).toMatchObject({ status: 'cycle', a: c.number });
  });

  test('41 nobody, oneself, the kernel: each is refused for what it is', async () => {
    expect((await a.call(Slot.toAbsent, 1)).status).toBe('notStarted');
    expect((await a.call(Slot.toA, 1)).status).toBe('self');
    expect((await a.call(Slot.system, 1)).status).toBe('wrongType');
  });

  test('22 the dead, and those who were restarted since, until their new life is accepted', async () => {
    await stage.control(b.number, ProcessAction.stop);
    expect((await a.call(Slot.toB, 1)).status).toBe('dead');
    await stage.control(b.number, ProcessAction.start);
    expect((await a.call(Slot.toB, 1)).status).toBe('restarted');
    expect(await a.status(Operation.renew, { slot: Slot.toB })).toBe('ok');
    await a.perform(Operation.post, { slot: Slot.toB, b: 3 });
    expect(await a.status(Operation.send, { slot: Slot.toB, a: 0 })).toBe('timeout');
  });

  test('23 everyone who waits for a server hears of its death', async () => {
    await engage(a, Slot.toB, b);
    await c.beginCall(Slot.toB, 2);
    await d.begin(Operation.send, { slot: Slot.toB, a: FOREVER });
    await stage.control(b.number, ProcessAction.stop);
    for (const client of [a, c, d]) expect((await client.result()).status).toBe('dead');
  });

  test('42 each way to wait can be cancelled', async () => {
    const waits: [string, Operation, object][] = [
      ['sending', Operation.call, { slot: Slot.toC, a: FOREVER }],
      ['sending one way', Operation.send, { slot: Slot.toC, a: FOREVER }],
      ['receiving', Operation.receive, { slot: Slot.service, a: FOREVER }],
      ['waiting', Operation.wait, { a: FOREVER, b: 0x10 }],
      ['joining', Operation.waitForEnd, { slot: Slot.processes, a: d.number, b: FOREVER }],
    ];
    for (const [what, operation, parameters] of waits) {
      const thread = await startThread(a, 0, operation, parameters);
      await a.perform(Operation.wait, { a: MILLISECONDS, b: 0x100 });
      expect([what, await thread.control(ThreadAction.cancel)]).toEqual([what, 'ok']);
      expect([what, (await thread.result()).status]).toEqual([what, 'cancelled']);
    }
  });

  test('42 a call whose reply is due can be cancelled; the reply then reaches nobody', async () => {
    await b.beginReceive();
    const thread = await startThread(a, 0, Operation.call, { slot: Slot.toB, a: FOREVER });
    const { a: token } = await b.result();
    expect(await thread.control(ThreadAction.cancel)).toBe('ok');
    expect((await thread.result()).status).toBe('cancelled');
    expect((await b.reply(token)).status).toBe('notWaiting');
  });

  test('43 a caller that is suspended gets its reply when it goes on', async () => {
    await b.beginReceive();
    const thread = await startThread(a, 0, Operation.call, { slot: Slot.toB, a: FOREVER });
    const { a: token } = await b.result();
    expect(await thread.control(ThreadAction.suspend)).toBe('ok');
    expect((await b.reply(token, 77)).status).toBe('ok');
    expect(await thread.isDone()).toBe(false);
    expect(await thread.control(ThreadAction.resume)).toBe('ok');
    expect(await thread.result()).toMatchObject({ status: 'ok', b: 77 });
  });
});

describe('notifications', () => {
  test('49 bits add up, a wait takes those of its mask, the others stay', async () => {
    const signal = (bits: number): [Operation, object] => [Operation.signal, { slot: Slot.signalB, a: bits }];
    const wait = (mask: number): [Operation, object] => [Operation.wait, { a: 0, b: mask }];
    const calls = await b.sequence(signal(1), signal(4), signal(1), wait(6), wait(7), wait(7));
    expect(calls.slice(3)).toMatchObject([
      { status: 'ok', badge: 4 },
      { status: 'ok', badge: 1 },
      { status: 'timeout', badge: 0 },
    ]);
  });

  test('49 who waits wakes for bits of the mask, and for no others', async () => {
    await b.begin(Operation.wait, { a: FOREVER, b: 2 });
    await a.perform(Operation.signal, { slot: Slot.signalB, a: 4 });
    expect(await stage.information(b.number)).toMatchObject({ state: 'blocked', blockReason: 'waiting' });
    await a.perform(Operation.signal, { slot: Slot.signalB, a: 2 });
    expect(await b.result()).toMatchObject({ status: 'ok', badge: 2 });
    expect(await b.taken()).toBe(4);
  });
});

describe('priority', () => {
  test('46 a chain of three servers runs as urgently as its client, until each replies', async () => {
    const { a: toAnswerA } = await engage(a, Slot.toD, d);
    const { a: toAnswerD } = await engage(d, Slot.toC, c);
    const { a: toAnswerC } = await engage(c, Slot.toB, b);
    const priorities = async (): Promise<number[]> => {
      const found = [];
      for (const { number } of [b, c, d]) found.push((await stage.information(number)).effectivePriority);
      return found;
    };
    expect(await priorities()).toEqual([10, 10, 10]);
    await b.reply(toAnswerC);
    await c.result();
    expect(await priorities()).toEqual([12, 10, 10]);
    await c.reply(toAnswerD);
    await d.result();
    expect(await priorities()).toEqual([12, 14, 10]);
    await d.reply(toAnswerA);
    expect(await priorities()).toEqual([12, 14, 16]);
  });

  test('46 a server is not held up by those between it and its client', async () => {
    await stage.control(NUMBER.absent, ProcessAction.start);
    await a.perform(Operation.renew, { slot: Slot.toAbsent });
    await b.count();
    expect(await a.call(Slot.toAbsent, 1, [0, 1])).toMatchObject({
      status: 'ok',
      words: [~0 >>> 0, ~1 >>> 0, ~0 >>> 0, ~0 >>> 0],
    });
    await stage.control(NUMBER.absent, ProcessAction.stop);
  });
});

/**
 * Small systems of which every state is visited, and the calls that are tried in each. So that there is an end to it, all waits
 * that end by themselves last equally long, and there are few slots.
 */
import { ALL_PROCESSES, ObjectType, Right, TRANSFER_MOVE } from '../../../src/abi/capability';
import { FOREVER, NO_SLOT, Operation, TOKEN } from '../../../src/abi/operation';
import { ProcessAction, ThreadAction } from '../../../src/abi/process';
import { HOST_PLACES } from '../host/images';
import { type Grant, NOBODY, type ProcessPlan, type Registers, type SystemPlan, type Thread } from '../reference'; // prettier-ignore

export interface SmallSystem {
  readonly plan: SystemPlan;
  /** What the running thread may do next. */
  readonly calls: (thread: Thread) => readonly Registers[];
  /** The process that may fault at any moment. */
  readonly faulting?: number;
}

interface SmallProcess {
  readonly priority: number;
  readonly slots: number;
  readonly grants: readonly Grant[];
  readonly supervisor?: number;
  readonly extraThreads?: number;
}

const TIMEOUT = 5;

const grant = (slot: number, type: ObjectType, object: number, rights: number, badge = 0): Grant => ({ slot, type, object, rights, badge }); // prettier-ignore
const endpoint = (slot: number, object: number, rights: number, badge = 0): Grant =>
  grant(slot, ObjectType.endpoint, object, rights, badge);
const notification = (slot: number, object: number): Grant =>
  grant(slot, ObjectType.notification, object, Right.send, 1);

function planOf(processes: readonly SmallProcess[], endpoints: SystemPlan['endpoints']): SystemPlan {
  return {
    processes: processes.map(
      ({ priority, slots, grants, supervisor = NOBODY, extraThreads = 0 }, index): ProcessPlan => ({
        priority,
        supervisor,
        autostart: true,
        slotCount: slots,
        grants,
        extraThreads,
        memoryLimit: 0,
        buffer: HOST_PLACES.buffer(index),
        scratch: HOST_PLACES.scratch(index),
        entry: HOST_PLACES.entry(index),
        program: index,
        spawnable: false,
      }),
    ),
    endpoints,
    pool: HOST_PLACES.pool,
    regionObjects: 1,
    freeRegions: 2,
  };
}

const make = (slot: number, operation: Operation, a = 0, b = 0, m0 = 0, m3 = 0): Registers => [slot, operation, a, b, m0, 0, 0, m3]; // prettier-ignore

/** The token of the call that a thread received last, or one that names nobody. */
const tokenOf = ({ received }: Thread): number => received.at(-1)?.token ?? (TOKEN | 0xfff) >>> 0;

/** One server, two clients of different urgency, notifications, a port. */
const SERVER_AND_CLIENTS: SmallSystem = {
  plan: planOf(
    [
      { priority: 5, slots: 2, grants: [endpoint(0, 0, Right.receive), notification(1, 1)] },
      { priority: 4, slots: 2, grants: [endpoint(0, 0, Right.send, 1), notification(1, 0)] },
      { priority: 6, slots: 2, grants: [endpoint(0, 0, Right.send, 2), notification(1, 0)] },
    ],
    [{ owner: 0, capacity: 1 }],
  ),
  calls: (thread) =>
    thread.process.index === 0
      ? [
          make(0, Operation.receive, FOREVER),
          make(0, Operation.receive, 0),
          make(0, Operation.receive, FOREVER, 2),
          make(0, Operation.receive, TIMEOUT),
          make(tokenOf(thread), Operation.reply, 0, 1),
          make(0, Operation.replyAndReceive, tokenOf(thread), 1),
          make(1, Operation.signal, 1),
          make(0, Operation.wait, TIMEOUT, 1),
          make(0, Operation.yield),
        ]
      : [
          make(0, Operation.call, FOREVER, 1),
          make(0, Operation.call, TIMEOUT, 2),
          make(0, Operation.send, FOREVER, 3),
          make(0, Operation.send, 0, 4),
          make(0, Operation.post, 0, 5),
          make(1, Operation.signal, 1),
          make(0, Operation.wait, TIMEOUT, 1),
          make(0, Operation.wait, FOREVER, 1),
          make(0, Operation.yield),
        ],
};

/** A client of a server that is itself a client: priorities pass on, and a call back would close a cycle. */
const CHAIN: SmallSystem = {
  plan: planOf(
    [
      { priority: 6, slots: 2, grants: [endpoint(0, 0, Right.receive), endpoint(1, 1, Right.send)] },
      { priority: 7, slots: 2, grants: [endpoint(0, 1, Right.receive), endpoint(1, 0, Right.send)] },
      { priority: 4, slots: 2, grants: [endpoint(0, 0, Right.send, 3), endpoint(1, 1, Right.send, 3)] },
    ],
    [
      { owner: 0, capacity: 1 },
      { owner: 1, capacity: 1 },
    ],
  ),
  calls: (thread) => {
    const calls = [
      make(1, Operation.call, FOREVER),
      make(1, Operation.call, TIMEOUT),
      make(0, Operation.wait, TIMEOUT, 1),
    ];
    if (thread.process.index === 2)
      return [...calls, make(0, Operation.call, FOREVER), make(0, Operation.yield)];
    return [
      ...calls,
      make(0, Operation.receive, FOREVER),
      make(tokenOf(thread), Operation.reply),
      make(0, Operation.replyAndReceive, tokenOf(thread)),
      make(0, Operation.yield),
    ];
  },
};

/** A process that derives, moves, deletes and revokes capabilities to one endpoint, and another that waits to use one. */
const DERIVATIONS: SmallSystem = {
  plan: planOf(
    [{ priority: 5, slots: 4, grants: [endpoint(0, 0, Right.receive | Right.send | Right.grant)] }],
    [{ owner: 0, capacity: 0 }],
  ),
  calls: () => {
    const calls: Registers[] = [];
    for (const slot of [0, 1, 2, 3]) {
      calls.push(make(slot, Operation.delete), make(slot, Operation.revoke));
      for (const to of [1, 2, 3]) calls.push(make(slot, Operation.copy, to), make(slot, Operation.move, to));
      calls.push(make(slot, Operation.mint, 3, Right.send, 9), make(slot, Operation.mint, 2, Right.send));
    }
    return calls;
  },
};

/** A server and a client that give each other capabilities in messages, save replies, and take back what they gave. */
const GIFTS: SmallSystem = {
  plan: planOf(
    [
      { priority: 5, slots: 3, grants: [endpoint(0, 0, Right.receive | Right.send | Right.grant)] },
      { priority: 5, slots: 3, grants: [endpoint(0, 0, Right.send | Right.grant)] },
    ],
    [{ owner: 0, capacity: 0 }],
  ),
  calls: (thread) => {
    const calls = [
      make(0, Operation.accept, 2),
      make(2, Operation.delete),
      make(0, Operation.revoke),
      make(0, Operation.yield),
    ];
    if (thread.process.index === 1) {
      return [
        ...calls,
        make(0, Operation.copy, 1),
        make(0, Operation.callTransferring, FOREVER, 0, 0, 1),
        make(0, Operation.callTransferring, FOREVER, 0, 0, 1 + TRANSFER_MOVE),
        make(1, Operation.call, TIMEOUT),
        make(2, Operation.call, FOREVER),
      ];
    }
    return [
      ...calls,
      make(0, Operation.receive, FOREVER),
      make(tokenOf(thread), Operation.reply),
      make(tokenOf(thread), Operation.replyTransferring, 0, 0, 0, 0),
      make(tokenOf(thread), Operation.replyTransferring, 0, 0, 0, 2 + TRANSFER_MOVE),
      make(tokenOf(thread), Operation.saveReply, 1),
      make(1, Operation.reply),
      make(1, Operation.delete),
    ];
  },
};

/** A supervisor that ends and starts a server, and a client that notices. */
const LIVES: SmallSystem = {
  plan: planOf(
    [
      { priority: 5, slots: 2, grants: [endpoint(0, 0, Right.receive), notification(1, 2)], supervisor: 2 },
      { priority: 6, slots: 2, grants: [endpoint(0, 0, Right.send, 2)], supervisor: 2 },
      { priority: 4, slots: 2, grants: [grant(0, ObjectType.process, 0, Right.control | Right.inspect)] },
    ],
    [{ owner: 0, capacity: 1 }],
  ),
  calls: (thread) => {
    if (thread.process.index === 2) {
      const control = (action: ProcessAction): Registers => make(0, Operation.processControl, 0, action, 1);
      return [
        ...[ProcessAction.start, ProcessAction.stop, ProcessAction.restart, ProcessAction.injectFault, ProcessAction.signal].map(control), // prettier-ignore
        make(0, Operation.takeFault, thread.process.plan.scratch),
        make(0, Operation.waitForEnd, 0, TIMEOUT),
        make(0, Operation.renew),
        make(0, Operation.wait, TIMEOUT, FOREVER),
      ];
    }
    if (thread.process.index === 1) {
      return [
        make(0, Operation.call, FOREVER),
        make(0, Operation.post),
        make(0, Operation.renew),
        make(0, Operation.copy, 1),
        make(0, Operation.delete),
        make(1, Operation.move, 0),
        make(0, Operation.wait, TIMEOUT, 1),
      ];
    }
    return [
      make(0, Operation.receive, FOREVER),
      make(0, Operation.replyAndReceive, tokenOf(thread)),
      make(tokenOf(thread), Operation.faultCaller),
      make(1, Operation.signal, 1),
      make(0, Operation.exit),
      make(0, Operation.wait, TIMEOUT, 1),
    ];
  },
};

/** Two threads of one process, of which the first does with the second what its capability allows. */
const THREADS: SmallSystem = {
  plan: planOf(
    [
      { priority: 5, slots: 3, grants: [endpoint(0, 0, Right.receive | Right.send)], extraThreads: 1 },
      { priority: 5, slots: 1, grants: [endpoint(0, 0, Right.send)] },
    ],
    [{ owner: 0, capacity: 0 }],
  ),
  calls: (thread) => {
    const calls = [
      make(0, Operation.call, FOREVER),
      make(0, Operation.wait, TIMEOUT, 1),
      make(0, Operation.yield),
    ];
    if (thread.process.index === 1) return calls;
    calls.push(make(0, Operation.receive, FOREVER), make(tokenOf(thread), Operation.reply));
    if (thread.number === 1) return [...calls, make(0, Operation.exitThread)];
    const control = (action: ThreadAction, value = 0): Registers =>
      make(1, Operation.threadControl, action, value);
    return [
      ...calls,
      [0, Operation.createThread, thread.process.plan.entry, 0, 6, 1, 0, 0],
      ...[ThreadAction.cancel, ThreadAction.suspend, ThreadAction.resume, ThreadAction.stop].map((action) =>
        control(action),
      ),
      control(ThreadAction.setPriority, 5),
      control(ThreadAction.setPriority, 6),
      make(1, Operation.delete),
      make(0, Operation.accept, NO_SLOT),
    ];
  },
};

/** A client that faults at any moment, its handler, and who starts them again. */
const FAULTS: SmallSystem = {
  plan: planOf(
    [
      {
        priority: 6,
        slots: 3,
        grants: [endpoint(0, 0, Right.receive), endpoint(1, 1, Right.send)],
        supervisor: 2,
      },
      {
        priority: 5,
        slots: 4,
        grants: [
          endpoint(0, 1, Right.receive),
          endpoint(1, 1, Right.send, 9),
          grant(2, ObjectType.process, 0, Right.control),
          endpoint(3, 0, Right.send),
        ],
        supervisor: 2,
      },
      { priority: 4, slots: 1, grants: [grant(0, ObjectType.process, ALL_PROCESSES, Right.control)] },
    ],
    [
      { owner: 0, capacity: 0 },
      { owner: 1, capacity: 0 },
    ],
  ),
  faulting: 0,
  calls: (thread) => {
    const { scratch } = thread.process.plan;
    switch (thread.process.index) {
      case 0:
        return [
          make(1, Operation.call, FOREVER),
          make(0, Operation.receive, FOREVER),
          make(tokenOf(thread), Operation.reply),
          make(0, Operation.wait, TIMEOUT, 1),
          make(0, Operation.accept, 2),
        ];
      case 1:
        return [
          make(0, Operation.receive, FOREVER),
          make(2, Operation.setExceptionHandler, 0, 1),
          make(2, Operation.setExceptionHandler, 0, NO_SLOT),
          make(2, Operation.renew),
          make(tokenOf(thread), Operation.reply, 0, 0),
          make(tokenOf(thread), Operation.reply, 0, 1),
          make(tokenOf(thread), Operation.replyTransferring, 0, 0, 0, 3),
          make(tokenOf(thread), Operation.exceptionRegisters, scratch, 0),
          make(1, Operation.delete),
          make(3, Operation.call, TIMEOUT),
          make(0, Operation.wait, TIMEOUT, 1),
        ];
      default:
        return [
          make(0, Operation.processControl, 0, ProcessAction.start),
          make(0, Operation.processControl, 1, ProcessAction.restart),
          make(0, Operation.wait, TIMEOUT, FOREVER),
        ];
    }
  },
};

export const SMALL_SYSTEMS: Readonly<Record<string, SmallSystem>> = {
  'a server, two clients, notifications': SERVER_AND_CLIENTS,
  'a chain of callers': CHAIN,
  'derivations of one capability': DERIVATIONS,
  'capabilities in messages': GIFTS,
  'ends and lives of a server': LIVES,
  'threads of one process': THREADS,
  'faults and their handler': FAULTS,
};

/** Small systems of which every state is visited, and the calls that are tried in each. */
import { ObjectType, Right } from '../../../src/abi/capability';
import { FOREVER, Operation, TOKEN } from '../../../src/abi/operation';
import { HOST_PLACES } from '../host/images';
import {
  type Grant,
  NOBODY,
  type ProcessPlan,
  type Registers,
  type SystemPlan,
  type Thread,
} from '../reference';

export interface SmallSystem {
  readonly plan: SystemPlan;
  /** What the running thread may do next. */
  readonly calls: (thread: Thread) => readonly Registers[];
}

const endpoint = (slot: number, object: number, rights: number, badge = 0): Grant => ({
  slot,
  type: ObjectType.endpoint,
  object,
  rights,
  badge,
});
const notification = (slot: number, object: number): Grant => ({
  slot,
  type: ObjectType.notification,
  object,
  rights: Right.send,
  badge: 1,
});

function planOf(
  processes: readonly { priority: number; slots: number; grants: readonly Grant[] }[],
  capacity: number,
): SystemPlan {
  // prettier-ignore
  return {
    processes: processes.map(({ priority, slots, grants }, index): ProcessPlan => ({
      priority,
      supervisor: NOBODY,
      autostart: true,
      slotCount: slots,
      grants,
      extraThreads: 0,
      memoryLimit: 0,
      buffer: HOST_PLACES.buffer(index),
      scratch: HOST_PLACES.scratch(index),
      entry: HOST_PLACES.entry(index),
    })),
    endpoints: [{ owner: 0, capacity }],
    pool: HOST_PLACES.pool,
    regionObjects: 1,
    freeRegions: 2,
  };
}

const make = (slot: number, operation: Operation, a = 0, b = 0, m0 = 0): Registers => [slot, operation, a, b, m0, 0, 0, 0]; // prettier-ignore

/** The token of the call that a thread received last, or one that names nobody. */
const tokenOf = ({ received }: Thread): number => received.at(-1)?.token ?? (TOKEN | 0xfff) >>> 0;

/** One server, two clients of different urgency, a notification. */
export const SERVER_AND_CLIENTS: SmallSystem = {
  plan: planOf(
    [
      { priority: 5, slots: 2, grants: [endpoint(0, 0, Right.receive), notification(1, 1)] },
      { priority: 4, slots: 2, grants: [endpoint(0, 0, Right.send, 1), notification(1, 0)] },
      { priority: 6, slots: 2, grants: [endpoint(0, 0, Right.send, 2), notification(1, 0)] },
    ],
    1,
  ),
  calls: (thread) =>
    thread.process.index === 0
      ? [
          make(0, Operation.receive, FOREVER),
          make(0, Operation.receive, 0),
          make(0, Operation.receive, FOREVER, 2),
          make(0, Operation.receive, 7),
          make(tokenOf(thread), Operation.reply, 0, 1),
          make(0, Operation.replyAndReceive, tokenOf(thread), 1),
          make(1, Operation.signal, 1),
          make(0, Operation.wait, 5, 1),
          make(0, Operation.yield),
        ]
      : [
          make(0, Operation.call, FOREVER, 1),
          make(0, Operation.call, 9, 2),
          make(0, Operation.send, FOREVER, 3),
          make(0, Operation.send, 0, 4),
          make(0, Operation.post, 0, 5),
          make(1, Operation.signal, 1),
          make(0, Operation.wait, 3, 1),
          make(0, Operation.wait, FOREVER, 1),
          make(0, Operation.yield),
        ],
};

/** Two processes that derive, give, take and use capabilities to one endpoint. */
export const CAPABILITIES: SmallSystem = {
  plan: planOf(
    [
      { priority: 5, slots: 3, grants: [endpoint(0, 0, Right.receive | Right.send | Right.grant)] },
      { priority: 5, slots: 3, grants: [endpoint(0, 0, Right.send | Right.grant)] },
    ],
    1,
  ),
  calls: (thread) => {
    const calls: Registers[] = [make(0, Operation.yield)];
    for (const slot of [0, 1, 2]) {
      calls.push(make(slot, Operation.delete), make(slot, Operation.revoke));
      for (const to of [1, 2]) calls.push(make(slot, Operation.copy, to), make(slot, Operation.move, to));
      calls.push(make(slot, Operation.mint, 2, Right.send, 9), make(slot, Operation.mint, 1, Right.send));
    }
    if (thread.process.index === 1) {
      calls.push(make(1, Operation.call, FOREVER), make(2, Operation.call, FOREVER));
      return calls;
    }
    calls.push(make(0, Operation.receive, FOREVER), make(tokenOf(thread), Operation.reply));
    calls.push(make(tokenOf(thread), Operation.saveReply, 2));
    return calls;
  },
};

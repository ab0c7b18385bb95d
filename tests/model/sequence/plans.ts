/** The systems that sequences run in. */
import { ALL_PROCESSES, ObjectType, Right } from '../../../src/abi/capability';
import { type Grant, NOBODY, type ProcessPlan, type SystemPlan } from '../reference';

const SLOTS = 15;
/** That of the first agent; the others follow. Agent 1 has the registers of a device, and its line is nobody's at first. */
const LINE = 38;
const MANAGER = 1;
const DEVICE = { address: 0x40004400, log2: 10 };

/** What `agentPlan` needs to know about memory; the host and the target have different ones. */
export interface Places {
  readonly buffer: (process: number) => { readonly address: number; readonly length: number };
  readonly scratch: (process: number) => number;
  readonly entry: (process: number) => number;
  readonly pool: { readonly start: number; readonly size: number; readonly unit: number };
}

interface Agent {
  readonly priority: number;
  readonly supervisor?: number;
  readonly extraThreads?: number;
  readonly stopped?: boolean;
  /** Made by `spawn`. */
  readonly instance?: boolean;
}

/** The first decides about the others, the last two are made at run time, the one before is not started at first. */
const AGENTS: readonly Agent[] = [
  { priority: 3 },
  { priority: 6, supervisor: 0, extraThreads: 1 },
  { priority: 6, supervisor: 0 },
  { priority: 9, supervisor: 0, extraThreads: 1 },
  { priority: 4, supervisor: 0, stopped: true },
  { priority: 8, supervisor: 0, stopped: true, instance: true },
  { priority: 8, supervisor: 0, stopped: true, instance: true },
];
/** The first that `spawn` makes, and how many there are before it. */
const INSTANCES = AGENTS.findIndex(({ instance }) => instance);

/** Agents that may call, signal, inspect and partly control one another. */
export function agentPlan(places: Places): SystemPlan {
  return {
    processes: AGENTS.map(
      (
        { priority, supervisor = NOBODY, extraThreads = 0, stopped = false, instance = false },
        index,
      ): ProcessPlan => ({
        priority,
        supervisor,
        autostart: !stopped,
        slotCount: SLOTS,
        grants: grantsOf(index),
        extraThreads,
        memoryLimit: 2 * places.pool.unit * (index + 1),
        buffer: places.buffer(index),
        scratch: places.scratch(index),
        entry: places.entry(index),
        program: instance ? INSTANCES : index,
        spawnable: instance,
      }),
    ),
    endpoints: AGENTS.map((_agent, owner) => ({ owner, capacity: owner % 3 })),
    pool: places.pool,
    regionObjects: 8,
    freeRegions: 2,
  };
}

function grantsOf(index: number): Grant[] {
  const grants: Grant[] = [
    { slot: 0, type: ObjectType.endpoint, object: index, rights: Right.receive, badge: 0 },
    { slot: 1, type: ObjectType.endpoint, object: (index + 1) % INSTANCES, rights: Right.send | Right.grant, badge: 0 }, // prettier-ignore
    { slot: 2, type: ObjectType.endpoint, object: (index + 2) % INSTANCES, rights: Right.send | Right.grant, badge: index + 1 }, // prettier-ignore
    { slot: 3, type: ObjectType.endpoint, object: (index + 3) % INSTANCES, rights: Right.send, badge: index + 1 }, // prettier-ignore
    {
      slot: 4,
      type: ObjectType.notification,
      object: (index + 1) % INSTANCES,
      rights: Right.send,
      badge: 7,
    },
    { slot: 5, type: ObjectType.clock, object: 0, rights: Right.inspect | Right.control, badge: 0 },
  ];
  const more = (type: ObjectType, object: number, rights: number, badge = 0): void =>
    void grants.push({ slot: grants.length, type, object, rights, badge });
  const { inspect, control, create, acknowledge, read, write } = Right;
  if (index === 0) more(ObjectType.process, ALL_PROCESSES, inspect | control | create);
  if (index === MANAGER) {
    more(ObjectType.process, ALL_PROCESSES, create);
    more(ObjectType.region, DEVICE.address, read | write, DEVICE.log2);
  }
  if (index === 3) more(ObjectType.process, 1, inspect | control);
  if (index === 4) more(ObjectType.process, 2, inspect | control);
  if (index !== 2) more(ObjectType.system, 0, inspect);
  if (index < INSTANCES)
    more(ObjectType.interrupt, LINE + index, acknowledge | inspect, index === MANAGER ? 0 : 8);
  return grants;
}

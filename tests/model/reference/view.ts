/** What the model shows of itself. */
import { ObjectType, Right } from '../../../src/abi/capability';
import { BlockReason } from '../../../src/abi/process';
import type { CapabilityView, EndpointView, SystemView, ThreadView } from '../observe';
import { peerStatus } from './capabilities';
import { Call, type Capability, Endpoint, Line, Process, Region, Thread } from './objects';
import { memoryUsed } from './regions';
import { effectivePriority } from './scheduler';
import { Status } from '../../../src/abi/status';
import type { World } from './world';

export const nameOf = (thread: Thread): string => `${thread.process.index}.${thread.number}`;

export function viewOf(world: World): SystemView {
  return {
    running: world.running && nameOf(world.running),
    ready: readyOf(world),
    threads: world.threads
      .map((thread) => threadView(world, thread))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    processes: world.processes.map((process) => ({
      alive: process.alive,
      life: process.life,
      faults: process.faults,
      memoryUsed: memoryUsed(world, process),
      timer: process.timer,
      handler: process.handler && `${process.handler.space.index}.${process.handler.slot}`,
      buffer: Buffer.from(process.buffer).toString('hex'),
    })),
    endpoints: world.endpoints.map((endpoint) => endpointView(world, endpoint)),
    capabilities: world.processes.flatMap(({ space }) =>
      space.flatMap((capability) => (capability ? [capabilityView(capability)] : [])),
    ),
    openLines: world.lines.flatMap(({ open, number }) => (open ? [number] : [])),
    regions: world.regions.map(regionView).sort(),
  };
}

function readyOf(world: World): { name: string; level: number }[] {
  return world.ready
    .map((thread) => ({ name: nameOf(thread), level: effectivePriority(world, thread) }))
    .sort((a, b) => a.level - b.level);
}

function threadView(world: World, thread: Thread): ThreadView {
  const { call, receivesAt } = thread;
  const sendsTo = call && !call.server ? call.endpoint : undefined;
  return {
    name: nameOf(thread),
    reason: thread.reason,
    suspended: thread.suspended,
    priority: thread.priority,
    effective: effectivePriority(world, thread),
    pending: thread.pending,
    server: call?.server && nameOf(call.server),
    endpoint: (sendsTo ?? receivesAt)?.number,
    deadline: thread.reason === BlockReason.none ? undefined : thread.deadline,
    acceptSlot: thread.acceptSlot,
    callers: thread.received.map(({ caller }) => nameOf(caller)),
  };
}

function endpointView(world: World, endpoint: Endpoint): EndpointView {
  const urgency = (call: Call): number => effectivePriority(world, call.caller);
  return {
    senders: [...endpoint.senders]
      .sort((a, b) => urgency(a) - urgency(b))
      .map(({ caller }) => nameOf(caller)),
    posted: endpoint.posted.length,
    receiver: endpoint.receiver && nameOf(endpoint.receiver),
  };
}

function capabilityView(capability: Capability): CapabilityView {
  const { type, rights, badge, depth, parent, space, slot } = capability;
  const isUsable = type !== ObjectType.endpoint || (rights & (Right.send | Right.receive)) !== 0;
  return {
    place: `${space.index}.${slot}`,
    type,
    target: targetName(capability),
    rights,
    badge,
    depth,
    parent: parent && `${parent.space.index}.${parent.slot}`,
    stale: type !== ObjectType.notification && isUsable && peerStatus(capability) === Status.restarted,
  };
}

function targetName({ target }: Capability): string {
  if (target instanceof Endpoint) return `endpoint ${target.number}`;
  if (target instanceof Process) return `process ${target.index}`;
  if (target instanceof Thread) return `thread ${nameOf(target)}`;
  if (target instanceof Region) return `region ${target.address}`;
  if (target instanceof Line) return `line ${target.number}`;
  if (target instanceof Call) return `call of ${nameOf(target.caller)}`;
  return 'all';
}

/** Where it is mapped is compared by what may be done there. */
function regionView({ address, size, owner }: Region): string {
  return `${address}+${size} of ${owner?.index}`;
}

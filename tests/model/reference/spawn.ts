/** Processes made at run time: instances of a program that do not live, started with what their maker gives them. */
import { ObjectType, Right } from '../../../src/abi/capability';
import { NO_SLOT } from '../../../src/abi/operation';
import { SPAWN_CAPABILITIES } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import { badgeFor, checkFree, isUnique } from './capability-calls';
import { DEEPEST, addOriginal, capabilityAt, derive, lookUp } from './capabilities';
import { finishEnd } from './ends';
import { limitMemory, startProcess } from './lifecycle';
import type { Capability, Endpoint, Process, Registers, Thread } from './objects';
import { finish } from './scheduler';
import { type World, must } from './world';

const LEAST_URGENT = 31;

interface Gift {
  readonly source: number;
  readonly destination: number;
  readonly rights: number;
  readonly badge: number;
}

interface Request {
  readonly priority: number;
  readonly memoryLimit: number;
  readonly processSlot: number;
  readonly endpointSlot: number;
  readonly count: number;
  readonly gifts: readonly Gift[];
}

/** As the words of a `SpawnRequest`. */
function requestOf(input: readonly number[]): Request {
  const [priority = 0, memoryLimit = 0, processSlot = 0, endpointSlot = 0, count = 0, ...rest] = input;
  const gifts = Array.from({ length: Math.min(count, SPAWN_CAPABILITIES) }, (_, number): Gift => {
    const [slots = 0, rights = 0, badge = 0] = rest.slice(3 * number);
    return { source: slots & 0xffff, destination: slots >>> 16, rights, badge };
  });
  return { priority, memoryLimit, processSlot, endpointSlot, count, gifts };
}

export function spawn(world: World, caller: Thread, registers: Registers): Status {
  const [slot, , index, address] = registers;
  const found = lookUp(caller, slot, ObjectType.process, Right.create);
  if (typeof found === 'number') return found;
  if (found.target !== undefined) return Status.wrongType;
  const model = world.processes[index];
  if (!model) return Status.nothing;
  const instance = world.processes.find(
    ({ alive, plan }) => !alive && plan.spawnable && plan.program === model.plan.program,
  );
  if (!instance) return Status.exhausted;
  if (address !== caller.process.plan.scratch) return Status.invalidAddress;
  const request = requestOf(world.input);
  const status = check(world, caller, instance, request);
  if (status !== Status.ok) return status;
  // Its last end comes first; then the call is made again.
  if (instance.remains) {
    caller.again = registers;
    finishEnd(world, instance);
    return Status.ok;
  }
  const given = checkGifts(world, caller, instance, request);
  if (given !== Status.ok) return given;
  make(world, caller, instance, request);
  finish(caller, Status.ok, { r6: instance.index });
  return Status.ok;
}

function check(world: World, caller: Thread, instance: Process, request: Request): Status {
  const { priority, processSlot, endpointSlot, count } = request;
  if (priority > LEAST_URGENT || priority < caller.priority) return Status.invalidArgument;
  if (count > SPAWN_CAPABILITIES) return Status.invalidArgument;
  if (endpointSlot !== NO_SLOT && !endpointOf(world, instance)) return Status.invalidArgument;
  const free = processSlot === NO_SLOT ? Status.ok : checkFree(caller, processSlot);
  if (free !== Status.ok) return free;
  if (processSlot !== NO_SLOT && processSlot === endpointSlot) return Status.slotInUse;
  const other = endpointSlot === NO_SLOT ? Status.ok : checkFree(caller, endpointSlot);
  return other;
}

/** As when its maker minted them one after the other, before the instance gets its own. */
function checkGifts(world: World, caller: Thread, instance: Process, { gifts }: Request): Status {
  for (const [number, gift] of gifts.entries()) {
    const { destination } = gift;
    const isTaken = gifts.slice(0, number).some((each) => each.destination === destination);
    const slot =
      destination >= instance.space.length ? Status.invalidSlot : isTaken ? Status.slotInUse : Status.ok;
    const status = checkGift(world, caller, gift, slot);
    if (status !== Status.ok) return status;
  }
  const isOwn = instance.plan.grants.some(({ slot }) =>
    gifts.some(({ destination }) => destination === slot),
  );
  return isOwn ? Status.slotInUse : Status.ok;
}

/** `slot`: what is wrong with where it goes. */
function checkGift(world: World, caller: Thread, { source, rights, badge }: Gift, slot: Status): Status {
  if ((rights & Right.receive) !== 0) return Status.insufficientRights;
  const capability = capabilityAt(caller, source);
  if (!capability) return Status.invalidSlot;
  if (isUnique(capability)) return Status.wrongType;
  if (capability.depth >= DEEPEST) return Status.full;
  if (slot !== Status.ok) return slot;
  if ((rights & ~capability.rights) !== 0) return Status.insufficientRights;
  const badged = badgeFor(world, capability, badge);
  return 'error' in badged ? badged.error : Status.ok;
}

function make(world: World, caller: Thread, instance: Process, request: Request): void {
  const { priority, memoryLimit, processSlot, endpointSlot, gifts } = request;
  const { process } = caller;
  startProcess(world, instance, priority);
  limitMemory(world, instance, memoryLimit);
  for (const { source, destination, rights, badge } of gifts) {
    const capability = must(capabilityAt(caller, source));
    const badged = badgeFor(world, capability, badge);
    if ('error' in badged) throw new Error('a gift that was not checked');
    derive(capability, { space: instance, slot: destination }, rights, badged.badge, badged.target);
  }
  const give = (type: ObjectType, target: Process | Endpoint, rights: number, slot: number): Capability =>
    addOriginal(type, target, rights, { space: process, slot });
  if (processSlot !== NO_SLOT) give(ObjectType.process, instance, Right.inspect | Right.control, processSlot);
  if (endpointSlot !== NO_SLOT)
    give(ObjectType.endpoint, must(endpointOf(world, instance)), Right.send | Right.grant, endpointSlot);
}

/** Where the process receives. */
function endpointOf(world: World, process: Process): Endpoint | undefined {
  return world.endpoints.find(({ owner }) => owner === process);
}

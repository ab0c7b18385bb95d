/** Memory of the pool: pieces that are powers of two, owned by who allocated them, mapped by each process for itself. */
import { ObjectType, Right } from '../../../src/abi/capability';
import { Status } from '../../../src/abi/status';
import { addOriginal, capabilityAt, lookUp } from './capabilities';
import { type Capability, type Process, Region, type Registers, type Thread } from './objects';
import { finish, remove } from './scheduler';
import type { World } from './world';

const SMALLEST = 32;
const WRITABLE = 3;

export function allocateRegion(world: World, caller: Thread, registers: Registers): Status {
  const [, , size, wanted, slot] = registers;
  const { process } = caller;
  const { pool, regionObjects } = world.plan;
  if (size < SMALLEST || (size & (size - 1)) !== 0) return Status.invalidArgument;
  if (slot >= process.space.length) return Status.invalidSlot;
  if (capabilityAt(caller, slot)) return Status.slotInUse;
  const cost = Math.max(size, pool.unit);
  if (wanted !== 0) {
    if (wanted % cost !== 0 || wanted < pool.start || wanted + cost > pool.start + pool.size)
      return Status.invalidArgument;
    if (!isFree(world, wanted, cost)) return Status.overlap;
  }
  if (memoryUsed(world, process) + cost > process.memoryLimit) return Status.overLimit;
  const address = wanted !== 0 ? wanted : firstFree(world, cost);
  if (address === undefined || world.regions.length === regionObjects) return Status.exhausted;
  const region = new Region(address, size, process);
  world.regions.push(region);
  addOriginal(ObjectType.region, region, Right.read | Right.write | Right.grant, { space: process, slot });
  finish(caller, Status.ok, { r6: address });
  return Status.ok;
}

export function memoryUsed(world: World, process: Process): number {
  return world.regions
    .filter(({ owner }) => owner === process)
    .reduce((sum, { size }) => sum + Math.max(size, world.plan.pool.unit), 0);
}

function isFree(world: World, address: number, cost: number): boolean {
  return world.regions.every((region) => {
    const end = region.address + Math.max(region.size, world.plan.pool.unit);
    return address >= end || address + cost <= region.address;
  });
}

/** Pieces lie at multiples of their size. */
function firstFree(world: World, cost: number): number | undefined {
  const { start, size } = world.plan.pool;
  const first = Math.ceil(start / cost) * cost;
  for (let address = first; address + cost <= start + size; address += cost) {
    if (isFree(world, address, cost)) return address;
  }
  return undefined;
}

export function mapRegion(world: World, caller: Thread, [slot, , access]: Registers): Status {
  const found = lookUp(caller, slot, ObjectType.region, Right.read);
  if (typeof found === 'number') return found;
  if (access !== 1 && access !== WRITABLE) return Status.invalidArgument;
  if (access === WRITABLE && (found.rights & Right.write) === 0) return Status.insufficientRights;
  const region = regionOf(found);
  const { mappings, plan } = caller.process;
  // Where there are several threads, one region guards their stacks.
  const free = world.plan.freeRegions - (plan.extraThreads > 0 ? 1 : 0);
  if (!mappings.has(region) && mappings.size >= free) return Status.exhausted;
  mappings.set(region, access);
  finish(caller, Status.ok, { r6: region.address });
  return Status.ok;
}

export function unmapRegion(_world: World, caller: Thread, [slot]: Registers): Status {
  const found = lookUp(caller, slot, ObjectType.region, 0xffffffff);
  if (typeof found === 'number') return found;
  return caller.process.mappings.delete(regionOf(found)) ? Status.ok : Status.nothing;
}

/** It goes back to the pool. */
export function releaseRegion(world: World, region: Region): void {
  remove(world.regions, region);
}

function regionOf({ target }: Capability): Region {
  if (target instanceof Region) return target;
  throw new Error('a region capability that names none');
}

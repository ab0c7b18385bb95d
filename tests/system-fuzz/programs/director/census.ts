/** What the system's processes hold, to be compared before and after. */
import { ProcessInformation, ProcessState } from '../../../../src/abi/process';
import { NO_SLOT } from '../../../../src/abi/operation';
import { Status } from '../../../../src/abi/status';
import { CapabilityInformation } from '../../../../src/abi/system';
import { deleteCapability } from '../../../../src/runtime/capabilities';
import { processInformation } from '../../../../src/runtime/processes';
import { allocateRegion } from '../../../../src/runtime/regions';
import { Result } from '../../../../src/runtime/system-call';
import { capabilityInformation } from '../../../../src/runtime/system';
import { Grant } from './main';

export class Census {
  alive: u32 = 0;
  /** Processes of which something was left when the director had stopped them. */
  unfinished: u32 = 0;
  slots: u32 = 0;
  memory: u32 = 0;
  threads: u32 = 0;
  regions: u32 = 0;
  /** Over every capability of every process: what it is to, its rights, its badge, where it came from. */
  authority: u32 = 0;
  /** Bytes of the pool that can be had in one piece. */
  pool: u32 = 0;
}

/** Of the director, free. */
const POOL_SLOT = 8;
/** As much as the pool has. */
const POOL_SIZE = 8192;
const PRIME = 0x0100_0193;

const information = new ProcessInformation();
const capability = new CapabilityInformation();
const address = new Result();

export function takeCensus(census: Census): void {
  for (
    let process: u32 = 0;
    processInformation(Grant.processes, process, information) === Status.ok;
    process++
  ) {
    const alive = information.state !== ProcessState.stopped && information.state !== ProcessState.faulted;
    if (alive) census.alive++;
    census.slots += information.slotsUsed;
    census.memory += information.memoryUsed;
    if (alive) census.threads += information.threads;
    if (alive) census.regions += information.regions;
    census.authority = authorityOf(process, census.authority);
  }
  census.pool = largestPiece();
}

function authorityOf(process: u32, start: u32): u32 {
  let hash = start;
  for (
    let slot: u32 = 0;
    capabilityInformation(Grant.system, process, slot, capability) === Status.ok;
    slot++
  ) {
    if (capability.type === 0) continue;
    hash = mix(hash, (process << 16) | slot);
    hash = mix(hash, capability.type);
    hash = mix(hash, capability.object);
    hash = mix(hash, capability.rights);
    hash = mix(hash, capability.badge);
    hash = mix(hash, capability.parent === NO_SLOT ? 0 : capability.parent + 1);
  }
  return hash;
}

function mix(hash: u32, word: u32): u32 {
  return (hash ^ word) * PRIME;
}

function largestPiece(): u32 {
  for (let size: u32 = POOL_SIZE; size >= 32; size /= 2) {
    if (allocateRegion(size, 0, POOL_SLOT, address) !== Status.ok) continue;
    deleteCapability(POOL_SLOT);
    return size;
  }
  return 0;
}

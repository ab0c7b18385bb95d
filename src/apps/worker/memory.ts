/** A region of the system's pool, filled so that it is seen to be the worker's. */
import { Status } from '../../abi/status';
import { WorkerResult } from '../../interfaces/worker';
import { deleteCapability } from '../../runtime/capabilities';
import { Access, allocateRegion, mapRegion } from '../../runtime/regions';
import { Result } from '../../runtime/system-call';

/** A free slot. */
const REGION = 3;

const FILLING = 0xa5a5_a5a5;

/** Allocates, maps and fills a region, and puts its address into the result; on failure nothing is kept. */
export function takeRegion(bytes: u32, result: WorkerResult): Status {
  const region = new Result();
  const allocated = allocateRegion(bytes, 0, REGION, region);
  if (allocated !== Status.ok) return allocated;
  const mapped = mapRegion(REGION, Access.readWrite, region);
  if (mapped !== Status.ok) {
    deleteCapability(REGION);
    return mapped;
  }
  for (let offset: u32 = 0; offset < bytes; offset += 4) store32(region.value + offset, FILLING);
  result.value = region.value;
  return Status.ok;
}

export function releaseRegion(): Status {
  return deleteCapability(REGION);
}

/**
 * A system that the reference model, the host kernel and the target can all be set up with: the same plan for each.
 */
import type { ObjectType } from '../../../src/abi/capability';

/** One initial capability; `object` as in src/abi/image.ts (endpoint number, process, line, address, ...). */
export interface Grant {
  readonly slot: number;
  readonly type: ObjectType;
  readonly object: number;
  readonly rights: number;
  readonly badge: number;
}

export interface ProcessPlan {
  /** 0 is the most urgent. */
  readonly priority: number;
  /** Index of the process that decides about its ends, or {@link NOBODY}. */
  readonly supervisor: number;
  readonly autostart: boolean;
  /** All slots of its space. */
  readonly slotCount: number;
  readonly grants: readonly Grant[];
  /** Threads that it may have beside the first. */
  readonly extraThreads: number;
  /** Bytes of the pool that it may hold. */
  readonly memoryLimit: number;
  /** Memory of its own that calls may lend and copy to. */
  readonly buffer: { readonly address: number; readonly length: number };
  /** Where the kernel may write what the process asks for. */
  readonly scratch: number;
  /** Where it and its other threads may begin. */
  readonly entry: number;
  /** The index of the first process of the same program. */
  readonly program: number;
  /** One of the instances that `spawn` may use. */
  readonly spawnable: boolean;
}

export interface SystemPlan {
  readonly processes: readonly ProcessPlan[];
  /** Owner and the number of posted messages that may wait, of each endpoint. */
  readonly endpoints: readonly { readonly owner: number; readonly capacity: number }[];
  readonly pool: { readonly start: number; readonly size: number; readonly unit: number };
  /** Regions that may be allocated at once. */
  readonly regionObjects: number;
  /** Regions of the protection unit that a process may map beside those that it always has. */
  readonly freeRegions: number;
}

/** Index of no process. */
export const NOBODY = 0xff;

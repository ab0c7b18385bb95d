/** Processes on the host: what the build would say of them, in the memory where the kernel looks for it. */
import { processImage } from '../../../src/kernel/arch/armv7m/link';
import { NO_PROCESS } from '../../../src/kernel/process/process';

/** Memory of process n: code in flash, data in RAM from here, so much each. */
export const CODE_BASE = 0x08040000;
export const DATA_BASE = 0x20010000;
export const MEMORY_STEP = 0x1000;
/** The lowest bytes of a process's RAM are its stack; those of its other threads begin here. */
export const STACK_SIZE = 0x400;
export const THREAD_STACKS = 0x800;
export const THREAD_STACK_SIZE = 0x200;
/** Memory that processes can allocate. */
export const POOL_BASE = 0x20018000;
export const POOL_SIZE = 0x1000;

export interface Grant {
  readonly slot: number;
  readonly type: number;
  readonly object: number;
  readonly rights: number;
  readonly badge?: number;
}

export interface Plan {
  readonly priority: number;
  readonly grants?: readonly Grant[];
  readonly supervisor?: number;
  readonly floatingPoint?: boolean;
  readonly stopped?: boolean;
  /** Slots, if more than the grants need. */
  readonly slots?: number;
  /** Bytes of the pool. */
  readonly memoryLimit?: number;
  /** Threads beside the first. */
  readonly threads?: number;
  /** Index of the first process of the same program, if it is an instance that can be spawned. */
  readonly instanceOf?: number;
  readonly regionLimit?: number;
}

/** Puts the image of a process where the kernel finds it. */
export function describeProcess(index: number, plan: Plan): void {
  const code = CODE_BASE + index * MEMORY_STEP;
  const data = DATA_BASE + index * MEMORY_STEP;
  const grants = plan.grants ?? [];
  const image = processImage(index);
  host.memory.as('loader', () => {
    Object.assign(image, {
      entry: code + 1,
      stackBase: data,
      stackTop: data + STACK_SIZE,
      flashBase: code,
      flashSize: MEMORY_STEP,
      ramBase: data,
      ramSize: MEMORY_STEP,
      clearSize: MEMORY_STEP,
      resetSize: MEMORY_STEP,
      priority: plan.priority,
      supervisor: plan.supervisor ?? NO_PROCESS,
      floatingPoint: plan.floatingPoint ? 1 : 0,
      capabilityCount: grants.length,
      capabilities: placeGrants(grants),
      slotCount: plan.slots ?? Math.max(0, ...grants.map(({ slot }) => slot + 1)),
      program: plan.instanceOf ?? index,
      spawnable: plan.instanceOf === undefined ? 0 : 1,
      memoryLimit: plan.memoryLimit ?? 0,
      threadCount: plan.threads ?? 0,
      threadStacks: data + THREAD_STACKS,
      threadStackSize: THREAD_STACK_SIZE,
      regionCount: 2,
      regionLimit: plan.regionLimit ?? 4,
    });
    const [first, second] = [image.regions[0]!, image.regions[1]!];
    Object.assign(first, { base: code | 16, attributes: 1, start: code, length: MEMORY_STEP, access: 5 });
    Object.assign(second, { base: data | 17, attributes: 1, start: data, length: MEMORY_STEP, access: 3 });
  });
}

/** In flash, behind all code. */
const GRANTS_BASE = 0x08070000;
const GRANTS_END = 0x08072000;
let grantsEnd = GRANTS_BASE;

function placeGrants(grants: readonly Grant[]): number {
  const address = grantsEnd;
  const words = grants.flatMap(({ slot, type, object, rights, badge }) => [
    slot,
    type,
    rights,
    object,
    badge ?? 0,
  ]);
  const bytes = host.memory.bytes(address, words.length * 4);
  bytes.set(new Uint8Array(Uint32Array.from(words).buffer));
  grantsEnd += words.length * 4;
  if (grantsEnd > GRANTS_END) grantsEnd = GRANTS_BASE;
  return address;
}

/** The build's description of the processes of a plan, where the kernel looks for it. */
import type { LoadedProgram } from '../../../transpile/js/load';
import type { Grant, ProcessPlan, SystemPlan } from '../reference';

/** Memory of process n: code in flash, data in RAM from here, so much each. Its lowest bytes are the stack. */
const CODE_BASE = 0x08040000;
const DATA_BASE = 0x20010000;
const MEMORY_STEP = 0x1000;
const STACK_SIZE = 0x200;
const THREAD_STACKS = 0x400;
const THREAD_STACK_SIZE = 0x200;
const BUFFER = 0x800;
const BUFFER_LENGTH = 64;
/** Behind the last process's RAM. */
const POOL_BASE = 0x20018000;
const GRANTS_BASE = 0x2001a000;
const EXECUTABLE = 5;
const WRITABLE = 3;

/** Where the memory of host processes is. */
export const HOST_PLACES = {
  buffer: (process: number) => ({
    address: DATA_BASE + process * MEMORY_STEP + BUFFER,
    length: BUFFER_LENGTH,
  }),
  entry: (process: number) => CODE_BASE + process * MEMORY_STEP + 1,
  scratch: (process: number) => DATA_BASE + process * MEMORY_STEP + 0xc00,
  pool: { start: POOL_BASE, size: 0x1000, unit: 256 },
};

/** The memory of so many processes. */
export function memoryOf(processes: number): { start: number; length: number } {
  return { start: DATA_BASE, length: processes * MEMORY_STEP };
}

type Exports = Readonly<Record<string, unknown>>;

export function placeImages(program: LoadedProgram<Exports>, plan: SystemPlan): void {
  const link = program.modules.get('src/kernel/arch/armv7m/link.ts') as {
    processImage: (index: number) => { regions: object[] };
  };
  let grantsEnd = GRANTS_BASE;
  program.memory.as('loader', () => {
    plan.processes.forEach((process, index) => {
      const image = link.processImage(index);
      Object.assign(image, imageOf(process, index, grantsEnd));
      const [code, data] = [CODE_BASE + index * MEMORY_STEP, DATA_BASE + index * MEMORY_STEP];
      const shared = { attributes: 1, length: MEMORY_STEP };
      Object.assign(image.regions[0]!, { ...shared, base: code | 16, start: code, access: EXECUTABLE });
      Object.assign(image.regions[1]!, { ...shared, base: data | 17, start: data, access: WRITABLE });
      grantsEnd = placeGrants(program, process.grants, grantsEnd);
    });
  });
}

function imageOf(process: ProcessPlan, index: number, capabilities: number): object {
  const data = DATA_BASE + index * MEMORY_STEP;
  return {
    entry: process.entry,
    stackBase: data,
    stackTop: data + STACK_SIZE,
    flashBase: CODE_BASE + index * MEMORY_STEP,
    flashSize: MEMORY_STEP,
    ramBase: data,
    ramSize: MEMORY_STEP,
    clearSize: MEMORY_STEP,
    resetSize: MEMORY_STEP,
    priority: process.priority,
    autostart: process.autostart ? 1 : 0,
    supervisor: process.supervisor,
    capabilityCount: process.grants.length,
    capabilities,
    slotCount: process.slotCount,
    program: process.program,
    spawnable: process.spawnable ? 1 : 0,
    memoryLimit: process.memoryLimit,
    threadCount: process.extraThreads,
    threadStacks: data + THREAD_STACKS,
    threadStackSize: THREAD_STACK_SIZE,
    regionCount: 2,
    regionLimit: 4,
  };
}

function placeGrants({ memory }: LoadedProgram<Exports>, grants: readonly Grant[], start: number): number {
  let at = start;
  for (const { slot, type, object, rights, badge } of grants) {
    for (const word of [slot, type, rights, object, badge]) {
      memory.store(at, word, 4);
      at += 4;
    }
  }
  return at;
}

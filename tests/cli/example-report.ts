/**
 * A build report of a small system for tests: a supervisor that starts the others, a console with a thread and something retained, and a
 * program that may access a timer at all times. Sizes are such that every kind of piece of memory occurs.
 */
import type { SystemReport } from '../../cli/build';
import type { Relations, StackReport } from '../../linker/report';
import type { Authority } from '../../system/authority';

type ProcessReport = SystemReport['processes'][number];
const FLASH = 0x08000000;
const RAM = 0x20000000;

function stack(size: number, bound: number): StackReport {
  return { size, bound, chain: `main (${bound})` };
}

function process(
  name: string,
  relations: Partial<Relations>,
  more: Pick<ProcessReport, 'flash' | 'ram' | 'stack' | 'threads' | 'retained' | 'capabilities'>,
): ProcessReport {
  const none = { service: false, boots: false, startedBy: 'supervisor', dependsOn: [], finds: [] } as const;
  const ofImage = {
    services: [],
    notifications: {},
    priority: 4,
    slots: { granted: 1, free: 4 },
    regionLimit: 4,
    regions: [],
  };
  return { name, relations: { ...none, peripherals: [], ...relations }, ...ofImage, ...more };
}

const noThreads = (base: number): ProcessReport['threads'] => ({ count: 0, base, stack: stack(0, 0) });

const supervisor = process(
  'supervisor',
  { boots: true, startedBy: 'kernel' },
  {
    flash: { base: FLASH + 0x1000, size: 0x800, used: 0x700 },
    ram: { base: RAM + 0x800, size: 0x400, used: 0x3c0 },
    stack: stack(0x100, 0xc0),
    threads: noThreads(RAM + 0xc00),
    retained: { base: RAM + 0xc00, size: 0 },
    capabilities: [{ slot: 0, name: 'requests', meaning: 'receive supervisor' }],
  },
);
const console = process(
  'console',
  { service: true, supervisor: 'supervisor', dependsOn: ['supervisor'] },
  {
    flash: { base: FLASH + 0x1800, size: 0x400, used: 0x400 },
    ram: { base: RAM + 0x1000, size: 0x400, used: 0x400 },
    stack: stack(0x80, 0x80),
    threads: { count: 1, base: RAM + 0x1200, stack: stack(0x100, 0x90) },
    retained: { base: RAM + 0x1300, size: 0x60 },
    capabilities: [{ slot: 1, name: 'uart', meaning: 'peripheral usart2' }],
  },
);
const program = process(
  'program',
  {
    supervisor: 'supervisor',
    dependsOn: ['console', 'supervisor'],
    finds: ['supervisor', 'console'],
    peripherals: ['timer3'],
  },
  {
    flash: { base: FLASH + 0x2000, size: 0x100, used: 0x80 },
    ram: { base: RAM + 0x1400, size: 0x100, used: 0x100 },
    stack: stack(0x60, 0x60),
    threads: noThreads(RAM + 0x1500),
    retained: { base: RAM + 0x1500, size: 0 },
    capabilities: [{ slot: 1, name: 'line', meaning: 'interrupt exti0 as pressed' }],
  },
);

const authority: Authority[] = [
  ['supervisor', 0, 'requests', 'endpoint', 'supervisor', ['receive'], 0],
  ['supervisor', 1, 'processes', 'process', 'all', ['inspect', 'control'], 0],
  ['console', 0, 'requests', 'endpoint', 'console', ['send', 'receive', 'grant'], 0],
  ['console', 1, 'uart', 'region', '0x40004400', ['read', 'write'], 10],
  ['program', 0, 'console', 'endpoint', 'console', ['send', 'grant'], 3],
  ['program', 1, 'line', 'interrupt', '6', ['acknowledge'], 0],
  ['program', 2, 'itself', 'notification', 'program', ['send'], 1],
  ['program', 3, 'one', 'process', 'console', ['inspect'], 0],
  ['program', 4, 'clock', 'clock', '0', ['inspect'], 0],
].map(([holder, slot, name, type, object, rights, badge]) => ({
  ...{ holder, slot, name, type, object, rights, badge },
})) as Authority[];

export function exampleReport(): SystemReport {
  const memory = (base: number, size: number): SystemReport['flash'] => ({
    ...{ base, size, used: 0x800, covered: 0x900, occupied: 0x1000, efficiency: 0.5 },
  });
  const sizes = { flash: 0xa00, ram: 0x300, perProcess: 192, perThread: 128, perCapability: 24 };
  return {
    system: 'example',
    board: 'Example board',
    flash: memory(FLASH, 0x10000),
    ram: memory(RAM, 0x4000),
    kernel: {
      flash: { base: FLASH, size: 0xf00, used: 0xf00 },
      ram: { base: RAM, size: 0x7f0, used: 0x7f0 },
      stack: stack(0x100, 0xf0),
      initialData: 0x200,
      tables: 0x300,
      trace: { base: RAM + 0x5f0, size: 0x200, events: 64 },
      sizes: { ...sizes, perRegion: 8, perFpu: 64, tables: {}, total: 0x5f0 },
    },
    processes: [supervisor, console, program],
    pool: { base: RAM + 0x3000, size: 0x1000, unit: 128, regions: 4 },
    interrupts: {},
    postMortem: { start: RAM + 0x2c00, length: 0x400 },
    authority,
  };
}

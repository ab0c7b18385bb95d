/** Builds with threads, instances, a pool, ports and wide processes: what the kernel is told, and the report of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { conductor } from '../cli/support';
import { run } from '../../cli/build/toolchain';
import { Elf } from '../../linker/elf';
import { initialisedNames } from '../../linker/objects';
import { formatReport, type SystemReport } from '../../linker/report';
import type { Authority } from '../../system/authority';

const folder = mkdtempSync(path.join(tmpdir(), 'conductor-objects-'));
afterAll(() => rmSync(folder, { recursive: true }));

const RUNTIME = path.resolve(__dirname, '../../src/runtime');
const PROGRAM = `
import { createThread, exitThread } from '${RUNTIME}/threads';
import { Result } from '${RUNTIME}/system-call';
export enum Grant { requests = 0, peer = 1, time = 2 }
export enum Notification { done = 1 }
const numbers = array(u32, 40);
let sum: u32 = 0;
/** @retained */
const kept = array(u32, 5);
export function main(): void {
  const thread = new Result();
  createThread(count, Grant.peer, 9, Grant.requests, thread);
}
function count(step: u32): void {
  const local = array(u32, 40);
  for (let i: u32 = 0; i < 40; i++) local[i] = numbers[i] + step + sum;
  for (let i: u32 = 0; i < 40; i++) sum += local[39 - i] * 3;
  kept[4] = sum;
  exitThread();
}
`;
writeFileSync(path.join(folder, 'program.ts'), PROGRAM);

function systemFile(name: string, threadStack: string): string {
  const file = path.join(folder, `${name}.ts`);
  writeFileSync(
    file,
    `import { call, clock, defineSystem, notify, processes, receive } from 'conductor';
export default defineSystem({
  board: 'stm32f4-discovery', memory: { pool: 8192, regions: 3, unit: 1024 },
  processes: {
    one: {
      program: 'program.ts', priority: 3, threads: 2, ${threadStack} slots: 7, memoryLimit: 2048,
      grants: { requests: receive('one', { queue: 5 }), peer: call('worker.2', { grant: true }), time: clock('inspect') },
    },
    worker: {
      program: 'program.ts', priority: 3, instances: 2, regions: 8, threads: 1, threadStack: 1000,
      grants: { requests: receive('worker'), peer: notify('worker', 'done'), time: processes('inspect', 'create') },
    },
  },
});
`,
  );
  return file;
}

async function report<T>(system: string, ...options: string[]): Promise<T> {
  const { status, output, errors } = await conductor(['report', system, '--json', ...options]);
  expect({ status, errors: status === 0 ? '' : errors }).toEqual({ status: 0, errors: '' });
  return JSON.parse(output) as T;
}

/** src/abi/image.ts */
const IMAGE_BYTES = 288;

/** Of the ProcessImage of a process: its name, ten words, then this one. */
function resetSize(elf: Elf, process: number): number {
  return elf.contents(elf.section('.kernel.images')!).readUInt32LE(process * IMAGE_BYTES + 16 + 10 * 4);
}

describe('a system with everything', () => {
  const system = systemFile('everything', 'threadStack: 700,');
  let made: SystemReport;
  let elf: Elf;
  beforeAll(async () => {
    made = await report<SystemReport>(system);
    elf = new Elf(path.join(folder, 'build', 'everything', 'conductor.elf'));
  });

  test('threads have stacks of their own, with room for a guard, checked against what they run', () => {
    const [one, first] = made.processes;
    expect(one!.threads).toMatchObject({ count: 2, stack: { size: 704 + 32 } });
    expect(one!.threads.stack.chain).toMatch(/^count \(\d+\).*then an interrupt \(36\)$/);
    expect(one!.threads.stack.bound).toBeGreaterThan(160);
    expect(one!.threads.base % 32).toBe(0);
    expect(one!.threads.base + 2 * 736).toBe(one!.retained.base);
    expect(first!.threads).toMatchObject({ count: 1, stack: { size: 1024 + 32 } });
  });

  test('what is retained lies last, behind all that a start makes ready; of an instance that is all', () => {
    const [one, first] = made.processes;
    const { base, size } = one!.retained;
    expect(size).toBe(20);
    expect(elf.section('.one.retained')).toMatchObject({ address: base, size });
    expect(one!.ram.base + one!.ram.size - base - size).toBeLessThan(32);
    expect(resetSize(elf, 0)).toBe(base - one!.ram.base);
    expect(resetSize(elf, 1)).toBe(first!.ram.size);
    expect(formatReport(made)).toMatch(/^one +0x[0-9a-f]{8} +20$/m);
  });

  test('a region is left for the guard, and at least two of a process that asks for eight', () => {
    const [one, first] = made.processes;
    expect(one).toMatchObject({ regionLimit: 4 });
    expect(one!.regions.length).toBeLessThanOrEqual(3);
    expect(first!.regionLimit).toBe(8);
    expect(first!.regions.length).toBeLessThanOrEqual(4);
  });

  test('the pool lies at a multiple of its length, behind everything', () => {
    const { base, size, unit, regions } = made.pool;
    expect({ size, unit, regions }).toEqual({ size: 8192, unit: 1024, regions: 3 });
    expect(base % size).toBe(0);
    for (const { ram } of made.processes) expect(ram.base + ram.size).toBeLessThanOrEqual(base);
    expect(elf.symbol('__pool_start')!.value).toBe(base);
    expect(elf.symbol('__pool_size')!.value).toBe(size);
  });

  test("the kernel's state is at the top of its stack", () => {
    const top = elf.symbol('__kernel_stack_top')!.value;
    const kernel = elf.symbols.find(({ name, kind }) => name === 'kernel' && kind === 'object')!;
    expect(kernel.value).toBe(top);
    expect(top % 8).toBe(0);
  });

  test('the kernel has room for exactly these objects', () => {
    const { tables, perProcess, perThread, ram, total } = made.kernel.sizes;
    const counts = Object.fromEntries(Object.entries(tables).map(([name, { count }]) => [name, count]));
    expect(counts).toMatchObject({ threads: 7, processes: 3, slots: 25, slotDetails: 25 });
    expect(counts).toMatchObject({ endpoints: 3, wideProtections: 4, messages: 5, regions: 3 });
    expect(perProcess).toBe(perThread + tables['processes']!.each);
    const inTables = Object.values(tables).reduce((sum, { count, each }) => sum + count * each, 0);
    expect(ram + inTables).toBe(total);
    expect(total + made.kernel.trace.size).toBe(made.kernel.ram.size);
    expect(made.kernel.trace).toMatchObject({ events: 1024, size: 1024 * 8 + 32 });
  });

  test('its authority graph, as the shell prints it', async () => {
    const { output } = await conductor(['report', system, '--caps']);
    expect(output.trimEnd().split('\n')).toEqual([
      'one.0 endpoint one receive badge=0',
      'one.1 endpoint worker.2 send,grant badge=1',
      'one.2 clock 0 inspect badge=0',
      'worker.1.0 endpoint worker.1 receive badge=0',
      'worker.1.1 notification worker.1 send badge=1',
      'worker.1.2 process all inspect,create badge=0',
      'worker.2.0 endpoint worker.2 receive badge=0',
      'worker.2.1 notification worker.2 send badge=1',
      'worker.2.2 process all inspect,create badge=0',
    ]);
    const data = await report<Authority[]>(system, '--caps');
    expect(data[1]).toEqual({
      ...{ holder: 'one', slot: 1, name: 'peer', type: 'endpoint', object: 'worker.2' },
      ...{ rights: ['send', 'grant'], badge: 1 },
    });
  });

  test('a grant that the program never uses is a warning', async () => {
    writeFileSync(path.join(folder, 'program.ts'), PROGRAM);
    rmSync(path.join(folder, 'build', 'everything', 'record.json'));
    const { errors } = await conductor(['build', system]);
    expect(errors).toMatch(/everything\.ts:7: warning: one: the program never uses its grant time/);
  });
});

test('a stack that a thread can overflow is refused', async () => {
  const { status, errors } = await conductor(['build', systemFile('small', 'threadStack: 96,')]);
  expect(status).toBe(1);
  expect(errors).toMatch(
    /small\.ts:6: error: one: a thread's stack of 96 bytes is smaller than its bound of \d+ bytes\n {2}make "threadStack" \d+ or more; the deepest chain is count \(/,
  );
});

test('variables that begin as something else than zero are found: the kernel may have none', async () => {
  const source =
    'int first = 7, second = 0; static int third; const int fourth = 4; int *use(void) { return &third; }';
  await run('gcc', ['-x', 'c', '-c', '-', '-o', 'variables.o'], folder, 'gcc', source);
  expect(initialisedNames(new Elf(path.join(folder, 'variables.o')))).toEqual(['first']);
});

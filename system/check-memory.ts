/** What processes may allocate, and whether regions of the protection unit suffice for what each is granted. */
import { SMALLEST_REGION } from '../linker/mpu';
import { coverPeripherals } from '../linker/peripherals';
import type { Findings } from './findings';
import type { PoolDescription } from './schema';
import { suggestion } from './suggest';

/** The kernel's map of the pool is one word. */
const MOST_POOL_UNITS = 32;
/** What the protection unit has. */
const MOST_REGIONS = 8;
/** Code and data take one each at least. */
const OWN_REGIONS = 2;

/** Bytes of the pool's unit. */
export function poolUnit(memory: PoolDescription | undefined): number {
  if (memory === undefined) return SMALLEST_REGION;
  return memory.unit ?? Math.max(SMALLEST_REGION, memory.pool / MOST_POOL_UNITS);
}

export function checkMemory(findings: Findings): void {
  const { memory } = findings.system.description;
  if (memory !== undefined) checkPool(findings, memory);
  for (const name of findings.names) {
    checkLimit(findings, name, memory);
    checkPeripherals(findings, name);
    checkRegions(findings, name);
  }
}

function checkPool(findings: Findings, memory: PoolDescription): void {
  const { pool, regions } = memory;
  const error = (key: string, message: string, hint: string): void =>
    findings.report('error', ['memory', key], message, hint);
  const unit = poolUnit(memory);
  if (!isPowerOfTwo(pool) || pool < SMALLEST_REGION) {
    error(
      'pool',
      `a pool of ${pool} bytes is no power of two`,
      `make it ${powerBelow(pool)} or ${powerBelow(pool) * 2}`,
    );
  } else if (pool >= findings.system.board.ram.size) {
    error(
      'pool',
      `a pool of ${pool} bytes leaves nothing of the RAM, ${findings.system.board.ram.size} bytes`,
      'make it smaller',
    );
  } else if (!isPowerOfTwo(unit) || unit < SMALLEST_REGION || unit > pool || pool / unit > MOST_POOL_UNITS) {
    const least = Math.max(SMALLEST_REGION, pool / MOST_POOL_UNITS);
    error(
      'unit',
      `a unit of ${unit} bytes does not fit a pool of ${pool}`,
      `use a power of two from ${least} to ${pool}`,
    );
  } else if (!isCount(regions, 1, pool / unit)) {
    error(
      'regions',
      `${regions} regions of a pool of ${pool / unit} units make no sense`,
      `use 1 to ${pool / unit}`,
    );
  }
}

function checkLimit(findings: Findings, name: string, memory: PoolDescription | undefined): void {
  const { memoryLimit } = findings.process(name);
  if (memoryLimit === undefined) return;
  const entry = [name, 'memoryLimit'];
  if (!isCount(memoryLimit, 0, Infinity)) {
    findings.error(
      entry,
      `${name}: a memory limit of ${memoryLimit} bytes makes no sense`,
      'give a whole number',
    );
  } else if (memoryLimit > (memory?.pool ?? 0)) {
    const hint = memory
      ? `the pool has ${memory.pool} bytes`
      : 'the system has no pool: add `memory: { pool: ..., regions: ... }` before the processes';
    findings.error(entry, `${name}: a memory limit of ${memoryLimit} bytes is more than there is`, hint);
  }
}

function checkPeripherals(findings: Findings, name: string): void {
  const { peripherals } = findings.system.board;
  const granted = findings.process(name).peripherals ?? [];
  const entry = [name, 'peripherals'];
  for (const [index, peripheral] of granted.entries()) {
    const description = peripherals[peripheral];
    if (!description) {
      const hint = suggestion(peripheral, Object.keys(peripherals), 'peripherals');
      findings.error(entry, `${name}: the board has no peripheral ${peripheral}`, hint);
    } else if (description.busMaster) {
      const reason = 'it reads and writes memory by itself, past the memory protection unit';
      findings.error(
        entry,
        `${name}: ${peripheral} is a bus master and is never granted to a process: ${reason}`,
        'leave it out, and use a driver without direct memory access',
      );
    }
    if (granted.indexOf(peripheral) !== index)
      findings.error(entry, `${name}: ${peripheral} is listed twice`);
  }
}

/** Code, RAM, peripherals and the guard of other threads' stacks against what the process may have. */
function checkRegions(findings: Findings, name: string): void {
  const { peripherals = [], threads = 0, regions } = findings.process(name);
  const { peripherals: known } = findings.system.board;
  const ranges = peripherals.flatMap((each) => known[each] ?? []);
  const count = coverPeripherals(ranges.map(({ base, size }) => ({ start: base, length: size }))).length;
  const left = (limit: number): number => limit - OWN_REGIONS - (threads > 0 ? 1 : 0);
  if (count > left(MOST_REGIONS)) {
    findings.error(
      [name, 'peripherals'],
      `${name}: its peripherals take ${count} regions of the memory protection unit; ${left(MOST_REGIONS)} are left`,
      'split the driver',
    );
  } else if (regions !== undefined && count > left(regions)) {
    findings.error(
      [name, 'regions'],
      `${name}: ${regions} regions are too few for its code, RAM, peripherals and threads`,
      `it needs ${count + MOST_REGIONS - left(MOST_REGIONS)}: say \`regions: 8\`, or leave it out`,
    );
  }
}

export function isCount(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function isPowerOfTwo(value: number): boolean {
  return isCount(value, 1, 2 ** 31) && (value & (value - 1)) === 0;
}

function powerBelow(value: number): number {
  return Math.max(SMALLEST_REGION, 2 ** Math.floor(Math.log2(Math.max(1, value))));
}

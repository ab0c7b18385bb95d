/**
 * Checks a system file for everything that its types can't say: names that lead nowhere, cycles, endpoints without a receiver,
 * peripherals that must not be granted, orders of urgency that defeat themselves.
 *
 * All problems are collected before the build stops, each with the line of its entry.
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { BuildError, type Problem } from '../linker/problem';
import { SMALLEST_REGION } from '../linker/mpu';
import { coverPeripherals } from '../linker/peripherals';
import type { LoadedSystem } from './load';
import type { Grant, PoolDescription, ProcessDescription } from './schema';
import { suggestion } from './suggest';

const LOWEST_PRIORITY = 31;
const MOST_PROCESSES = 64;
/** The kernel's map of the pool is one word. */
const MOST_POOL_UNITS = 32;
/** The processor has eight; code and data take one each at least. */
const MOST_PERIPHERAL_REGIONS = 6;
/** As much as fits beside the zero that ends it in a report. */
const LONGEST_NAME = 15;

/** Warnings, when nothing is wrong; else a {@link BuildError} with every problem. */
export function checkSystem(system: LoadedSystem): Problem[] {
  const checker = new SystemChecker(system);
  checker.check();
  const errors = checker.problems.filter(({ severity }) => severity !== 'warning');
  if (errors.length > 0) throw new BuildError(...errors);
  return checker.problems;
}

/** The entry module of a program: the file, or `main.ts` of the folder. */
export function programEntry(system: LoadedSystem, process: ProcessDescription): string {
  const named = path.resolve(path.dirname(system.file), process.program);
  return existsSync(named) && statSync(named).isDirectory() ? path.join(named, 'main.ts') : named;
}

/** Bytes of the pool's unit. */
export function poolUnit(memory: PoolDescription | undefined): number {
  return memory === undefined
    ? SMALLEST_REGION
    : (memory.unit ?? Math.max(SMALLEST_REGION, memory.pool / MOST_POOL_UNITS));
}

class SystemChecker {
  readonly problems: Problem[] = [];
  private readonly names: string[];

  constructor(private readonly system: LoadedSystem) {
    this.names = Object.keys(system.description.processes);
  }

  check(): void {
    this.checkCount();
    for (const name of this.names) this.checkProcess(name, this.process(name));
    this.checkCycles();
    this.checkReceivers();
    this.checkInterrupts();
    this.checkUrgency();
  }

  private process(name: string): ProcessDescription {
    return this.system.description.processes[name]!;
  }

  private error(entry: readonly string[], message: string, hint?: string): void {
    this.report('error', entry, message, hint);
  }

  private report(
    severity: 'error' | 'warning',
    entry: readonly string[],
    message: string,
    hint?: string,
  ): void {
    const line = this.system.lineOf('processes', ...entry);
    this.problems.push({ severity, file: this.system.file, line, message, ...(hint ? { hint } : {}) });
  }

  private checkCount(): void {
    if (this.names.length === 0) this.error([], 'the system has no processes', 'add at least one');
    if (this.names.length > MOST_PROCESSES) {
      this.error([], `the system has ${this.names.length} processes; ${MOST_PROCESSES} is the limit`);
    }
  }

  private checkProcess(name: string, process: ProcessDescription): void {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name) || name.length > LONGEST_NAME) {
      this.error(
        [name],
        `${name} is no name for a process`,
        `use a letter, then letters, digits and hyphens, ${LONGEST_NAME} characters at most`,
      );
    }
    this.checkNumbers(name, process);
    const entry = programEntry(this.system, process);
    if (!existsSync(entry)) {
      this.error([name, 'program'], `${name}: there is no program ${process.program}`, `looked for ${entry}`);
    }
    for (const other of process.dependsOn ?? []) this.checkProcessName(name, 'dependsOn', other);
    if (process.supervisor !== undefined) this.checkProcessName(name, 'supervisor', process.supervisor);
    this.checkPeripherals(name, process.peripherals ?? []);
    for (const [slot, grant] of Object.entries(process.grants ?? {})) this.checkGrant(name, slot, grant);
  }

  private checkNumbers(name: string, { priority, stack, floatingPoint }: ProcessDescription): void {
    if (!Number.isInteger(priority) || priority < 0 || priority > LOWEST_PRIORITY) {
      this.error(
        [name, 'priority'],
        `${name}: priority ${priority} is out of range`,
        `0 is the most urgent, ${LOWEST_PRIORITY} the least`,
      );
    }
    if (stack !== undefined && (!Number.isInteger(stack) || stack <= 0)) {
      this.error([name, 'stack'], `${name}: a stack of ${stack} bytes makes no sense`, 'give a whole number');
    }
    if (floatingPoint === true && !this.system.board.floatingPoint) {
      this.error([name, 'floatingPoint'], `${name}: the board has no floating-point unit`);
    }
  }

  private checkProcessName(name: string, property: string, other: string): void {
    if (this.names.includes(other)) return;
    const hint = suggestion(other, this.names, 'processes');
    this.error([name, property], `${name}: ${property} names ${other}, which is no process`, hint);
  }

  private checkPeripherals(name: string, granted: readonly string[]): void {
    const { peripherals } = this.system.board;
    for (const [index, peripheral] of granted.entries()) {
      const entry = [name, 'peripherals'];
      const description = peripherals[peripheral];
      if (!description) {
        const hint = suggestion(peripheral, Object.keys(peripherals), 'peripherals');
        this.error(entry, `${name}: the board has no peripheral ${peripheral}`, hint);
      } else if (description.busMaster) {
        const reason = 'it reads and writes memory by itself, past the memory protection unit';
        this.error(
          entry,
          `${name}: ${peripheral} is a bus master and is never granted to a process: ${reason}`,
          'leave it out, and use a driver without direct memory access',
        );
      }
      if (granted.indexOf(peripheral) !== index) this.error(entry, `${name}: ${peripheral} is listed twice`);
    }
    const known = granted.flatMap((each) => peripherals[each] ?? []);
    const regions = coverPeripherals(known.map(({ base, size }) => ({ start: base, length: size })));
    if (regions.length > MOST_PERIPHERAL_REGIONS) {
      this.error(
        [name, 'peripherals'],
        `${name}: its peripherals take ${regions.length} regions of the memory protection unit; ${MOST_PERIPHERAL_REGIONS} are left`,
        'split the driver',
      );
    }
  }

  private checkGrant(name: string, slot: string, grant: Grant): void {
    const entry = [name, 'grants', slot];
    if (grant.kind === 'notify' && !this.names.includes(grant.process)) {
      const hint = suggestion(grant.process, this.names, 'processes');
      this.error(entry, `${name}: ${slot} notifies ${grant.process}, which is no process`, hint);
    }
    if (grant.kind === 'interrupt' && this.system.board.interrupts[grant.line] === undefined) {
      const hint = suggestion(grant.line, Object.keys(this.system.board.interrupts), 'interrupts');
      this.error(entry, `${name}: the board has no interrupt ${grant.line}`, hint);
    }
    if (grant.kind === 'call' && grant.badge !== undefined && !isWord(grant.badge)) {
      this.error(entry, `${name}: badge ${grant.badge} of ${slot} is no 32-bit number`);
    }
  }

  /** A process that is started after itself. */
  private checkCycles(): void {
    const done = new Set<string>();
    const visit = (name: string, chain: readonly string[]): void => {
      const start = chain.indexOf(name);
      if (start >= 0) {
        const cycle = [...chain.slice(start), name].join(' -> ');
        this.error([name, 'dependsOn'], `dependency cycle: ${cycle}`, 'remove one of these dependencies');
      } else if (!done.has(name)) {
        for (const other of this.process(name).dependsOn ?? []) {
          if (this.names.includes(other)) visit(other, [...chain, name]);
        }
        done.add(name);
      }
    };
    for (const name of this.names) visit(name, []);
  }

  private checkReceivers(): void {
    const receivers = new Map<string, string>();
    for (const { name, slot, grant } of this.grants('receive')) {
      const other = receivers.get(grant.endpoint);
      if (other !== undefined) {
        this.error(
          [name, 'grants', slot],
          `endpoint ${grant.endpoint} has two receivers: ${other} and ${name}`,
          'give each its own endpoint',
        );
      }
      receivers.set(grant.endpoint, name);
    }
    for (const { name, slot, grant } of this.grants('call')) {
      if (receivers.has(grant.endpoint)) continue;
      const hint = suggestion(grant.endpoint, [...receivers.keys()], 'endpoints');
      this.error([name, 'grants', slot], `${name}: endpoint ${grant.endpoint} has no receiver`, hint);
    }
  }

  private checkInterrupts(): void {
    const owners = new Map<string, string>();
    for (const { name, slot, grant } of this.grants('interrupt')) {
      const other = owners.get(grant.line);
      if (other !== undefined) {
        this.error(
          [name, 'grants', slot],
          `interrupt ${grant.line} is granted twice: to ${other} and ${name}`,
          'one driver owns an interrupt; let the other call it',
        );
      }
      owners.set(grant.line, name);
    }
  }

  /** A server that is less urgent than its client lets everything between the two delay the client. */
  private checkUrgency(): void {
    const receivers = new Map(this.grants('receive').map(({ name, grant }) => [grant.endpoint, name]));
    for (const { name, slot, grant } of this.grants('call')) {
      const server = receivers.get(grant.endpoint);
      if (server === undefined || this.process(server).priority <= this.process(name).priority) continue;
      this.report(
        'warning',
        [name, 'grants', slot],
        `priority inversion: ${name} (${this.process(name).priority}) calls ${server} (${this.process(server).priority}), which is less urgent`,
        `make ${server} at least as urgent as its clients`,
      );
    }
  }

  private grants<K extends Grant['kind']>(
    kind: K,
  ): { name: string; slot: string; grant: Extract<Grant, { kind: K }> }[] {
    return this.names.flatMap((name) =>
      Object.entries(this.process(name).grants ?? {}).flatMap(([slot, grant]) =>
        grant.kind === kind ? [{ name, slot, grant: grant as Extract<Grant, { kind: K }> }] : [],
      ),
    );
  }
}

function isWord(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffffffff;
}

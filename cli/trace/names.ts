/** What the numbers in a trace mean: threads, methods, errors, bits and lines of one system, from the report of its build. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ProcessReport, ServiceNames, SystemReport } from '../../linker/report';
import { FaultCause } from '../../src/abi/fault-cause';
import { Status } from '../../src/abi/status';
import { TRACE_NOBODY } from '../../src/abi/trace';
import { UserError } from '../errors';
import { shown } from '../paths';

/** Labels of every service that the framework answers (src/runtime/service, src/framework/health.ts). */
const CONNECT = 0;
/** What 16 bits hold of it. */
const HEALTH = 0xffff;

export interface ThreadName {
  readonly process: string;
  /** Absent for the first. */
  readonly thread?: number;
}

export class SystemNames {
  readonly system: string;
  readonly processes: readonly string[];
  private readonly threads: readonly ThreadName[];
  private readonly reports: ReadonlyMap<string, ProcessReport>;
  private readonly lines: Readonly<Record<string, string>>;

  constructor({ system, processes, interrupts }: SystemReport) {
    this.system = system;
    this.processes = processes.map(({ name }) => name);
    this.reports = new Map(processes.map((each) => [each.name, each]));
    this.lines = interrupts;
    const others = processes.flatMap(({ name, threads: { count } }) =>
      Array.from({ length: count }, (_, index): ThreadName => ({ process: name, thread: index + 1 })),
    );
    this.threads = [...this.processes.map((process) => ({ process })), ...others];
  }

  /** Of the system that was built into this ELF. */
  static of(elf: string): SystemNames {
    const file = path.join(path.dirname(elf), 'report.json');
    if (!existsSync(file))
      throw new UserError(`there is no ${shown(file)}, which says what is in the system; build it again`);
    return new SystemNames(JSON.parse(readFileSync(file, 'utf8')) as SystemReport);
  }

  /** Undefined for no thread. */
  thread(number: number): ThreadName | undefined {
    return number === TRACE_NOBODY ? undefined : (this.threads[number] ?? { process: `thread ${number}` });
  }

  /** `Pong.exchange`: a method that `server` answers. */
  method(server: string, label: number): string | undefined {
    for (const { name, methods } of this.services(server)) {
      if (methods[label] !== undefined) return `${name}.${methods[label]}`;
    }
    const [first] = this.services(server);
    if (!first) return undefined;
    if (label === CONNECT) return `${first.name}.connect`;
    return label === HEALTH ? `${first.name}.health` : undefined;
  }

  /** What an answer of `server` says. */
  error(server: string, label: number): string | undefined {
    return this.services(server)[0]?.errors[label];
  }

  notification(process: string, bit: number): string | undefined {
    return this.reports.get(process)?.notifications[bit];
  }

  line(number: number): string | undefined {
    return this.lines[number];
  }

  private services(process: string): readonly ServiceNames[] {
    return this.reports.get(process)?.services ?? [];
  }
}

export function causeName(cause: number): string | undefined {
  return memberName(FaultCause, cause);
}

export function statusName(status: number): string | undefined {
  return memberName(Status, status);
}

/** `data-access`, as reports of faults have it. */
function memberName(members: object, value: number): string | undefined {
  const [name] = Object.entries(members).find((entry) => entry[1] === value) ?? [];
  return name?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

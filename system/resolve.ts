/**
 * Turns the names of a checked system into the numbers that the kernel uses: process and endpoint indices, slots, rights and
 * bits. Slots and bits come from the programs' own `Grant` and `Notification` enums.
 */
import { BuildError, type Problem } from '../linker/problem';
import { ALL_PROCESSES, ObjectType, Right } from '../src/abi/capability';
import type { LoadedSystem } from './load';
import {
  FREE_SLOTS,
  type Grant,
  type ProcessDescription,
  type ProcessesRight,
  type ReceiveGrant,
} from './schema';
import { suggestion } from './suggest';

/** An exported enum of a program. */
export interface ProgramEnum {
  readonly file: string;
  readonly line: number;
  readonly members: Readonly<Record<string, number>>;
}
export interface ProgramEnums {
  readonly grant?: ProgramEnum | undefined;
  readonly notification?: ProgramEnum | undefined;
}

export interface Capability {
  /** The member of the program's `Grant` enum. */
  readonly name: string;
  /** For people: what it allows. */
  readonly meaning: string;
  readonly slot: number;
  readonly type: ObjectType;
  readonly object: number;
  readonly rights: number;
  readonly badge: number;
}

export interface ResolvedProcess {
  readonly name: string;
  readonly index: number;
  readonly description: ProcessDescription;
  /** Index, or 0xff. */
  readonly supervisor: number;
  readonly capabilities: readonly Capability[];
  /** Those of the grants, then the free ones. */
  readonly slotCount: number;
  /** Index of the first instance of the same entry; without instances, its own. */
  readonly program: number;
  readonly spawnable: boolean;
}

const NO_SUPERVISOR = 0xff;
const DEFAULT_SUPERVISOR = 'supervisor';

/** Process names as they are numbered: in the order of the file, but never before what they depend on. */
export function startOrder(system: LoadedSystem): string[] {
  const { processes } = system.description;
  const order: string[] = [];
  const visit = (name: string): void => {
    if (order.includes(name)) return;
    for (const other of processes[name]?.dependsOn ?? []) visit(other);
    order.push(name);
  };
  Object.keys(processes).forEach(visit);
  return order;
}

/** `enumsOf` gives the enums of a process's program. */
export function resolveSystem(
  system: LoadedSystem,
  enumsOf: (process: string) => ProgramEnums,
): ResolvedProcess[] {
  const resolver = new Resolver(system, enumsOf);
  const resolved = resolver.names.map((name) => resolver.process(name));
  if (resolver.problems.length > 0) throw new BuildError(...resolver.problems);
  return resolved;
}

/** Grants are numbered 0, 1, ...; the free slots follow them. */
export function slotCount({ grants = {}, slots = FREE_SLOTS }: ProcessDescription): number {
  return Object.keys(grants).length + slots;
}

/** The grants to receive, in the order in which their endpoints are numbered. */
export function endpoints(system: LoadedSystem): ReceiveGrant[] {
  return startOrder(system).flatMap((name) =>
    Object.values(system.description.processes[name]?.grants ?? {}).filter(
      (grant): grant is ReceiveGrant => grant.kind === 'receive',
    ),
  );
}

/** Endpoint names in the order of their numbers. */
export function endpointNames(system: LoadedSystem): string[] {
  return endpoints(system).map(({ endpoint }) => endpoint);
}

class Resolver {
  readonly problems: Problem[] = [];
  readonly names: readonly string[];
  private readonly endpoints: readonly string[];

  constructor(
    private readonly system: LoadedSystem,
    private readonly enumsOf: (process: string) => ProgramEnums,
  ) {
    this.names = startOrder(system);
    this.endpoints = endpointNames(system);
  }

  process(name: string): ResolvedProcess {
    const description = this.system.description.processes[name]!;
    const slots = this.slotsOf(name, description);
    const capabilities = slots.map(([slotName, slot, grant]) => ({
      name: slotName,
      slot,
      meaning: meaningOf(grant),
      ...this.capability(name, slotName, grant),
    }));
    return {
      name,
      index: this.names.indexOf(name),
      description,
      supervisor: this.supervisorOf(name, description),
      capabilities: [...capabilities].sort((a, b) => a.slot - b.slot),
      slotCount: slotCount(description),
      program: this.programOf(name),
      spawnable: this.system.entryOf.has(name),
    };
  }

  private programOf(name: string): number {
    const entry = this.system.entryOf.get(name);
    if (entry === undefined) return this.names.indexOf(name);
    return this.names.findIndex((other) => this.system.entryOf.get(other) === entry);
  }

  private supervisorOf(name: string, { supervisor = DEFAULT_SUPERVISOR }: ProcessDescription): number {
    const index = this.names.indexOf(supervisor);
    return index < 0 || supervisor === name ? NO_SUPERVISOR : index;
  }

  /** Members of the program's enum against entries of the system file. */
  private slotsOf(name: string, description: ProcessDescription): [string, number, Grant][] {
    const grants = description.grants ?? {};
    const declared = this.enumsOf(name).grant;
    const members = declared?.members ?? {};
    this.requireConsecutive(name, declared);
    for (const member of Object.keys(members)) {
      if (grants[member]) continue;
      this.error(
        [name, 'grants'],
        `${name}: grant ${member} is missing`,
        `the program asks for it in its enum Grant, ${declared!.file}:${declared!.line}`,
      );
    }
    return Object.entries(grants).flatMap(([member, grant]): [string, number, Grant][] => {
      const slot = members[member];
      if (slot !== undefined) return [[member, slot, grant]];
      const where = declared
        ? `enum Grant at ${declared.file}:${declared.line} has no member of that name; `
        : '';
      const hint = declared
        ? where + suggestion(member, Object.keys(members), 'members')
        : 'the program exports no enum Grant';
      this.error([name, 'grants', member], `${name}: the program does not know the grant ${member}`, hint);
      return [];
    });
  }

  /** The kernel's table of capabilities has room for exactly the slots that are named. */
  private requireConsecutive(name: string, declared: ProgramEnum | undefined): void {
    const slots = Object.values(declared?.members ?? {}).sort((a, b) => a - b);
    if (!declared || slots.every((slot, index) => slot === index)) return;
    this.problems.push({
      file: declared.file,
      line: declared.line,
      message: `enum Grant of ${name} has the values ${slots.join(', ')}`,
      hint: 'number its members 0, 1, 2, ...',
    });
  }

  private capability(
    name: string,
    slotName: string,
    grant: Grant,
  ): Pick<Capability, 'type' | 'object' | 'rights' | 'badge'> {
    switch (grant.kind) {
      case 'receive':
        return {
          type: ObjectType.endpoint,
          object: this.endpoint(grant.endpoint),
          rights: Right.receive,
          badge: 0,
        };
      case 'call': {
        const badge = grant.badge ?? this.names.indexOf(name) + 1;
        return {
          type: ObjectType.endpoint,
          object: this.endpoint(grant.endpoint),
          rights: grant.grant === true ? Right.send | Right.grant : Right.send,
          badge,
        };
      }
      case 'notify': {
        const badge = grant.bits.reduce<number>(
          (bits, bit) => (bits | this.bit([name, 'grants', slotName], grant.process, bit)) >>> 0,
          0,
        );
        const object = this.names.indexOf(grant.process);
        return { type: ObjectType.notification, object, rights: Right.send, badge };
      }
      case 'interrupt': {
        const badge = this.bit([name, 'grants', slotName], name, grant.bit);
        const object = this.system.board.interrupts[grant.line]!;
        return { type: ObjectType.interrupt, object, rights: Right.acknowledge | Right.inspect, badge };
      }
      case 'processes':
        return { type: ObjectType.process, object: ALL_PROCESSES, rights: rightsOf(grant.rights), badge: 0 };
      case 'process': {
        const object = this.names.indexOf(grant.process);
        return { type: ObjectType.process, object, rights: rightsOf(grant.rights), badge: 0 };
      }
      case 'clock':
        return { type: ObjectType.clock, object: 0, rights: rightsOf(grant.rights), badge: 0 };
      case 'system':
        return { type: ObjectType.system, object: 0, rights: rightsOf(grant.rights), badge: 0 };
    }
  }

  private endpoint(name: string): number {
    return this.endpoints.indexOf(name);
  }

  /** A notification bit of a process by name. */
  private bit(entry: readonly string[], process: string, bit: string | number): number {
    if (typeof bit === 'number') return bit;
    const declared = this.enumsOf(process).notification;
    const value = declared?.members[bit];
    if (value !== undefined && value !== 0) return value;
    const hint = declared
      ? `enum Notification at ${declared.file}:${declared.line}: ${suggestion(bit, Object.keys(declared.members), 'members')}`
      : `the program of ${process} exports no enum Notification`;
    this.error(entry, `${process} has no notification bit ${bit}`, hint);
    return 0;
  }

  private error(entry: readonly string[], message: string, hint: string): void {
    this.problems.push({
      file: this.system.file,
      line: this.system.lineOf('processes', ...entry),
      message,
      hint,
    });
  }
}

function rightsOf(rights: readonly ProcessesRight[]): number {
  return rights.reduce((all, right) => all | Right[right], 0);
}

function meaningOf(grant: Grant): string {
  switch (grant.kind) {
    case 'receive':
      return `receive ${grant.endpoint}${grant.queue === undefined ? '' : `, queue of ${grant.queue}`}`;
    case 'call':
      return `call ${grant.endpoint}${grant.grant === true ? ', transfer' : ''}`;
    case 'notify':
      return `notify ${grant.process} (${grant.bits.join(', ')})`;
    case 'interrupt':
      return `interrupt ${grant.line} as ${grant.bit}`;
    case 'process':
      return `process ${grant.process}: ${grant.rights.join(', ')}`;
    default:
      return `${grant.kind}: ${grant.rights.join(', ')}`;
  }
}

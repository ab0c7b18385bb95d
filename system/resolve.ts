/**
 * Turns the names of a checked system into the numbers that the kernel uses: process and endpoint indices, slots, rights and
 * bits. Slots and bits come from the programs' own `Grant` and `Notification` enums.
 */
import { BuildError, type Problem } from '../linker/problem';
import { ALL_PROCESSES, ObjectType, Right } from '../src/abi/capability';
import { isDeviceGrant } from './devices';
import type { LoadedSystem } from './load';
import {
  DEFAULT_SUPERVISOR,
  FREE_SLOTS,
  type Grant,
  type NothingGrant,
  type ProcessDescription,
  type ProcessesRight,
  type ReceiveGrant,
} from './schema';
import { SERVICE_GRANTS } from './services';
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
  /** Index, or 0xff. Its own: of all (its end resets the system). */
  readonly supervisor: number;
  readonly capabilities: readonly Capability[];
  /** Those of the grants, then the free ones. */
  readonly slotCount: number;
  /** Index of the first instance of the same entry; without instances, its own. */
  readonly program: number;
  readonly spawnable: boolean;
  /** Started by the kernel; else by the process that starts the others, or on request. */
  readonly autostart: boolean;
}

/** A grant with a capability. */
type Granted = Exclude<Grant, NothingGrant>;

const NO_SUPERVISOR = 0xff;

/** Process names as they are numbered: in the order of the file, but never before what they depend on. */
export function startOrder(system: LoadedSystem): string[] {
  const { processes } = system.description;
  const order: string[] = [];
  const visited = new Set<string>();
  const visit = (name: string): void => {
    if (visited.has(name)) return;
    visited.add(name);
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
  private readonly hasBootManager: boolean;

  constructor(
    private readonly system: LoadedSystem,
    private readonly enumsOf: (process: string) => ProgramEnums,
  ) {
    this.names = startOrder(system);
    this.endpoints = endpointNames(system);
    this.hasBootManager = Object.values(system.description.processes).some(({ boots }) => boots === true);
  }

  process(name: string): ResolvedProcess {
    const description = this.system.description.processes[name]!;
    const slots = this.slotsOf(name, description);
    const filled = slots.filter((slot): slot is [string, number, Granted] => slot[2].kind !== 'nothing');
    const index = this.names.indexOf(name);
    const supervisor = this.supervisorOf(description);
    const isSupervised = supervisor !== index && supervisor !== NO_SUPERVISOR;
    const capabilities = filled.map(([slotName, slot, grant]) => ({
      name: slotName,
      slot,
      meaning: meaningOf(grant),
      ...this.capability(name, slotName, grant),
    }));
    return {
      name,
      index,
      description,
      supervisor,
      capabilities: [...capabilities].sort((a, b) => a.slot - b.slot),
      slotCount: slotCount(description),
      program: this.programOf(name),
      spawnable: this.system.entryOf.has(name),
      autostart: description.autostart !== false && !(isSupervised && this.hasBootManager),
    };
  }

  private programOf(name: string): number {
    const entry = this.system.entryOf.get(name);
    if (entry === undefined) return this.names.indexOf(name);
    return this.names.findIndex((other) => this.system.entryOf.get(other) === entry);
  }

  private supervisorOf({ supervisor = DEFAULT_SUPERVISOR }: ProcessDescription): number {
    const index = this.names.indexOf(supervisor);
    return index < 0 ? NO_SUPERVISOR : index;
  }

  /** Members of the program's enum against entries of the system file. */
  private slotsOf(name: string, description: ProcessDescription): [string, number, Grant][] {
    const grants = description.grants ?? {};
    const declared = this.enumsOf(name).grant;
    const members = declared?.members ?? {};
    this.requireConsecutive(name, declared);
    if (description.service === true) this.requireFramework(name, declared);
    for (const member of Object.keys(members)) {
      if (grants[member]) continue;
      this.error(
        [name, 'grants'],
        `${name}: grant ${member} is missing`,
        `the program asks for it in its enum Grant, ${declared!.file}:${declared!.line}`,
      );
    }
    const devices = Object.keys(grants).filter(isDeviceGrant);
    return Object.entries(grants).flatMap(([member, grant]): [string, number, Grant][] => {
      const slot = isDeviceGrant(member)
        ? Object.keys(members).length + devices.indexOf(member)
        : members[member];
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

  /** The framework finds its own grants by their numbers. */
  private requireFramework(name: string, declared: ProgramEnum | undefined): void {
    if (!declared || SERVICE_GRANTS.every((member, slot) => declared.members[member] === slot)) return;
    this.problems.push({
      file: declared.file,
      line: declared.line,
      message: `enum Grant of ${name}, which is a service, does not begin as that of every service`,
      hint: `begin with ${SERVICE_GRANTS.map((member, slot) => `${member} = ${slot}`).join(', ')}`,
    });
  }

  private capability(
    name: string,
    slotName: string,
    grant: Granted,
  ): Pick<Capability, 'type' | 'object' | 'rights' | 'badge'> {
    switch (grant.kind) {
      case 'receive':
        return {
          type: ObjectType.endpoint,
          object: this.endpoint(grant.endpoint),
          rights: grant.offer === true ? Right.receive | Right.send | Right.grant : Right.receive,
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
        const badge = grant.bit === undefined ? 0 : this.bit([name, 'grants', slotName], name, grant.bit);
        const object = this.system.board.interrupts[grant.line]!;
        return { type: ObjectType.interrupt, object, rights: Right.acknowledge | Right.inspect, badge };
      }
      case 'peripheral': {
        const { base, size } = this.system.board.peripherals[grant.peripheral]!;
        return {
          type: ObjectType.region,
          object: base,
          rights: Right.read | Right.write,
          badge: Math.log2(size),
        };
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

function meaningOf(grant: Granted): string {
  switch (grant.kind) {
    case 'receive':
      return `receive ${grant.endpoint}${grant.queue === undefined ? '' : `, queue of ${grant.queue}`}`;
    case 'call':
      return `call ${grant.endpoint}${grant.grant === true ? ', transfer' : ''}`;
    case 'notify':
      return `notify ${grant.process} (${grant.bits.join(', ')})`;
    case 'interrupt':
      return `interrupt ${grant.line}${grant.bit === undefined ? '' : ` as ${grant.bit}`}`;
    case 'peripheral':
      return `peripheral ${grant.peripheral}`;
    case 'process':
      return `process ${grant.process}: ${grant.rights.join(', ')}`;
    default:
      return `${grant.kind}: ${grant.rights.join(', ')}`;
  }
}

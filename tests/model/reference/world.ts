/**
 * The whole state of the model, and how a system begins.
 */
import { ALL_PROCESSES, ObjectType } from '../../../src/abi/capability';
import type { Right } from '../../../src/abi/capability';
import { drive } from './lines';
import { Capability, Endpoint, Line, Process, Region, type Target, type Thread } from './objects';
import type { Grant, SystemPlan } from './plan';

/** A structure of `src/abi`, at the `scratch` of the process that asked for it; what is not named is not compared. */
export interface Output {
  readonly process: Process;
  readonly module: string;
  readonly type: string;
  readonly fields: Readonly<Record<string, number | undefined>>;
  /** The words that it begins with. */
  readonly words?: readonly (number | undefined)[];
}

export class World {
  /** Microseconds. */
  now = 0;
  readonly processes: Process[];
  readonly endpoints: Endpoint[];
  readonly lines: Line[] = [];
  readonly regions: Region[] = [];
  /** Registers that the system file grants. */
  readonly devices: Region[] = [];
  /** Ready threads but the running one: the first of the most urgent is next. */
  readonly ready: Thread[] = [];
  running: Thread | undefined;
  /** The running thread lets the others of its priority go first. */
  turnOver = false;
  /** To whom an endpoint's waiting senders lend their priority: whoever began to receive there last. */
  readonly servers = new Map<Endpoint, Thread>();
  /** What the caller has put where a call reads its argument from. */
  input: readonly number[] = [];
  /** What the latest call has put where it was asked to. */
  output: Output | undefined;
  /** Numbers for what has to be told apart by age. */
  private stamps = 0;

  constructor(readonly plan: SystemPlan) {
    this.processes = plan.processes.map((process, index) => new Process(index, process));
    this.endpoints = plan.endpoints.map(
      ({ owner, capacity }, number) => new Endpoint(number, this.process(owner), capacity),
    );
    for (const process of this.processes) {
      for (const grant of process.plan.grants) {
        if (grant.type === ObjectType.interrupt) this.lines.push(new Line(grant.object));
        if (grant.type === ObjectType.region)
          this.devices.push(new Region(grant.object, 2 ** grant.badge, undefined));
      }
    }
  }

  stamp(): number {
    return ++this.stamps;
  }

  process(index: number): Process {
    return must(this.processes[index]);
  }

  /** The first threads of all processes, then the others: of several to which the same happens, that is the order. */
  get threads(): Thread[] {
    const all = this.processes.flatMap(({ threads }) => threads);
    return [...all.filter(({ number }) => number === 0), ...all.filter(({ number }) => number > 0)];
  }

  /** What a grant of the system file names. */
  target({ type, object }: Grant): Target {
    switch (type) {
      case ObjectType.endpoint:
        return must(this.endpoints[object]);
      case ObjectType.process:
        return object === ALL_PROCESSES ? undefined : this.process(object);
      case ObjectType.notification:
        return this.process(object);
      case ObjectType.interrupt:
        return must(this.lines.find(({ number }) => number === object));
      case ObjectType.region:
        return must(this.devices.find(({ address }) => address === object));
      default:
        return undefined;
    }
  }

  /** Fills a space with what the system file grants. */
  fillSpace(process: Process): void {
    for (const grant of process.plan.grants) {
      const target = this.target(grant);
      if (target instanceof Line && grant.badge !== 0) drive(target, process, grant.badge);
      const place = { space: process, slot: grant.slot };
      const life = acceptedLife(target);
      process.space[grant.slot] = new Capability(
        grant.type,
        target,
        grant.rights,
        grant.badge,
        0,
        life,
        place,
      );
    }
  }
}

export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the model has lost something');
  return value;
}

/** The process whose lives decide whether a capability is stale; undefined for what has no lives. */
export function peerOf(target: Target): Process | undefined {
  if (target instanceof Endpoint) return target.owner;
  return target instanceof Process ? target : undefined;
}

/** The life that a new or renewed capability is good for: the present one, or the next while there is none. */
export function acceptedLife(target: Target): number {
  const peer = peerOf(target);
  if (!peer) return 0;
  return peer.alive ? peer.life : peer.life + 1;
}

export function has(capability: Capability, right: Right): boolean {
  return (capability.rights & right) !== 0;
}

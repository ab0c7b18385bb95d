/**
 * What the model keeps: one class for each kind of object, linked by plain references, arrays and sets.
 *
 * Nothing here is clever: a queue is an array, the derivation tree is a tree, the pending bits are a number. What the kernel
 * caches or encodes (keys, masks, counts of free things) the model works out each time from these.
 */
import type { ObjectType } from '../../../src/abi/capability';
import { BlockReason, FaultCause, ProcessState } from '../../../src/abi/process';
import { NO_SLOT } from '../../../src/abi/operation';
import type { ProcessPlan } from './plan';

/** r4-r11 of a system call, before or after. */
export type Registers = [number, number, number, number, number, number, number, number];

export type Message = readonly [number, number, number, number];

export class Process {
  /** Times started. */
  life = 0;
  /** The thread that `main` runs on; others only while they exist. */
  readonly threads: Thread[] = [];
  readonly space: (Capability | undefined)[];
  /** It was alive and is over now, with this cause. */
  end: { cause: FaultCause; detail: number } | undefined;
  /** Its supervisor has not taken the report of its last end yet. */
  reportPending = false;
  faulted = false;
  faults = 0;
  timer: { deadline: number; period: number; bits: number } | undefined;
  merged = 0;
  readonly mappings = new Map<Region, number>();
  /** Has turns until all that it held in the life that has ended is taken back. */
  remains: Thread | undefined;
  /** What it may lend and copy to. */
  readonly buffer: Uint8Array;
  memoryLimit = 0;
  /** How its thread faulted, or how it ended, whatever was last. */
  noted = { cause: FaultCause.none, detail: 0, life: 0 };
  /** Through which its exceptions are called. */
  handler: Capability | undefined;

  constructor(
    readonly index: number,
    readonly plan: ProcessPlan,
  ) {
    this.buffer = new Uint8Array(plan.buffer.length);
    this.space = Array.from({ length: plan.slotCount }, () => undefined);
  }

  get alive(): boolean {
    return this.threads.length > 0;
  }

  get state(): ProcessState {
    const first = this.threads[0];
    if (!first) return this.faulted ? ProcessState.faulted : ProcessState.stopped;
    return first.reason === BlockReason.none && !first.suspended ? ProcessState.ready : ProcessState.blocked;
  }

  get first(): Thread {
    const thread = this.threads[0];
    if (!thread) throw new Error(`process ${this.index} has no thread`);
    return thread;
  }
}

/** Of the instruction that makes a system call. */
export const CALL_BYTES = 2;

export class Thread {
  reason = BlockReason.none;
  /** Taken off the processor until `resume`, whatever else it is in. */
  suspended = false;
  registers: Registers = [0, 0, 0, 0, 0, 0, 0, 0];
  /** Counts the results that it got, so that an observer sees a new one that looks like the last. */
  results = 0;
  /** What it asked for last. */
  lastOperation = 0;
  /** Of its next instruction; a system call is {@link CALL_BYTES}. */
  pc = 0;
  /** Its exception handler will not answer. */
  abandoned = false;
  /** A call that gave way to others before it was done: it makes it again. */
  again: Registers | undefined;
  /** What its latest call read from memory. */
  input: readonly number[] = [];
  pending = 0;
  mask = 0;
  /** When the wait that it is in ends by itself. */
  deadline: number | undefined;
  /** The call or send that it is in. */
  call: Call | undefined;
  /** The calls that it received and has not replied to, the latest last. */
  readonly received: Call[] = [];
  receivesAt: Endpoint | undefined;
  receivesOnly = 0;
  joins: Process | undefined;
  acceptSlot = NO_SLOT;
  /** Its effective priority when it was made ready. */
  level = 0;
  /** It stands for the rest of its process's end. */
  ending = false;

  constructor(
    readonly process: Process,
    /** In its process; 0 is the first. */
    readonly number: number,
    public priority: number,
  ) {}

  get alive(): boolean {
    return this.process.threads.includes(this);
  }
}

/** A call, or a `send`, which is over when it is received. */
export class Call {
  server: Thread | undefined;
  /** Effective priority of its caller when it began to wait at the endpoint. */
  level = 0;
  /** The reply capabilities that were made of it. */
  readonly saved: Capability[] = [];

  constructor(
    readonly caller: Thread,
    readonly endpoint: Endpoint,
    readonly through: Capability,
    readonly badge: number,
    readonly label: number,
    readonly message: Message,
    /** No reply is due. */
    readonly oneWay: boolean,
    readonly token: number,
    readonly lease: Lease | undefined,
    readonly transfer: Transfer | undefined,
    /** The kernel makes it for a thread that faulted. */
    readonly isException = false,
  ) {}
}

export interface Lease {
  readonly address: number;
  readonly length: number;
  readonly rights: number;
}

/** Looked up when the message is received, not when it is sent. */
export interface Transfer {
  readonly slot: number;
  readonly move: boolean;
  /** Slot or token of the call or reply that it goes with, which it can't take away from that. */
  readonly through: number;
}

export interface Posted {
  readonly badge: number;
  readonly label: number;
  readonly message: Message;
}

export class Endpoint {
  /** In order of arrival. */
  readonly senders: Call[] = [];
  readonly posted: Posted[] = [];
  receiver: Thread | undefined;
  /** Its owner lives and may receive here. */
  open = false;

  constructor(
    readonly number: number,
    readonly owner: Process,
    readonly capacity: number,
  ) {}
}

export class Region {
  constructor(
    readonly address: number,
    readonly size: number,
    /** Undefined for a device's registers. */
    readonly owner: Process | undefined,
  ) {}
}

/** A device line, whose driver is the process that acknowledged it first, while it may. */
export class Line {
  open = false;
  delivered = 0;
  driver: Process | undefined;
  /** Of the driver's notifications. */
  bits = 0;
  constructor(readonly number: number) {}
}

/** What a capability names. A process stands for itself, for its notifications, or, undefined, for all processes. */
export type Target = Endpoint | Process | Thread | Region | Line | Call | undefined;

export class Capability {
  parent: Capability | undefined;
  /** The latest first. */
  readonly children: Capability[] = [];
  space: Process;
  slot: number;

  constructor(
    readonly type: ObjectType,
    readonly target: Target,
    public rights: number,
    readonly badge: number,
    /** 0: granted by the system file. */
    public depth: number,
    /** The life of the peer that it is good for. */
    public life: number,
    place: { readonly space: Process; readonly slot: number },
  ) {
    this.space = place.space;
    this.slot = place.slot;
  }

  get descendants(): Capability[] {
    return this.children.flatMap((child) => [child, ...child.descendants]);
  }
}

/**
 * What a system file and a board description say, as types; the main export of the package `conductor`.
 *
 * The helpers only give data its type and kind. Everything that needs more than one entry to decide (does this endpoint
 * have a receiver, does this program have such a grant) is checked by `check.ts`.
 */

import type { Action } from '../src/interfaces/permissions';

// -------------------------------------------------------------------------------------------------- grants

/** May receive the calls made to an endpoint. Each endpoint has exactly one receiver. */
export interface ReceiveGrant {
  readonly kind: 'receive';
  readonly endpoint: string;
  /** Posted messages that its port holds. Default: none, so every `post` is refused. */
  readonly queue?: number;
  /** The receiver may mint capabilities to call it, and hand them out. */
  readonly offer?: boolean;
}
/** May call an endpoint; its receiver sees the badge. */
export interface CallGrant {
  readonly kind: 'call';
  readonly endpoint: string;
  /** Default: the caller's index + 1. */
  readonly badge?: number;
  /** May transfer capabilities in its calls. */
  readonly grant?: boolean;
  /** Used in a way that can't close a cycle of calls, and seldom: not checked for cycles and urgency. */
  readonly harmless?: boolean;
}
/** May set notification bits of a process. */
export interface NotifyGrant {
  readonly kind: 'notify';
  readonly process: string;
  /** Members of the process's `Notification` enum, or the bits themselves. */
  readonly bits: readonly (string | number)[];
}
/** Gets a device interrupt as a notification bit, and may acknowledge it. */
export interface InterruptGrant {
  readonly kind: 'interrupt';
  /** The board's name for the line. */
  readonly line: string;
  /** A member of the program's own `Notification` enum. Default: none; who drives the line gets a capability minted with its bits. */
  readonly bit?: string;
}
/** May map a device's registers, and give them to others. */
export interface PeripheralGrant {
  readonly kind: 'peripheral';
  /** The board's name for it. */
  readonly peripheral: string;
}
export type ControlRight = 'inspect' | 'control';
export type ProcessesRight = ControlRight | 'create';
/** Information about all processes, control over them, and the right to create some (`spawn`). */
export interface ProcessesGrant {
  readonly kind: 'processes';
  readonly rights: readonly ProcessesRight[];
}
/** Information about one process, and control over it. */
export interface ProcessGrant {
  readonly kind: 'process';
  readonly process: string;
  readonly rights: readonly ControlRight[];
}
/** The time, and a timer. */
export interface ClockGrant {
  readonly kind: 'clock';
  readonly rights: readonly ControlRight[];
}
/** Information about the system, and the right to shut it down. */
export interface SystemGrant {
  readonly kind: 'system';
  readonly rights: readonly ControlRight[];
}
/** The slot stays empty: the program copes without. */
export interface NothingGrant {
  readonly kind: 'nothing';
}
export type Grant =
  | ReceiveGrant
  | CallGrant
  | NotifyGrant
  | InterruptGrant
  | PeripheralGrant
  | ProcessesGrant
  | ProcessGrant
  | ClockGrant
  | SystemGrant
  | NothingGrant;

type Options<G, Fixed extends keyof G> = Omit<G, 'kind' | Fixed>;

export function receive(endpoint: string, options: Options<ReceiveGrant, 'endpoint'> = {}): ReceiveGrant {
  return { kind: 'receive', endpoint, ...options };
}
export function call(endpoint: string, options: Options<CallGrant, 'endpoint'> = {}): CallGrant {
  return { kind: 'call', endpoint, ...options };
}
export function notify(
  process: string,
  ...bits: readonly [string | number, ...(string | number)[]]
): NotifyGrant {
  return { kind: 'notify', process, bits };
}
export function interrupt(line: string, bit?: string): InterruptGrant {
  return { kind: 'interrupt', line, ...(bit === undefined ? {} : { bit }) };
}
export function peripheral(name: string): PeripheralGrant {
  return { kind: 'peripheral', peripheral: name };
}
export function processes(...rights: readonly [ProcessesRight, ...ProcessesRight[]]): ProcessesGrant {
  return { kind: 'processes', rights };
}
export function process(name: string, ...rights: readonly [ControlRight, ...ControlRight[]]): ProcessGrant {
  return { kind: 'process', process: name, rights };
}
/** `inspect`: the time. `control`: the timer. */
export function clock(...rights: readonly [ControlRight, ...ControlRight[]]): ClockGrant {
  return { kind: 'clock', rights };
}
export function system(...rights: readonly [ControlRight, ...ControlRight[]]): SystemGrant {
  return { kind: 'system', rights };
}

/** For a grant that a program knows and a system has not: `security: nothing()` in a system without that service. */
export function nothing(): NothingGrant {
  return { kind: 'nothing' };
}

// ------------------------------------------------------------------------------------------------- systems

/** A service that a process may find, when more is to be said of it than its name. */
export interface FoundService {
  readonly service: string;
  /** It may transfer capabilities in its calls. */
  readonly grant?: boolean;
}

export interface ProcessDescription {
  /**
   * The entry module (or its folder, for `main.ts` in it), relative to the system file; `conductor/...` is in the `src` of
   * Conductor itself.
   */
  readonly program: string;
  /** 0 is the most urgent, 31 the least. */
  readonly priority: number;
  /** A capability for each member of the program's `Grant` enum. */
  readonly grants?: Readonly<Record<string, Grant>>;
  /** Peripherals it may access at all times, by the board's names. */
  readonly peripherals?: readonly string[];
  /** Devices that it may have from who manages them, by the board's names for peripherals and interrupt lines. */
  readonly devices?: readonly string[];
  /** It is granted each device that a process lists in `devices`, and hands them out. */
  readonly managesDevices?: boolean;
  /** Processes that are started before it; services among them are ready. */
  readonly dependsOn?: readonly string[];
  /** Services that it may find through the registry. */
  readonly finds?: readonly (string | FoundService)[];
  /** The process that decides about its faults. Default: `supervisor`, if there is a process of that name. */
  readonly supervisor?: string;
  /** What a supervisor does when it ends or faults. Default: always. */
  readonly restart?: 'always' | 'never';
  /**
   * The system is pointless without it: `kill` refuses it, and the system ends when it can't be started or crashes past its
   * budget.
   */
  readonly essential?: boolean;
  /** Written by {@link service}: its program is a server of the framework, which says when it is ready. */
  readonly service?: boolean;
  /** Written by {@link app}: its program is an app in ordinary TypeScript. */
  readonly app?: boolean;
  /** Bytes of an app's heap. Default: {@link APP_HEAP}. */
  readonly heap?: number;
  /** Posted messages that a service's port holds. Default: {@link SERVICE_QUEUE}. */
  readonly queue?: number;
  /** It starts the others: at boot the kernel starts only this one, and what has no supervisor. */
  readonly boots?: boolean;
  /** Milliseconds that a service has from its start until it is ready. Default: {@link START_TIMEOUT}. */
  readonly startTimeout?: number;
  /** Milliseconds that it has to finish when the system shuts down. Default: {@link STOP_TIMEOUT}. */
  readonly stopTimeout?: number;
  /** Milliseconds: a crash that soon after the start is one of a loop. Default: {@link CRASH_WINDOW}. */
  readonly crashWindow?: number;
  /** Crashes of one loop after which it is left down. Default: {@link CRASH_BUDGET}. */
  readonly crashBudget?: number;
  /** Bytes of stack. Default: what its deepest call chain takes; of an app, which nothing bounds, {@link APP_STACK}. */
  readonly stack?: number;
  /** May use the floating-point unit. Default: no. */
  readonly floatingPoint?: boolean;
  /** Started at boot. Default: yes. */
  readonly autostart?: boolean;
  /** Capability slots behind those of the grants, for what it derives or is given. Default: {@link FREE_SLOTS}. */
  readonly slots?: number;
  /** Threads that it may have beside the first. Default: none. */
  readonly threads?: number;
  /** Bytes of the stack of each of those. Default: {@link THREAD_STACK}. */
  readonly threadStack?: number;
  /** Makes this many processes of it, `name.1`, `name.2`, ..., which `spawn` starts. */
  readonly instances?: number;
  /** Bytes of the system's pool that it may hold. Default: none. */
  readonly memoryLimit?: number;
  /**
   * Regions of the memory protection unit that it may use. Of four, code, RAM and peripherals leave as many as they can for
   * memory that it maps, of eight at least two if that is possible. Default: as few as it can do with, and none are left for
   * sure.
   */
  readonly regions?: 4 | 8;
  /** Whom it acts for until it logs in. Default: {@link GUEST}. */
  readonly user?: string;
  /** Values for the constants of the `configuration.ts` beside its entry module. */
  readonly options?: Readonly<Record<string, number | boolean | string>>;
}

/** Who decides about faults if nobody says, if there is a process of that name. */
export const DEFAULT_SUPERVISOR = 'supervisor';
/** What {@link ProcessDescription.slots} and {@link ProcessDescription.threadStack} are if nobody says. */
export const FREE_SLOTS = 4;
export const THREAD_STACK = 512;
/** What the keys of a service are if nobody says. */
export const SERVICE_QUEUE = 4;
export const START_TIMEOUT = 1000;
export const STOP_TIMEOUT = 100;
export const CRASH_WINDOW = 1000;
export const CRASH_BUDGET = 8;
/** What an app has if nobody says. */
export const APP_HEAP = 2048;
export const APP_STACK = 1024;

/** Memory that processes allocate while they run. */
export interface PoolDescription {
  /** Bytes: a power of two. */
  readonly pool: number;
  /** Pieces that may be allocated at once. */
  readonly regions: number;
  /** Bytes of the smallest piece: a power of two, at least a 32nd of the pool (the default) and 32. */
  readonly unit?: number;
}

/** What the kernel notes of what it does, in a ring in RAM: 8 bytes an event, for `conductor trace`. */
export interface TraceDescription {
  /** How many it holds: a power of two. Default: {@link TRACE_EVENTS}. */
  readonly events?: number;
}

/** Events that the kernel's trace holds if nobody says. */
export const TRACE_EVENTS = 1024;

/** What can be done with a resource; what it means for each is in docs/0022-security.md. */
export type ActionName = keyof typeof Action;

/** Somebody whom processes act for. */
export interface UserDescription {
  /** As `conductor password` prints it: the hash of a password. Default: it has none, and everybody may be this user. */
  readonly password?: string;
  /** Beside {@link EVERYONE}. */
  readonly groups?: readonly string[];
  /** What this user may do at all; the resource must allow it as well. */
  readonly may: readonly ActionName[];
}

export interface ResourceAccess {
  /** The user who may do everything with it, as far as the user may. */
  readonly owner?: string;
  /** For users and groups: what they may do with it. */
  readonly allow?: Readonly<Record<string, readonly ActionName[]>>;
}

/** The user of processes for which nobody says. */
export const GUEST = 'guest';
/** The group of all users. */
export const EVERYONE = 'everyone';

export interface SystemDescription {
  /** A folder of `src/bsp`. */
  readonly board: string;
  /** Default: none. */
  readonly memory?: PoolDescription;
  /** false: the kernel notes nothing, and neither code nor memory for it is in the system. Default: {@link TRACE_EVENTS} events. */
  readonly trace?: false | TraceDescription;
  /**
   * Whether a fault and the end of a run are kept in RAM, over a reset, for `conductor dump`: as many bytes as the kernel's memory and
   * all stacks take. Default: yes.
   */
  readonly postMortem?: boolean;
  /** Whom processes can act for: what the security service knows. */
  readonly users?: Readonly<Record<string, UserDescription>>;
  readonly groups?: readonly string[];
  /** Who may do what with the resources of every system (`Resource`) and with others. What is not allowed here is refused. */
  readonly resources?: Readonly<Record<string, ResourceAccess>>;
  /** In the order in which they are numbered and started. */
  readonly processes: Readonly<Record<string, ProcessDescription>>;
}

/**
 * A process that runs a server of the framework. It gets what every such server has (services.ts), in the first slots: its own
 * endpoint, which has the name of the process, the supervisor, the registry, and a look at processes. `grants` are those beside.
 */
export function service<const D extends ProcessDescription>(description: D): D & { readonly service: true } {
  return { ...description, service: true };
}

/**
 * A process that runs an app in ordinary TypeScript (docs/0038-apps.md): a service with the interface `App`. It gets what the program around
 * every app uses (services.ts); `grants` are services that the app calls, each by the name of its interface.
 */
export function app<const D extends ProcessDescription>(
  description: D,
): D & { readonly service: true; readonly app: true } {
  return { ...description, service: true, app: true };
}

/** The default export of a system file. */
export function defineSystem<const S extends SystemDescription>(description: S): S {
  return description;
}

// -------------------------------------------------------------------------------------------------- boards

export interface MemoryDescription {
  readonly base: number;
  readonly size: number;
}

/** The serial line of the console driver; the watchdog of the supervisor. */
export type Role = 'console' | 'watchdog';

export interface PeripheralDescription {
  readonly base: number;
  readonly size: number;
  /** It can access memory by itself, past the memory protection unit; never granted to a process. */
  readonly busMaster?: boolean;
  /** What turns on its clock: until then its registers do nothing. Absent: it always has one. */
  readonly clock?: ClockBit;
}

/** A bit of a register of the chip's clock controller, which is never granted to a process. */
export interface ClockBit {
  readonly register: number;
  readonly bit: number;
}

/** The board in QEMU. */
export interface QemuDescription {
  readonly machine: string;
  /** Default: the machine's own. */
  readonly cpu?: string;
  /** The position of the console among the machine's serial ports, from 0. */
  readonly serialPort: number;
  /** Lines of its log that say no more than what the machine lacks of what the board has; any other is a defect of ours. */
  readonly unmodelled: readonly RegExp[];
  /** Devices of the machine, in QEMU's object tree, whose inputs suites can raise. */
  readonly inputs: {
    /** The interrupt controller, where the lines of devices enter. */
    readonly interrupts: string;
    /** The controller of external interrupts, where pins enter. Default: none. */
    readonly edges?: string;
  };
}

/** How OpenOCD programs a board. */
export interface OpenOcdDescription {
  /** Name of the board's configuration below OpenOCD's scripts. */
  readonly board: string;
  /** A register of the chip that says which one it is, so that no other is programmed. */
  readonly identity: { readonly address: number; readonly mask: number; readonly value: number };
  /** Takes every protection off the flash, and erases all of it. */
  readonly unlock: string;
}

export interface BoardDescription {
  /** As people call it. */
  readonly title: string;
  readonly chip: string;
  readonly clockHertz: number;
  readonly flash: MemoryDescription;
  readonly ram: MemoryDescription;
  /** Does the processor have a floating-point unit? */
  readonly floatingPoint: boolean;
  readonly peripherals: Readonly<Record<string, PeripheralDescription>>;
  /** Those whose clocks its start-up turns on, and whose pins it sets: no process can. Only these may be granted. */
  readonly started: readonly string[];
  /** Device interrupt lines by name. */
  readonly interrupts: Readonly<Record<string, number>>;
  /** The serial line of the console. */
  readonly console: { readonly baud: number };
  /**
   * What peripherals do on this board: system files may call them by that, `peripheral('console')`, and so run on every board that has
   * one to do it. {@link Role} lists the names. A role goes before a peripheral of the same name.
   */
  readonly roles: { readonly console: string } & { readonly [role in Role]?: string };
  readonly qemu?: QemuDescription;
  /** Files of this project, and Renode's name of the console's line in them. */
  readonly renode?: { readonly platform: string; readonly script: string; readonly uart: string };
  readonly openocd?: OpenOcdDescription;
}

/** The default export of a `board.ts`. */
export function defineBoard<const B extends BoardDescription>(description: B): B {
  return description;
}

/** Names the board of a system: a folder of `src/bsp`. */
export function board(name: string): string {
  return name;
}

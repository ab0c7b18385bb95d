/**
 * What a system file and a board description say, as types; the main export of the package `conductor`.
 *
 * The helpers only give data its type and kind. Everything that needs more than one entry to decide (does this endpoint
 * have a receiver, does this program have such a grant) is checked by `check.ts`.
 */

// -------------------------------------------------------------------------------------------------- grants

/** May receive the calls made to an endpoint. Each endpoint has exactly one receiver. */
export interface ReceiveGrant {
  readonly kind: 'receive';
  readonly endpoint: string;
  /** Posted messages that its port holds. Default: none, so every `post` is refused. */
  readonly queue?: number;
}
/** May call an endpoint; its receiver sees the badge. */
export interface CallGrant {
  readonly kind: 'call';
  readonly endpoint: string;
  /** Default: the caller's index + 1. */
  readonly badge?: number;
  /** May transfer capabilities in its calls. */
  readonly grant?: boolean;
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
  /** A member of the program's own `Notification` enum. */
  readonly bit: string;
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
export type Grant =
  | ReceiveGrant
  | CallGrant
  | NotifyGrant
  | InterruptGrant
  | ProcessesGrant
  | ProcessGrant
  | ClockGrant
  | SystemGrant;

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
export function interrupt(line: string, bit: string): InterruptGrant {
  return { kind: 'interrupt', line, bit };
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

// ------------------------------------------------------------------------------------------------- systems

export interface ProcessDescription {
  /** The entry module (or its folder, for `main.ts` in it), relative to the system file. */
  readonly program: string;
  /** 0 is the most urgent, 31 the least. */
  readonly priority: number;
  /** A capability for each member of the program's `Grant` enum. */
  readonly grants?: Readonly<Record<string, Grant>>;
  /** Peripherals it may access, by the board's names. */
  readonly peripherals?: readonly string[];
  /** Processes that are started before it. */
  readonly dependsOn?: readonly string[];
  /** The process that decides about its faults. Default: `supervisor`, if there is a process of that name. */
  readonly supervisor?: string;
  /** What a supervisor does when it ends or faults. Default: always. */
  readonly restart?: 'always' | 'never';
  /** The system is pointless without it: `kill` refuses it. */
  readonly essential?: boolean;
  /** Bytes of stack. Default: what its deepest call chain takes. */
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
  /** Values for the constants of the `configuration.ts` beside its entry module. */
  readonly options?: Readonly<Record<string, number | boolean | string>>;
}

/** What {@link ProcessDescription.slots} and {@link ProcessDescription.threadStack} are if nobody says. */
export const FREE_SLOTS = 4;
export const THREAD_STACK = 512;

/** Memory that processes allocate while they run. */
export interface PoolDescription {
  /** Bytes: a power of two. */
  readonly pool: number;
  /** Pieces that may be allocated at once. */
  readonly regions: number;
  /** Bytes of the smallest piece: a power of two, at least a 32nd of the pool (the default) and 32. */
  readonly unit?: number;
}

export interface SystemDescription {
  /** A folder of `src/bsp`. */
  readonly board: string;
  /** Default: none. */
  readonly memory?: PoolDescription;
  /** In the order in which they are numbered and started. */
  readonly processes: Readonly<Record<string, ProcessDescription>>;
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

export interface PeripheralDescription {
  readonly base: number;
  readonly size: number;
  /** It can access memory by itself, past the memory protection unit; never granted to a process. */
  readonly busMaster?: boolean;
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
  /** Device interrupt lines by name. */
  readonly interrupts: Readonly<Record<string, number>>;
  /** The serial line that the console uses. */
  readonly console: { readonly peripheral: string; readonly baud: number };
  /** `serialPort` is the position of the console among the machine's serial ports, from 0. */
  readonly qemu?: { readonly machine: string; readonly cpu?: string; readonly serialPort: number };
  readonly renode?: { readonly platform: string };
  /** Name of the configuration below OpenOCD's scripts. */
  readonly openocd?: { readonly board: string };
}

/** The default export of a `board.ts`. */
export function defineBoard<const B extends BoardDescription>(description: B): B {
  return description;
}

/** Names the board of a system: a folder of `src/bsp`. */
export function board(name: string): string {
  return name;
}

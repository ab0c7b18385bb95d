/**
 * A running system, whatever it runs on: a simulator or a real board. Terminal, debugger, inspection and test suites speak
 * only to this, so that the same suite runs everywhere. What a kind of target can't do stands in its {@link Target}: who
 * needs it asks there first, and calling it nevertheless is an error that names the target.
 */

/** What targets are called in options and announcements. */
export const KINDS = ['qemu', 'renode', 'hardware'] as const;
export type Kind = (typeof KINDS)[number];

/** What not every target can do. */
export type Feature =
  /** {@link Board.poke}: memory and device registers are written while the system runs. */
  | 'inject'
  /** {@link Board.holdInterrupt} and {@link Board.holdExternalInterrupt}. */
  | 'interrupts'
  /** Time counts instructions: a busy host does not make the system late, and the same input gives the same run. */
  | 'deterministic'
  /** {@link Board.guestLog}: what the system did that no chip allows, and what the simulator does not model. */
  | 'guest-log'
  /** The run ends when the system shuts down, with the system's status. */
  | 'ends'
  /** {@link Board.power}. */
  | 'power'
  /** Faults are all those of the chip, and come as there: bus faults, breakpoints, and one that becomes a hard fault. */
  | 'faults';

/** A kind of target, and what it can do. */
export interface Target {
  readonly kind: Kind;
  /** As people call it. */
  readonly title: string;
  readonly features: ReadonlySet<Feature>;
}

/** Core registers, as of a debugger. */
export interface Registers {
  /** r0 to r15. */
  readonly r: readonly number[];
  readonly xpsr: number;
}

/** What can be seen and done from outside, without the system's help. */
export interface Probe {
  /**
   * Bytes of RAM or flash, physically: past the memory protection unit. The system runs on meanwhile, so what is longer than a word
   * may have changed while it was read; {@link whileHalted} prevents that.
   */
  readMemory(address: number, length: number): Promise<Buffer>;
  /** Of the instruction that comes next; makes sense only {@link whileHalted}. */
  readRegisters(): Promise<Registers>;
  /** Stops the processor (and simulated time) while `work` goes on; one that a debugger has stopped already stays stopped. */
  whileHalted<T>(work: () => Promise<T>): Promise<T>;
  /** Hard reset: memory is kept, the processor starts again. */
  reset(): Promise<void>;
}

export interface Board extends Probe {
  readonly target: Target;
  /** Bytes to the system's console. */
  send(text: string): void;
  /** Calls back with everything the console says from now on; returns how to stop that. */
  onOutput(listener: (text: string) => void): () => void;
  /** Off and on again: RAM is lost. 'power'; in QEMU also 'inject' */
  power(): Promise<void>;
  /** Writes a word wherever the bus of the processor reaches, its system registers among it. 'inject' */
  poke(address: number, value: number): Promise<void>;
  /** Reads a word likewise. 'inject' */
  peek(address: number): Promise<number>;
  /** Has a device's interrupt line request until it is let go, as a device does that nobody serves. 'interrupts' */
  holdInterrupt(line: number, high: boolean): Promise<void>;
  /** Has a pin of that number be high or low, as the controller of external interrupts sees it: each call is an edge. 'interrupts' */
  holdExternalInterrupt(pin: number, high: boolean): Promise<void>;
  /** What the simulator has noted until now; empty without 'guest-log'. */
  guestLog(): string;
  /** Lines of {@link guestLog} that no known gap of the model explains; complete when `ended` has resolved. */
  readonly unexpectedLog: readonly string[];
  /** Ends it if it still runs; `ended` resolves. */
  stop(): void;
  readonly ended: Promise<Ending>;
}

/** How a run ended. */
export type Ending =
  /** The system shut down with this status. */
  | { kind: 'exit'; status: number }
  /** {@link Board.stop} was called. */
  | { kind: 'stopped' }
  /** The processor locked up: a fault inside the fault handler. `details` is what is known of its registers. */
  | { kind: 'lockup'; details: string }
  /** The target itself failed, which is no fault of the system in it. */
  | { kind: 'died'; details: string };

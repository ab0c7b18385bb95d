/**
 * A running target, whatever it runs on: the simulator here, other simulators and real boards later. Terminal, debugger and
 * test suites speak only to this, so that the same suite runs everywhere.
 */
export interface Board {
  /** Bytes to the system's console. */
  send(text: string): void;
  /** Calls back with everything the console says from now on; returns how to stop that. */
  onOutput(listener: (text: string) => void): () => void;
  /** Hard reset: memory is kept, the processor starts again. */
  reset(): Promise<void>;
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
  /** The simulator itself failed, which is no fault of the system in it. */
  | { kind: 'died'; details: string };

/**
 * A real board as a {@link Board}: its console is a serial line, everything else goes through the debug probe by OpenOCD. The
 * board belongs to one process at a time, which flashes what it runs; when it stops, the system on the board runs on.
 */
import type { Board, Ending, Registers, Target } from '../board';
import { HardwareProbe, type ProbeServer } from './probe';
import type { SerialLine } from './serial';

export type { ProbeServer } from './probe';

export const HARDWARE: Target = {
  kind: 'hardware',
  title: 'the board',
  features: new Set(['inject', 'faults']),
};

/** Milliseconds until the processor must have come to a place. */
const PATIENCE = 10_000;

export class HardwareBoard implements Board {
  readonly target = HARDWARE;
  readonly ended: Promise<Ending>;
  readonly unexpectedLog = [];
  private end: (ending: Ending) => void = () => undefined;
  private readonly inspection: HardwareProbe;

  constructor(
    private readonly probe: ProbeServer,
    private readonly line: SerialLine,
    timeLimit?: number,
  ) {
    this.inspection = new HardwareProbe(probe);
    const over = new Promise<Ending>((resolve) => (this.end = resolve));
    void line.lost.then((details) =>
      this.end({ kind: 'died', details: `the serial port has gone: ${details}` }),
    );
    void probe.ended.then(() => this.end({ kind: 'died', details: 'OpenOCD has ended' }));
    this.ended = over.then(async (ending) => {
      await Promise.all([probe.close(), line.close()]);
      return ending;
    });
    if (timeLimit === undefined) return;
    const timer = setTimeout(() => this.stop(), timeLimit);
    void over.then(() => clearTimeout(timer));
  }

  send(text: string): void {
    this.line.send(text);
  }

  onOutput(listener: (text: string) => void): () => void {
    return this.line.output.listen(listener);
  }

  readMemory(address: number, length: number): Promise<Buffer> {
    return this.probe.readMemory(address, length);
  }

  readRegisters(): Promise<Registers> {
    return this.inspection.readRegisters();
  }

  whileHalted<T>(work: () => Promise<T>): Promise<T> {
    return this.inspection.whileHalted(work);
  }

  reset(): Promise<void> {
    return this.probe.reset();
  }

  async poke(address: number, value: number): Promise<void> {
    await this.probe.command(`write_memory ${address} 32 {${value >>> 0}}`);
  }

  async peek(address: number): Promise<number> {
    return Number(await this.probe.command(`read_memory ${address} 32 1`));
  }

  /** As {@link reset}, but the first instruction is not executed yet. */
  async resetHalted(): Promise<void> {
    await this.probe.command('reset halt');
  }

  /** Lets the processor run until the instruction at `address` is the next, and stops it there. Fails when that takes too long. */
  async runTo(address: number): Promise<void> {
    await this.probe.command(`bp ${address} 2 hw`);
    try {
      await this.probe.command('resume');
      await this.probe.command(`wait_halt ${PATIENCE}`);
    } finally {
      await this.probe.command(`rbp ${address}`);
    }
  }

  power(): Promise<void> {
    return cannot('be switched off and on');
  }

  holdInterrupt(): Promise<void> {
    return cannot('have an interrupt line held');
  }

  holdExternalInterrupt(): Promise<void> {
    return cannot('have its pins driven');
  }

  guestLog(): string {
    return '';
  }

  stop(): void {
    this.end({ kind: 'stopped' });
  }
}

function cannot(what: string): Promise<never> {
  return Promise.reject(new Error(`a board can't ${what}`));
}

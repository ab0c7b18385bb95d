/**
 * How dialect code stops on the host. The chip would take an undefined-instruction or memory-management fault; a test sees
 * one of these errors instead, with the same code or address.
 */

const PANIC_NAMES: Readonly<Record<number, string>> = {
  1: 'index out of range',
  2: 'division by zero',
  3: 'null reference',
  4: 'panic',
  5: 'assertion failed',
  6: 'span out of range',
};

/**
 * Its places are those of the program: the first is the line that stopped, not the check of ours that stopped it. They are looked up
 * when somebody asks, because a fuzzer throws thousands. Which places are ours is told by the first, the constructor in this file,
 * and not by `__dirname`: who maps places back to TypeScript may write a folder's name in its own way.
 */
class ProgramError extends Error {
  constructor(message: string) {
    super(message);
    const trace: { stack?: string } = {};
    Error.captureStackTrace(trace);
    const stackOfProgram = (): string => {
      const [, here = '', ...places] = (trace.stack ?? '').split('\n');
      const [, ours = here] = /\((.*[\\/])/.exec(here) ?? [];
      return [`${this.name}: ${message}`, ...places.filter((place) => !place.includes(ours))].join('\n');
    };
    Object.defineProperty(this, 'stack', { get: stackOfProgram, configurable: true });
  }
}

/** A check that failed, or an explicit `panic`. `code` is the immediate of the `udf` instruction on the chip. */
export class Panic extends ProgramError {
  override readonly name = 'Panic';
  constructor(
    readonly code: number,
    readonly reason: string,
  ) {
    super(`${PANIC_NAMES[code] ?? `panic ${code}`}: ${reason}`);
  }
}

export type AccessKind = 'read' | 'write' | 'execute';

/** An access to an address where nothing is, or that the installed protection forbids. */
export class MemFault extends ProgramError {
  override readonly name = 'MemFault';
  constructor(
    readonly address: number,
    readonly access: AccessKind,
    why: string,
  ) {
    super(`${access} at ${hexadecimal(address)}: ${why}`);
  }
}

export function hexadecimal(address: number): string {
  return `0x${(address >>> 0).toString(16).padStart(8, '0')}`;
}

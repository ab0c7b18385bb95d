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

/** A check that failed, or an explicit `panic`. `code` is the immediate of the `udf` instruction on the chip. */
export class Panic extends Error {
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
export class MemFault extends Error {
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

/**
 * Registers of a system call, and what a lease may do.
 */

/** Rights of a lease, as bits: what the server may do with the lent buffer. */
export enum LeaseRight {
  read = 1,
  write = 2,
}

/** `callLending`: m2 is the address of the lent buffer, m3 its length with the rights above it. */
export const LEASE_RIGHT_SHIFT = 30;
/** Longest lent buffer. */
export const LEASE_LENGTH_MAXIMUM = 0x3fffffff;

export enum LeaseDirection {
  /** From the client's lent buffer to the server's memory. */
  fromClient = 0,
  /** From the server's memory to the client's lent buffer. */
  toClient = 1,
}

/** Registers r4-r11 around a system call, as the assembly stub `systemCall` loads and stores them. */
export class CallFrame {
  /** In: slot or token. Out: Status. */
  status: u32 = 0;
  /** In: Operation. Out: badge or notification bits. */
  operation: u32 = 0;
  a: u32 = 0;
  b: u32 = 0;
  m0: u32 = 0;
  m1: u32 = 0;
  m2: u32 = 0;
  m3: u32 = 0;
}

/**
 * Blocks of memory that a system call reads from or writes to its caller's memory. The kernel checks every such pointer
 * against the caller's regions before it touches anything.
 */

/** Rights of a lease, as bits: what the server may do with the lent buffer. */
export enum LeaseRight {
  read = 1,
  write = 2,
}

/** Argument of `callLending`: a call that lends a buffer to the server until the reply. */
export class Lending {
  /** Microseconds, or FOREVER. */
  timeout: u32 = 0xffffffff;
  address: u32 = 0;
  length: u32 = 0;
  /** Bits of {@link LeaseRight}. */
  rights: u32 = 0;
}

export enum LeaseDirection {
  /** From the client's lent buffer to the server's memory. */
  fromClient = 0,
  /** From the server's memory to the client's lent buffer. */
  toClient = 1,
}

/** Argument of `leaseCopy`. */
export class LeaseTransfer {
  /** Byte offset in the lent buffer. */
  offset: u32 = 0;
  /** Address in the server's own memory. */
  address: u32 = 0;
  length: u32 = 0;
  direction: LeaseDirection = LeaseDirection.fromClient;
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

/**
 * A message as it crosses the kernel: the eight words that `systemCall` loads and stores, under the names that clients
 * and servers know them by. Client and server work on the very frame of the system call, so nothing is copied on the way.
 *
 * Invariant: same size and order as `CallFrame` of the ABI, which names the words for system calls that are no messages.
 */
export class Message {
  /** After a system call: its `Status`. Before: the slot, set by the wrapper. */
  status: u32 = 0;
  /** Received: the caller's badge, or the notification bits. Before: the operation, set by the wrapper. */
  badge: u32 = 0;
  /** Received: names the waiting caller. Kept by a server that replies later; 0 is nobody. */
  token: u32 = 0;
  /** Request: what to do. Reply: how it went, 0 is success (the protocol's error set). */
  label: u32 = 0;
  m0: u32 = 0;
  m1: u32 = 0;
  m2: u32 = 0;
  m3: u32 = 0;
}

/** The token that names no caller. */
export const NOBODY = 0;

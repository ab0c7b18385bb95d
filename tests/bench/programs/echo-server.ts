/**
 * Answers every request with the words that came, and the badge of who sent them as label. The loop is in assembly, as short as
 * one can be, because it is part of what is measured.
 */
export enum Grant {
  requests = 0,
}

export function main(): void {
  serveEcho(Grant.requests);
}

/** Replies to r6 (at first to nobody) and receives, for ever. @naked @noinline */
export function serveEcho(_requests: u32): void {
  asm`movs r6, #0
      1:
      mov r4, r0
      movs r5, #1
      svc #0
      mov r7, r5
      b 1b`;
}

/**
 * Copies the 256 bytes that come with each request, from the client (label 0) or to it (label 1), and answers. In assembly,
 * as `echo-server` is; whether the copy succeeded, the client sees by the bytes.
 */
export enum Grant {
  requests = 0,
}

const buffer = array(u8, 256);

export function main(): void {
  serveLease(Grant.requests, addressOf(buffer));
}

/** The kernel keeps r0-r3: slot, buffer, token. The label (r7) is the direction of `leaseCopy`. @naked @noinline */
export function serveLease(_requests: u32, _buffer: u32): void {
  asm`movs r6, #0
      1:
      mov r4, r0
      movs r5, #1
      svc #0
      mov r2, r6
      mov r4, r6
      movs r5, #3
      movs r6, #0
      mov r8, r1
      mov r9, #256
      svc #0
      mov r6, r2
      b 1b`;
}

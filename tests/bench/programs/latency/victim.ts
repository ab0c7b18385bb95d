/** Faults as soon as it is started. */
export enum Grant {}

export function main(): void {
  storeAtNull(0);
}

/** @naked @noinline */
export function storeAtNull(_address: u32): void {
  asm`str r0, [r0]
      bx lr`;
}

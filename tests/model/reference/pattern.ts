/** The bytes that a process fills its buffer with, from a seed; agents on the target do the same (../fixtures/agent.ts). */
export function patternOf(seed: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (seed + index * 7 + (index >>> 3)) & 0xff);
}

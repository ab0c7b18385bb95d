/**
 * What the rows are compared with: the bar that this project set itself, and the best figure among kernels with memory
 * protection that were measured on the same model, with the same simulator (docs/0012-bench.md).
 */
export interface Reference {
  /** Cycles, or bytes: no more than this, and what we aim at. */
  accept: number;
  aim: number;
  /** The best peer; absent where none has or documents such a thing. */
  peer?: string;
}

export const REFERENCES: Readonly<Record<string, Reference>> = {
  'call-reply-16': { accept: 260, aim: 200, peer: '636 RME' },
  'call-reply-16 traced': { accept: 260, aim: 240 },
  'call-reply-lease-256 on top': { accept: 450, aim: 300 },
  'null-syscall': { accept: 80, aim: 50, peer: '164 Zephyr' },
  yield: { accept: 160, aim: 110, peer: '353 FreeRTOS-MPU' },
  'notify-to-run': { accept: 200, aim: 130, peer: '502 RME' },
  'irq-to-driver': { accept: 200, aim: 130, peer: '398 RME' },
  'irq-latency-max': { accept: 300, aim: 150 },
  'fault-to-serving': { accept: 168_000, aim: 34_000 },
  flash: { accept: 20 * 1024, aim: 12 * 1024, peer: '14105 FreeRTOS-MPU' },
  ram: { accept: 3 * 1024, aim: 1536, peer: '476 RME, and its pool' },
  perProcess: { accept: 192, aim: 128, peer: '176 Zephyr' },
};

/** A call and its reply may never cost more than this, whatever the baseline says. */
export const CALL_REPLY_LIMIT = 230;

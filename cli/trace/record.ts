/**
 * Follows the trace of a running system: reads the kernel's ring again and again until it is told to stop.
 *
 * The busier the system, the sooner it is read again. Halted between reads, the system can't write more than the ring holds while
 * somebody else keeps this program from running; without that, what is too much is lost, and counted.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../errors';
import type { Probe } from '../target/board';
import type { Recording } from './recording';
import { TraceStream } from './stream';

export interface RecordOptions {
  /** Halt the system while its ring is read, and let it run for a moment between. */
  readonly lossless?: boolean;
  /** Ends the recording. */
  readonly signal: AbortSignal;
}

/** Milliseconds between two reads, while there is little to read. */
const CALM = 20;
/** So many new records in one read are little. */
const FEW = 64;
/** Milliseconds in which a kernel that boots has begun its trace. */
const PATIENCE = 3000;

export async function recordTrace(
  probe: Probe,
  elf: string,
  { lossless = false, signal }: RecordOptions,
): Promise<Recording> {
  const stream = new TraceStream(elf);
  const memory = { read: (address: number, length: number) => probe.readMemory(address, length) };
  const poll = (): Promise<number> => stream.poll(memory);
  const begun = Date.now();
  for (;;) {
    const count = await (lossless ? probe.whileHalted(poll) : poll()).catch((error: unknown) => {
      if (signal.aborted) return 0; // The system has ended.
      throw error;
    });
    if (signal.aborted) return stream.finish();
    if (!stream.hasBegun && Date.now() - begun > PATIENCE) throw noTrace(elf);
    await pause(count < FEW && !lossless ? CALM : 0, signal);
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}

function noTrace(elf: string): UserError {
  return new UserError(
    `what runs has no trace where ${elf} has it; was the system built again since it was started?`,
  );
}

/** The interface of `ping`. */
import type { Out } from '../runtime/service/types';

/** Most round trips in one request. */
export const PING_LIMIT = 100_000;

/** How a measurement went. */
export class PingResult {
  made: u32 = 0;
  /** Answers with wrong contents. */
  wrong: u32 = 0;
  microseconds: u64 = 0n;
}

/**
 * Measures round trips between two processes.
 *
 * @version 1.0
 */
export interface Ping {
  /** Makes `rounds` round trips, at most 100 000. One that fails is the last: then fewer were made than asked for. */
  run(rounds: u32, result: Out<PingResult>): void;
}

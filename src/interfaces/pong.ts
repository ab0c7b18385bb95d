import type { Out } from '../runtime/service/types';

/** The words of one message. */
export class Words {
  first: u32 = 0;
  second: u32 = 0;
  third: u32 = 0;
  fourth: u32 = 0;
}

/**
 * The other side of `ping`: what a round trip of 16 bytes costs.
 *
 * @version 1.0
 */
export interface Pong {
  /** Gives the words back, each complemented. */
  exchange(ball: Words, returned: Out<Words>): void;
}

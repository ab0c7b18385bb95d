import type { Out } from '../../../src/runtime/service/types';

/** As the words of `src/interfaces/pong.ts`, but an app has numbers for all of them. */
export class Figures {
  first: i32 = 0;
  second: i32 = 0;
  third: i32 = 0;
  fourth: i32 = 0;
}

/**
 * What a call of a service costs an app: 16 bytes each way.
 *
 * @version 1.0
 */
export interface Mirror {
  /** Gives the figures back, each complemented. */
  turn(figures: Figures, turned: Out<Figures>): void;
}

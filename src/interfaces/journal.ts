/** The interface of the journal. */
import type { Out } from '../runtime/service/types';

/** What the author did or had done. */
export enum Event {
  none = 0,
  /** It began to work. */
  began = 1,
  created = 2,
  stopped = 3,
  restarted = 4,
  injectedFault = 5,
}

export class JournalEntry {
  event: Event = Event.none;
  /** Number of the process that it is about. */
  process: u32 = 0;
  /** Number of the process that told it; the kernel vouches for it. */
  author: u32 = 0;
  /** Since boot. */
  milliseconds: u32 = 0;
}

/**
 * Who did what to which process, and when. The last few entries are kept.
 *
 * @version 1.0
 * @error nothing There is no entry of this age.
 */
export interface Journal {
  /**
   * Leaves an entry. Nobody waits for the journal: an entry that finds its port full is lost for the journal only.
   *
   * @post
   */
  record(event: Event, process: u32): void;

  /** The entry of `age`; 1 is the youngest. */
  read(age: u32, entry: Out<JournalEntry>): void;
}

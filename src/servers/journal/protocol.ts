/**
 * What can be told to the journal and asked of it. Whoever has something to tell posts it: the journal's port holds a few
 * entries, so that nobody waits for it. Clients use `client.ts`.
 */
export enum JournalOperation {
  /** Posted. m0: an Event; m1: number of the process that it is about. Who tells is known by the badge. */
  record = 1,
  /** m0: age, 1 is the youngest. Reply m0: event, m1: process, m2: author's badge, m3: milliseconds since boot. */
  read = 2,
}

/** What the author did or had done. */
export enum Event {
  /** It began to work. */
  began = 1,
  created = 2,
  stopped = 3,
  restarted = 4,
  injectedFault = 5,
}

export enum JournalError {
  none = 0,
  /** There is no entry of this age. */
  nothing = 1,
  /** The client's own: no answer. */
  unavailable = 2,
}

/** What clients can ask of the supervisor, and what can go wrong. Clients use `client.ts`. */
export enum SupervisorOperation {
  /** m0: process number. Starts it anew, whatever state it is in, with a full restart budget. */
  restart = 1,
  /** m0: process number. Stops it until `restart`. */
  stop = 2,
  /** m0: process number. Stops it as if it had faulted: its policy decides what becomes of it. */
  injectFault = 3,
}

export enum SupervisorError {
  none = 0,
  noSuchProcess = 1,
  /** The system needs it running: it can be restarted, not stopped. */
  essential = 2,
  /** The supervisor can't stop itself. */
  itself = 3,
  /** The kernel refused. */
  refused = 4,
  /** It is down already. */
  notRunning = 5,
  /** The supervisor itself did not answer. */
  unavailable = 6,
}

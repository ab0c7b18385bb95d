/** The interface of the supervisor. */
import type { CapabilityResult, Out } from '../runtime/service/types';

/** What is published to this topic of `events`: why a process ended, a FaultCause, and its number. */
export const FAULTS_TOPIC = 'faults';

/** What the supervisor knows of a process's life. */
export enum ServiceState {
  /** Nobody has started it. */
  down = 0,
  /** For those that it depends on to be ready. */
  waiting = 1,
  /** A service that has not said yet that it is ready. */
  starting = 2,
  /** A service that has said so; any other process that runs. */
  ready = 3,
  /** It crashed, and is started again after a pause. */
  backingOff = 4,
  /** It was not ready in time, or crashed past its budget. */
  failed = 5,
  /** On request. */
  stopped = 6,
  /** By itself, and it is not one to be started again. */
  ended = 7,
  /** It was asked to finish. */
  stopping = 8,
}

export class ServiceInformation {
  state: ServiceState = ServiceState.down;
  service: bool = false;
  essential: bool = false;
  /** Lives that it had after its first. */
  restarts: u32 = 0;
  /** Lives that it did not end as it should. */
  crashes: u32 = 0;
  /** Those of the present crash loop. */
  loop: u32 = 0;
  /** Microseconds from its start until it was ready. */
  readyAfter: u32 = 0;
  /** Microseconds until it is started again. */
  pause: u32 = 0;
  /** Bit n of these 64: it depends on process number n. */
  dependenciesLow: u32 = 0;
  dependenciesHigh: u32 = 0;
}

/** A line of the log. */
export class LogEntry {
  /** Boots since power-on: which run it is of. */
  run: u32 = 0;
  /** Since that boot. */
  milliseconds: u32 = 0;
  length: u32 = 0;
  readonly text = array(u8, 132);
}

export class Spawned {
  /** Its number. */
  process: u32 = 0;
}

/**
 * The supervisor: starts the processes of the system in the order in which they need each other, starts those again that
 * crash, and ends them in the reverse order.
 *
 * Who may ask for what is decided by the security service; in a system without one everybody who holds a capability to the
 * supervisor may.
 *
 * @version 1.1
 * @error noSuchProcess No process has this number.
 * @error essential The system needs it running: it can be restarted, not stopped.
 * @error itself The supervisor does this to everybody but itself.
 * @error notRunning It is down already.
 * @error exhausted No instance of the program is free.
 * @error notCreatable The program has no instances to create.
 * @error tooUrgent A process can be created at most as urgent as who asks for it.
 * @error notYours Only who had a process created gets a capability to it.
 * @error refused The kernel refused.
 * @error nothing The log has no entry of this age.
 */
export interface Supervisor {
  /**
   * The caller, a service, answers requests from now on.
   *
   * @post
   */
  ready(): void;
  /**
   * The process does not answer its health checks: only the registry is believed. It is made to fault where it is.
   *
   * @post
   */
  unhealthy(process: u32): void;
  /** Starts it anew, whatever state it is in, with a full budget of crashes. */
  restart(process: u32): void;
  /** Stops it until it is restarted. */
  stop(process: u32): void;
  /** Makes it fault; what becomes of it is decided as for any crash. */
  injectFault(process: u32): void;
  /** Creates a process of the program that process number `program` runs, with a capability to call its endpoint. */
  spawn(
    program: u32,
    priority: u32,
    memoryLimit: u32,
    spawned: Out<Spawned>,
    endpoint: CapabilityResult,
  ): void;
  /** A capability to a process that the caller had created: to inspect and to control it. */
  capabilityTo(process: u32, capability: CapabilityResult): void;
  /** Ends the system in order; the simulator ends with the status. */
  shutDown(status: u32): void;
  /** Ends the system in order, and starts it again. */
  reset(): void;
  /** Makes the kernel panic. */
  panic(): void;
  /** What is known of a process's life. */
  inspect(process: u32, information: Out<ServiceInformation>): void;
  /** The log's entry of `age`; 1 is the youngest. It outlives a reset. */
  message(age: u32, entry: Out<LogEntry>): void;
}

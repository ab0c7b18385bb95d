/**
 * What a capability can name and allow. A process names a capability by its slot, which is the value of a member of its
 * program's `Grant` enum; slots mean nothing in another process.
 */
export enum ObjectType {
  none = 0,
  endpoint = 1,
  notification = 2,
  interrupt = 3,
  /** Processes in general: information and control. */
  processes = 4,
  /** The system: information, shutdown. */
  system = 5,
}

/** Rights are bits of one word; each object type uses those that mean something for it. */
export enum Right {
  /** Endpoint: call. Notification: signal. */
  send = 1,
  /** Endpoint: receive. */
  receive = 2,
  /** Interrupt: acknowledge. */
  acknowledge = 4,
  /** Processes, system: read information. */
  inspect = 8,
  /** Processes: start, stop, restart, take faults. System: shut down. */
  control = 16,
}

/** Notification bit with which the kernel tells a supervisor that `takeFault` has something. */
export const FAULT_NOTIFICATION = 0x80000000;
/** Notification bit with which the kernel asks a process to finish before shutdown. */
export const SHUTDOWN_NOTIFICATION = 0x40000000;

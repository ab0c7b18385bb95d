/** The interface of the resource manager. */
import type { CapabilityResult, Out } from '../runtime/service/types';

/** Longest name of a resource, in bytes. */
export const RESOURCE_NAME_LIMIT = 15;

/** Processes that are named in a {@link ResourceInformation}; of more there is only the number. */
export const NAMED_PROCESSES = 8;

export enum LockMode {
  /** Nobody holds it. */
  none = 0,
  /** Others may hold it shared as well. */
  shared = 1,
  /** By one process alone. */
  exclusive = 2,
}

/** A resource as its clients name it, while it exists. */
export class ResourceHandle {
  number: u32 = 0;
}

export class ResourceInformation {
  /** Zero-padded. */
  readonly name = array(u8, 16);
  /** A device of the system file; else processes have registered it. */
  isDevice: bool = false;
  /** How it is held. */
  mode: LockMode = LockMode.none;
  holderCount: u8 = 0;
  waitingCount: u8 = 0;
  /** Numbers of the processes that hold it, and of those that wait, the next first. */
  readonly holders = array(u8, 8);
  readonly waiting = array(u8, 8);
}

/**
 * Who may use what, now. A resource is a device of the system file, or a name that processes agree on; it is held by many who
 * share it, or by one alone. Whoever can't have it waits in line, for as long as it wants, unless nobody would ever get on: a wait
 * that would close a circle of waits is refused. What a process holds comes back when it ends, and goes to who waits.
 *
 * Who holds a device alone gets its registers and its interrupt, as capabilities which end with the hold.
 *
 * @version 1.0
 * @error unknown There is no such resource, or the device has no registers, or no interrupt.
 * @error busy Others hold it, or wait for it already.
 * @error deadlock Somebody waits, directly or through others, for what the caller holds.
 * @error late It was not free in time.
 * @error notHeld The caller does not hold it (a device: alone).
 * @error taken Another process has registered this name.
 * @error badName A name has 1 to 15 visible characters.
 */
export interface Resources {
  /** Makes a name a resource, which is there while the caller lives, or somebody holds it or waits for it. */
  register(name: ReadonlySpan<u8>, resource: Out<ResourceHandle>): void;

  /** Ends that; `denied`: the caller has not registered it. */
  unregister(resource: u32): void;

  /** Finds a resource; `denied`: it is a device that the system file does not let the caller have. */
  request(name: ReadonlySpan<u8>, resource: Out<ResourceHandle>): void;

  /**
   * Takes a resource, and waits for it at most so many microseconds (0: `busy` at once; 0xffffffff: for ever). What is held shared
   * can be locked exclusively when nobody else holds it. One release ends it, however often it was locked.
   */
  lock(resource: u32, mode: LockMode, timeout: u32): void;

  release(resource: u32): void;

  /** Gives a capability to a device's registers, to be mapped. */
  registers(resource: u32, region: CapabilityResult): void;

  /** Gives the capability to drive a device's interrupt, which comes as these notification bits after `acknowledgeInterrupt`. */
  interrupt(resource: u32, bits: u32, line: CapabilityResult): void;

  /** For who serves a resource: whether `process` may use it; `busy`: another one holds it exclusively. */
  check(resource: u32, process: u32): void;

  /** The resource with number `index`, from 0; `unknown` past the last. */
  list(index: u32, information: Out<ResourceInformation>): void;
}

/** The interface of the registry. */
import type { Capability, CapabilityResult, Out } from '../runtime/service/types';

/** Longest name of a process, in bytes. */
export const NAME_LIMIT = 15;

/** What a service says of itself. Its name is that of its process, which the registry asks the kernel for. */
export class Registration {
  /** The interface that it serves, by its hash. */
  interface: u32 = 0;
  /** Major version << 16 | minor version. */
  version: u32 = 0;
}

export class RegisteredService {
  readonly name = array(u8, 16);
  process: u32 = 0;
  interface: u32 = 0;
  version: u32 = 0;
  /** What it said of itself when it was asked last. */
  state: u32 = 0;
  /** Health checks in a row that it has not answered. */
  missed: u32 = 0;
  /** It is there and answers its health checks. */
  available: bool = false;
}

/** What is published to this topic of `events`: a ServiceEvent, and the number of the process. */
export const SERVICES_TOPIC = 'services';

export enum ServiceEvent {
  available = 1,
  unavailable = 2,
}

/**
 * Who serves what. A service registers; others find it by its name or by its interface, and get a capability to call it, with
 * no more rights than the system file lets them have (`finds`). It is available until it ends, unregisters or leaves several
 * health checks unanswered. Whenever a service comes or goes, the topic `services` of `events` has a ServiceEvent about it.
 *
 * @version 1.0
 * @granted
 * @error unknown No process of the system has this name.
 * @error absent The service is not available now.
 * @error late The service has not come in time.
 * @error badEndpoint What came with the message is no endpoint that the registry could give to others.
 * @error nothing There is none of this number.
 */
export interface Registry {
  /** Makes the caller's endpoint known; what came with an earlier registration of the same process is replaced. */
  register(registration: Registration, endpoint: Capability): void;

  /** Takes the caller's endpoint back. Those who have found it keep what they have got. */
  unregister(): void;

  /** Gives a capability to call the service of this name. */
  find(name: ReadonlySpan<u8>, connection: CapabilityResult): void;

  /**
   * Gives a capability to call a service that serves this interface in this major version, and at least this minor one: that
   * with number `index`, from 0, among those that the caller may find.
   */
  findByInterface(id: u32, version: u32, index: u32, connection: CapabilityResult): void;

  /** Waits until the service is available, at most so many microseconds; 0xffffffff: for ever. */
  waitFor(name: ReadonlySpan<u8>, timeout: u32): void;

  /** The service with number `index`, from 0. */
  list(index: u32, listed: Out<RegisteredService>): void;

  /**
   * Answers a health check. The state is a ServerState of the framework.
   *
   * @post
   */
  alive(state: u32): void;
}

/**
 * A client's line to a service: where the capability is, and whether the server behind it knows the client.
 *
 * The generated stubs fill a message and let the connection carry it. Before the first one it connects: the server learns
 * which interface the client was built with. A server that was restarted knows nobody; the connection notices, connects
 * anew, and has the stub fill the message again. A server that dies with a request in its hands is another matter: what
 * it did is not known, so the client is told `unavailable`.
 *
 * Invariants: messages are in the frame of the calling thread, so that threads may share a connection; no question is asked
 * more than twice.
 */
import { FOREVER, NO_SLOT, Operation } from '../../abi/operation';
import { Status } from '../../abi/status';
import { renew } from '../capabilities';
import { Message } from '../message';
import { carry, exchange } from '../messages';
import { checkedError, errorOfStatus, ServiceError } from './error';
import { CONNECT, InterfaceDescription } from './interface-description';

const MOST_ATTEMPTS = 2;

export class Connection {
  /** Where the capability to the server's endpoint is, or will be when it was found. */
  slot: u32 = NO_SLOT;
  /** Microseconds that each call may take. */
  timeout: u32 = FOREVER;
  isConnected: bool = false;
  /** What to look up, and where; the slot is NO_SLOT for a service that need not be found. */
  name: string = '';
  registry: u32 = NO_SLOT;
  /** Why it was not found. */
  refusal: ServiceError = ServiceError.none;

  /** The capability is in `slot`: the system file has put it there. */
  open(slot: u32): void {
    this.slot = slot;
    this.isConnected = false;
  }

  /** The service called `name` is looked up when it is needed, by asking the registry; the capability goes into `slot`. */
  find(name: string, registry: u32, slot: u32): void {
    this.open(slot);
    this.name = name;
    this.registry = registry;
  }

  /**
   * Makes the call that `message` is addressed for. False: `message` is the answer, its label the error. True: it has to be
   * addressed, filled and asked again; `attempt` counts from 1.
   */
  ask(message: Message, service: InterfaceDescription, attempt: u32): bool {
    if (!this.isConnected && !this.connect(message, service, Operation.call)) return false;
    const status = carry(message);
    if (status === Status.ok && message.label !== ServiceError.notConnected) return false;
    return this.recovers(message, status, attempt);
  }

  /** As {@link ask}, without an answer: leaves the message in the server's port and waits for nothing. */
  tell(message: Message, service: InterfaceDescription, attempt: u32): bool {
    if (!this.isConnected && !this.connect(message, service, Operation.post)) return false;
    const status = carry(message);
    message.label = ServiceError.none;
    return status !== Status.ok && this.recovers(message, status, attempt);
  }

  /** After a failure: whether it makes sense to ask again; if not, the label says what happened. @noinline */
  private recovers(message: Message, status: Status, attempt: u32): bool {
    const isLost = status === Status.ok || status === Status.restarted || status === Status.invalidSlot;
    if (isLost || status === Status.dead || status === Status.revoked) this.isConnected = false;
    if (isLost && attempt < MOST_ATTEMPTS) return true;
    if (status !== Status.ok) message.label = errorOfStatus(status);
    return false;
  }

  /** Makes itself known to the server; if that fails, `message` has the error. @noinline */
  private connect(message: Message, service: InterfaceDescription, operation: Operation): bool {
    const greeting = new Message();
    let status = this.greet(greeting, service, operation);
    if (status === Status.restarted && renew(this.slot) === Status.ok) {
      status = this.greet(greeting, service, operation);
    }
    const error = this.errorOf(status, greeting.label);
    this.isConnected = error === ServiceError.none;
    if (!this.isConnected) message.label = error;
    return this.isConnected;
  }

  private greet(greeting: Message, service: InterfaceDescription, operation: Operation): Status {
    greeting.token = this.timeout;
    greeting.label = CONNECT;
    greeting.m0 = service.id;
    greeting.m1 = service.version;
    greeting.m2 = service.signature;
    const status = exchange(greeting, operation, this.slot);
    if (operation === Operation.post) greeting.label = ServiceError.none;
    return status;
  }

  private errorOf(status: Status, label: u32): ServiceError {
    if (status === Status.ok) return checkedError(label, ServiceError.unknownMethod) as ServiceError;
    const isMissing = status === Status.invalidSlot && this.refusal !== ServiceError.none;
    return isMissing ? this.refusal : errorOfStatus(status);
  }
}

/**
 * Says whom a message goes to and how. What it says is the stub's.
 *
 * @inline
 */
export function address(message: Message, connection: Connection, operation: Operation): void {
  message.status = connection.slot;
  message.badge = operation;
  message.token = connection.timeout;
}

/**
 * What can go wrong with every service. Each interface has an error enum of its own that begins with these, under the same
 * numbers; its own errors follow from {@link FIRST_OWN_ERROR}. A number from the other side is no error until it was checked.
 */
import { Status } from '../../abi/status';

/** @mustUse */
export enum ServiceError {
  none = 0,
  /** No answer: the server has ended, was never started, is not to be found, or took too long. */
  unavailable = 1,
  /** The server has another version of the interface. */
  incompatible = 2,
  /** The other side could not make sense of the message. */
  malformed = 3,
  /** No room for another client or request: try later. */
  full = 4,
  /** The client may not do that. */
  denied = 5,
  /** The server does not know this client: between stub and framework, which then connects. */
  notConnected = 6,
  /** The interface has no such method. */
  unknownMethod = 7,
  /** What a handler returns that answers later. No client ever sees it. */
  later = 15,
}

export const FIRST_OWN_ERROR = 16;

/** `label` of an answer as an error of an interface whose last own one is `last`; `malformed` if it is none. */
export function checkedError(label: u32, last: u32): u32 {
  if (label <= ServiceError.unknownMethod) return label;
  return label >= FIRST_OWN_ERROR && label <= last ? label : ServiceError.malformed;
}

/** What a system call that did not bring an answer means to the caller of a service. */
export function errorOfStatus(status: Status): ServiceError {
  switch (status) {
    case Status.ok:
      return ServiceError.none;
    case Status.full:
    case Status.notAccepted:
      return ServiceError.full;
    case Status.insufficientRights:
      return ServiceError.denied;
    default:
      return ServiceError.unavailable;
  }
}

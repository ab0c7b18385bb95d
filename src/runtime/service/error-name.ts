/** The errors that every service has, as people see them. */
import { ServiceError } from './error';

/** For an error of any interface: those of its own have no name here. */
export function serviceErrorName(error: u32): string {
  switch (error) {
    case ServiceError.none:
      return 'done';
    case ServiceError.unavailable:
      return 'no answer';
    case ServiceError.incompatible:
      return 'it speaks another version';
    case ServiceError.malformed:
      return 'not understood';
    case ServiceError.full:
      return 'too busy, try later';
    case ServiceError.denied:
      return 'not allowed';
    case ServiceError.notConnected:
      return 'not connected';
    case ServiceError.unknownMethod:
      return 'it has no such method';
    default:
      return 'refused';
  }
}

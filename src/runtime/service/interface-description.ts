/**
 * What tells one interface from another, and how a server decides whether it speaks a client's.
 *
 * Of the same major version a server understands all that are not newer than its own. A signature is a hash of all
 * methods: a change that came without a new version is noticed, too.
 */
import { ServiceError } from './error';

/** Label of the message that connects: id, version and signature in m0 to m2. */
export const CONNECT = 0;

export class InterfaceDescription {
  /** Hash of its name. */
  id: u32 = 0;
  /** Major in the upper half, minor in the lower. */
  version: u32 = 0;
  signature: u32 = 0;
}

/** Whether a server of `own` can serve a client that was built with an interface of these numbers. */
export function compatibility(
  own: InterfaceDescription,
  id: u32,
  version: u32,
  signature: u32,
): ServiceError {
  if (id !== own.id || version >>> 16 !== own.version >>> 16) return ServiceError.incompatible;
  if (version > own.version) return ServiceError.incompatible;
  return version === own.version && signature !== own.signature
    ? ServiceError.incompatible
    : ServiceError.none;
}

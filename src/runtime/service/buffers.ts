/**
 * What a client has lent to a server for the duration of a call. A handler that answers later may keep `token` and
 * `length` and go on copying until it answers.
 *
 * `length` is what the caller says. The kernel checks each copy: false, if the caller has not lent that, or is gone.
 */
import { Status } from '../../abi/status';
import { copyFromClient, copyToClient } from '../leases';

/** Lent for reading. */
export class ReadBuffer {
  token: u32 = 0;
  /** In bytes. */
  length: u32 = 0;

  /** Fills `target` with what begins at byte `offset`. */
  read(offset: u32, target: Span<u8>): bool {
    return copyFromClient(this.token, offset, target) === Status.ok;
  }
}

/** Lent for writing. */
export class WriteBuffer {
  token: u32 = 0;
  /** In bytes. */
  length: u32 = 0;

  /** Writes `source` from byte `offset` on. */
  write(offset: u32, source: ReadonlySpan<u8>): bool {
    return copyToClient(this.token, offset, source) === Status.ok;
  }
}

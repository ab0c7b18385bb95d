/** What the director is asked, and the labels by which the fuzzer tells its peers what to do. */
import { OPERATION_COUNT } from '../../../src/abi/operation';

/** Numbers that are not drawn by chance: the fuzzer calls the director at random, too. */
export enum DirectorOperation {
  /**
   * Lends the tally (for reading), m0: random state so far. The director adds it up. Reply m0: the next seed; the label is
   * {@link BEGIN}, or {@link ENOUGH} when the caller shall do no more.
   */
  report = 0x5eed_0001,
  /** Reply m0: the caller's own process number, m1: the number of processes, m2: that of the instances of `worker`. */
  places = 0x5eed_0002,
}

export const BEGIN = 0;
export const ENOUGH = 1;

/** What a peer does with a call; anything else is answered at once. */
export enum PeerOperation {
  /** Answers after other messages, or when nothing more comes. */
  later = 1,
  /** Copies the lent buffer to and fro, then answers. */
  copyLease = 2,
  /** Answers with a copy of a capability. */
  transfer = 3,
  /** Answers through a saved reply capability. */
  saved = 4,
  /** Lets the caller fault. */
  fault = 5,
  exit = 6,
  /** An undefined instruction, which an exception handler may step over; then answers. */
  crash = 7,
  /** Signals the caller, then answers. */
  signal = 8,
  /** Accepts a capability with the next message, or stops to. */
  accept = 9,
  refuse = 10,
  /** Answers after some time. */
  slowly = 11,
  /** Calls the caller back, which is refused: it waits. */
  callBack = 12,
  /** Answers with a copy of the capability to the line that it drives. */
  line = 13,
}
export const PEER_OPERATIONS = 14;

/** Operation numbers that are tried: some more than there are. */
export const TRIED_OPERATIONS = OPERATION_COUNT + 3;

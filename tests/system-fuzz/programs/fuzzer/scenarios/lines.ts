/** A line that somebody else drives: whoever is given a copy of the capability cannot serve it. */
import { NO_SLOT, Operation } from '../../../../../src/abi/operation';
import { PeerOperation } from '../../protocol';
import { perform } from '../perform';
import { Grant, SCENARIO_SLOT } from '../slots';

const ARRIVED = SCENARIO_SLOT + 6;
const PATIENCE = 300;

export function servedLine(): void {
  perform(Operation.accept, 0, ARRIVED, 0);
  perform(Operation.call, Grant.peer, PATIENCE, PeerOperation.line);
  perform(Operation.accept, 0, NO_SLOT, 0);
  perform(Operation.acknowledgeInterrupt, ARRIVED, 0, 0);
  perform(Operation.interruptState, ARRIVED, 0, 0);
  perform(Operation.delete, ARRIVED, 0, 0);
}

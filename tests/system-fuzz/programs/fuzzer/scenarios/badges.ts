/** Badges that can't be: of a type that has none, of a process that does not exist, bits that were not there. */
import { Right } from '../../../../../src/abi/capability';
import { Operation } from '../../../../../src/abi/operation';
import { perform, performWith } from '../perform';
import { Grant, SCENARIO_SLOT } from '../slots';

const DESTINATION = SCENARIO_SLOT + 7;
const NO_PROCESS = 200;

export function oddBadges(): void {
  performWith(Operation.mint, Grant.clock, DESTINATION, Right.inspect, 1, 0);
  performWith(Operation.mint, Grant.processes, DESTINATION, Right.inspect, NO_PROCESS, 0);
  performWith(Operation.mint, Grant.ownBits, DESTINATION, Right.send, 0x1_0000, 0);
  performWith(Operation.mint, Grant.processes, DESTINATION, Right.inspect, 1, 0);
  perform(Operation.delete, DESTINATION, 0, 0);
}

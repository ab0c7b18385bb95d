/**
 * How often each call ended with each status: a row for every operation, and one for the numbers that are none. A process
 * counts for itself and lends the table to the director, who adds it up.
 */
import { OPERATION_COUNT } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';

/** One more than the highest status; anything above is counted as unknown to the ABI. */
export const STATUS_COUNT = 26;
/** The last row is for numbers that no operation has, the last column for statuses that do not exist. */
export const TALLY_ROWS = OPERATION_COUNT + 1;
export const TALLY_COLUMNS = STATUS_COUNT + 1;
export const TALLY_LENGTH = TALLY_ROWS * TALLY_COLUMNS;

/** u16: it is lent long before a cell can be full. */
export const tally = array(u16, TALLY_LENGTH);

export function count(operation: u32, status: Status): void {
  tally[placeOf(operation, status)]++;
}

export function placeOf(operation: u32, status: u32): u32 {
  const row = minU32(operation, OPERATION_COUNT);
  return row * TALLY_COLUMNS + minU32(status, STATUS_COUNT);
}

export function clearTally(): void {
  for (let place: u32 = 0; place < TALLY_LENGTH; place++) tally[place] = 0;
}

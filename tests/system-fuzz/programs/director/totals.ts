/** What the fuzzer's tallies add up to, over all its lives, and what only others can see of its calls. */
import { Status } from '../../../../src/abi/status';
import { copyFromClient } from '../../../../src/runtime/leases';
import { TALLY_LENGTH, placeOf } from '../tally';

class Totals {
  calls: u32 = 0;
  readonly counts = array(u32, TALLY_LENGTH);
}

export const totals = new Totals();

const PIECE = 64;
const piece = array(u16, PIECE);

/** Adds what the caller lends. */
export function addTally(token: u32): void {
  for (let start: u32 = 0; start < TALLY_LENGTH; start += PIECE) {
    const length = minU32(PIECE, TALLY_LENGTH - start);
    const bytes = spanAt(u8, addressOf(piece), length * 2);
    if (copyFromClient(token, start * 2, bytes) !== Status.ok) return;
    for (let index: u32 = 0; index < length; index++) addCell(start + index, piece[index]);
  }
}

function addCell(place: u32, more: u32): void {
  totals.counts[place] += more;
  totals.calls += more;
}

/** One that somebody made who can't count it any more. */
export function addOne(operation: u32, status: u32): void {
  addCell(placeOf(operation, status), 1);
}

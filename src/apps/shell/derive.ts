/** Deriving capabilities at run time, and taking them back: `mint`, `revoke`. */
import { NO_SLOT } from '../../abi/operation';
import { Status } from '../../abi/status';
import { mint, revoke } from '../../runtime/capabilities';
import { statusName } from '../../runtime/status-name';
import { NOT_A_NUMBER, Words } from '../../runtime/words';
import { isFree, showSlot } from './capabilities';
import { DERIVED_SLOTS, SLOT_COUNT } from './main';
import { findProcess, information, inspect } from './processes';
import { NO_RIGHTS, parseRights } from './rights';
import { line, say, show } from './terminal';

/** `mint <slot> <rights> [badge]`: derives a weaker capability of the shell's own. */
export function deriveCapability(words: Words): void {
  const slot = words.number(1);
  const rights = parseRights(words.word(2));
  const badge: u32 = words.count > 3 ? words.number(3) : 0;
  if (slot === NOT_A_NUMBER || badge === NOT_A_NUMBER) {
    say('mint: slot and badge are numbers');
    return;
  }
  if (rights === NO_RIGHTS) {
    say("mint: rights are names with commas between them, as 'caps' shows them");
    return;
  }
  const self = findProcess(textBytes('shell'));
  const destination = freeSlot(self);
  if (destination === NO_SLOT) {
    say("mint: no slot is free; 'revoke' takes back what was derived");
    return;
  }
  const status = mint(slot, destination, rights, badge);
  if (status !== Status.ok) tellStatus('mint: ', status);
  else showSlot(self, destination);
}

function freeSlot(self: u32): u32 {
  for (let slot: u32 = DERIVED_SLOTS; slot < SLOT_COUNT; slot++) {
    if (isFree(self, slot)) return slot;
  }
  return NO_SLOT;
}

/** `revoke <slot>`: takes back everything that was derived from a capability of the shell. */
export function revokeCapability(words: Words): void {
  const slot = words.number(1);
  if (slot === NOT_A_NUMBER) {
    say('revoke: the slot is a number');
    return;
  }
  const before = capabilitiesInUse();
  const status = revoke(slot);
  if (status !== Status.ok) {
    tellStatus('revoke: ', status);
    return;
  }
  const gone = before - capabilitiesInUse();
  line.text('revoke: ');
  line.decimal(gone);
  line.text(gone === 1 ? ' capability taken back' : ' capabilities taken back');
  show();
}

function capabilitiesInUse(): u32 {
  let used: u32 = 0;
  for (let process: u32 = 0; inspect(process); process++) used += information.slotsUsed;
  return used;
}

function tellStatus(what: string, status: Status): void {
  line.text(what);
  line.text(statusName(status));
  show();
}

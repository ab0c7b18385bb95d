/** Children with fewer rights or a badge. What identifies its holder to the receiver, once set, stays. */
import { ObjectType } from '../../abi/capability';
import { Status } from '../../abi/status';
import { ANYTHING } from '../needs';
import { Process, processes } from '../process/process';
import { kernel } from '../state';
import { acceptLife, derive } from './authority';
import { checkCapability, checkFree, detailOf, placeOf, slotOf } from './capability';
import { mayDerive } from './derivation';

/** Whether what is in a slot can have children: all but the right to answer a call, of which there is one. */
export function checkDerivable(place: u32): Status {
  const status = checkCapability(place, ANYTHING);
  if (status !== Status.ok) return status;
  if (detailOf(place).type === ObjectType.reply) return Status.wrongType;
  return mayDerive(place) ? Status.ok : Status.full;
}

/** Whether a child of `source` may have that badge; 0 keeps what the source has. */
function checkBadge(source: u32, badge: u32): Status {
  if (badge === 0) return Status.ok;
  const slot = slotOf(source);
  switch (detailOf(source).type) {
    case ObjectType.endpoint:
    case ObjectType.interrupt:
      return slot.badge === 0 ? Status.ok : Status.insufficientRights;
    case ObjectType.notification:
      return (badge & ~slot.badge) === 0 ? Status.ok : Status.insufficientRights;
    case ObjectType.process:
      if (slot.object !== 0) return Status.insufficientRights;
      return badge <= kernel.processCount ? Status.ok : Status.nothing;
    default:
      return Status.invalidArgument;
  }
}

/** Makes a child of `source` with these rights and that badge in a slot of `holder`; or says why not. */
export function mint(source: u32, holder: Process, slot: u32, rights: u32, badge: u32): Status {
  const derivable = checkDerivable(source);
  if (derivable !== Status.ok) return derivable;
  const free = checkFree(holder, slot);
  if (free !== Status.ok) return free;
  const allowed: u32 = detailOf(source).rights;
  if ((rights & ~allowed) !== 0) return Status.insufficientRights;
  const status = checkBadge(source, badge);
  if (status === Status.ok) makeChild(source, placeOf(holder, slot), rights, badge);
  return status;
}

function makeChild(source: u32, place: u32, rights: u32, badge: u32): void {
  const isProcess = detailOf(source).type === ObjectType.process;
  derive(source, place, rights, badge === 0 || isProcess ? slotOf(source).badge : badge);
  if (!isProcess || badge === 0) return;
  slotOf(place).object = addressOf(processes[badge - 1]);
  acceptLife(place);
}

/** Children with fewer rights or a badge. What identifies its holder to the receiver, once set, stays. */
import { ObjectType } from '../abi/capability';
import { Status } from '../abi/status';
import { acceptLife, derive } from './authority';
import { detailOf, slotOf } from './capability';
import { processes } from './process';
import { kernel } from './state';

/** Whether a child of `source` may have that badge; 0 keeps what the source has. */
export function checkBadge(source: u32, badge: u32): Status {
  if (badge === 0) return Status.ok;
  const slot = slotOf(source);
  switch (detailOf(source).type) {
    case ObjectType.endpoint:
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

/** Makes a child of `source` as it was checked. */
export function mintInto(source: u32, place: u32, rights: u32, badge: u32): void {
  const isProcess = detailOf(source).type === ObjectType.process;
  derive(source, place, rights, badge === 0 || isProcess ? slotOf(source).badge : badge);
  if (!isProcess || badge === 0) return;
  slotOf(place).object = addressOf(processes[badge - 1]);
  acceptLife(place);
}

/** The users of the system file: finding one by name, and what is known of each. */
import { USERS } from './configuration';
import { NO_USER } from './description';
import { equalsText } from '../../runtime/words';

/** The number of the user called `name`, or NO_USER. */
export function findUser(name: ReadonlySpan<u8>): u32 {
  for (let user: u32 = 0; user < USERS.length; user++) {
    if (equalsText(name, USERS[user].name)) return user;
  }
  return NO_USER;
}

export function hasPassword(user: u32): bool {
  return user >= USERS.length || USERS[user].iterations !== 0;
}

/** Writes a name with zeros behind it. */
export function writeName(name: string, target: Span<u8>): void {
  for (let index: u32 = 0; index < target.length; index++) {
    target[index] = index < name.length ? name.charCodeAt(index) : 0;
  }
}

/** Whom the caller acts for, and back to whom. */
import { SecurityError } from '../../interfaces/generated/security-client';
import { AuditEvent, Identity } from '../../interfaces/security';
import { Caller } from '../../runtime/service/caller';
import { auditUser } from './access';
import { PROCESS_COUNT, USERS } from './configuration';
import { endContext, isLoggedIn, isSubstituted, logOut, userOf } from './contexts';
import { NO_USER } from './description';
import { writeName } from './users';

export function logout(caller: Caller): SecurityError {
  const user = userOf(caller.process);
  if (!logOut(caller.process)) return SecurityError.nothing;
  auditUser(AuditEvent.logout, caller.process, user, userOf(caller.process), true);
  return SecurityError.none;
}

export function whoAmI(caller: Caller, identity: Identity): SecurityError {
  const user = userOf(caller.process);
  if (user >= USERS.length) return SecurityError.nothing;
  identity.user = u8(user);
  identity.loggedIn = isLoggedIn(caller.process);
  identity.substituted = isSubstituted(caller.process);
  writeName(USERS[user].name, identity.name);
  return SecurityError.none;
}

/** Ends what processes were logged in for that have ended since. */
export function endContexts(): void {
  for (let process: u32 = 0; process < PROCESS_COUNT; process++) {
    const user = endContext(process);
    if (user !== NO_USER) auditUser(AuditEvent.end, process, user, user, true);
  }
}

/**
 * A stricter policy, for systems that are in service: as the default one, but only users with a password do more than look and use,
 * nobody changes access lists while the system runs, and everything is remembered.
 */
import { AuditEntry } from '../../interfaces/security';
import { mayByLists, ORDINARY_ACTIONS } from './access-list-policy';
import { record } from './audit-log';
import { Change, type Policy } from './policy';
import { hasPassword } from './users';

function checkAccess(user: u32, resource: u32, actions: u32): bool {
  return (hasPassword(user) || (actions & ~ORDINARY_ACTIONS) === 0) && mayByLists(user, resource, actions);
}

function change(_resource: u32, _subject: u32, _actions: u32): Change {
  return Change.refused;
}

function auditEvent(entry: AuditEntry): void {
  record(entry);
}

export const LOCKDOWN_POLICY: Policy = { checkAccess, grant: change, revoke: change, auditEvent };

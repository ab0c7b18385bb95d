/**
 * The default policy: both the user and the resource must allow it. The user by its own permissions, whatever the resource; the
 * resource by its owner or its access list. Everything is remembered but what was allowed and is ordinary.
 */
import { Action } from '../../interfaces/permissions';
import { AuditEntry, AuditEvent } from '../../interfaces/security';
import { allow, disallow, listedActions } from './access-lists';
import { record } from './audit-log';
import { USERS } from './configuration';
import { Change, type Policy } from './policy';

/** Not worth an entry if they are allowed. */
export const ORDINARY_ACTIONS = Action.inspect | Action.use;

export function mayByLists(user: u32, resource: u32, actions: u32): bool {
  if (user >= USERS.length || (USERS[user].may & actions) !== actions) return false;
  return (listedActions(user, resource) & actions) === actions;
}

function grant(resource: u32, subject: u32, actions: u32): Change {
  return allow(resource, subject, actions) ? Change.done : Change.full;
}

function revoke(resource: u32, subject: u32, actions: u32): Change {
  return disallow(resource, subject, actions) ? Change.done : Change.nothing;
}

function auditEvent(entry: AuditEntry): void {
  const ordinary = entry.event === AuditEvent.access && (entry.actions & ~ORDINARY_ACTIONS) === 0;
  if (!ordinary || !entry.allowed) record(entry);
}

export const ACCESS_LIST_POLICY: Policy = { checkAccess: mayByLists, grant, revoke, auditEvent };

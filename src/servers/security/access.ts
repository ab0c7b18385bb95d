/**
 * Who may do what, as clients ask: finds out which user a process acts for, has the policy decide, and has it remember. The answer
 * comes from tables, in microseconds.
 */
import { SecurityError } from '../../interfaces/generated/security-client';
import { Action } from '../../interfaces/permissions';
import { AuditEntry, AuditEvent } from '../../interfaces/security';
import { Caller } from '../../runtime/service/caller';
import { ACCESS_LIST_POLICY } from './access-list-policy';
import { isEntry } from './access-lists';
import { LOCKDOWN } from './configuration';
import { userOf } from './contexts';
import { LOCKDOWN_POLICY } from './lockdown';
import { Change, type Policy } from './policy';

const entry = new AuditEntry();

function policy(): Policy {
  return LOCKDOWN ? LOCKDOWN_POLICY : ACCESS_LIST_POLICY;
}

/** Whether the process may; remembered, if the policy wants that. */
export function mayProcess(process: u32, resource: u32, action: u32): bool {
  const user = userOf(process);
  const allowed = mayUser(user, resource, action);
  begin(AuditEvent.access, process, user, allowed);
  entry.resource = u8(minU32(resource, 0xff));
  entry.actions = u8(action);
  policy().auditEvent(entry);
  return allowed;
}

/** As {@link mayProcess}, and nothing is remembered. */
export function mayUser(user: u32, resource: u32, action: u32): bool {
  return policy().checkAccess(user, resource, action);
}

/** Remembers what a process that acts for `user` had to do with the user `subject`. */
export function auditUser(event: AuditEvent, process: u32, user: u32, subject: u32, allowed: bool): void {
  begin(event, process, user, allowed);
  entry.subject = u8(subject);
  policy().auditEvent(entry);
}

function begin(event: AuditEvent, process: u32, user: u32, allowed: bool): void {
  entry.event = event;
  entry.process = u8(process);
  entry.user = u8(user);
  entry.subject = 0;
  entry.resource = 0;
  entry.actions = 0;
  entry.allowed = allowed;
}

export function check(_caller: Caller, process: u32, resource: u32, action: Action): SecurityError {
  return mayProcess(process, resource, action) ? SecurityError.none : SecurityError.denied;
}

export function grant(caller: Caller, resource: u32, subject: u32, actions: u32): SecurityError {
  return change(AuditEvent.grant, caller.process, resource, subject, actions);
}

export function revoke(caller: Caller, resource: u32, subject: u32, actions: u32): SecurityError {
  return change(AuditEvent.revoke, caller.process, resource, subject, actions);
}

function change(event: AuditEvent, process: u32, resource: u32, subject: u32, actions: u32): SecurityError {
  if (!isEntry(resource, subject, actions)) return SecurityError.nothing;
  const user = userOf(process);
  let outcome = Change.refused;
  if (mayUser(user, resource, Action.grant)) {
    if (event === AuditEvent.grant) outcome = policy().grant(resource, subject, actions);
    else outcome = policy().revoke(resource, subject, actions);
  }
  begin(event, process, user, outcome === Change.done);
  entry.subject = u8(subject);
  entry.resource = u8(resource);
  entry.actions = u8(actions);
  policy().auditEvent(entry);
  return errorOf(outcome);
}

function errorOf(outcome: Change): SecurityError {
  switch (outcome) {
    case Change.done:
      return SecurityError.none;
    case Change.refused:
      return SecurityError.denied;
    case Change.full:
      return SecurityError.full;
    case Change.nothing:
      return SecurityError.nothing;
  }
}

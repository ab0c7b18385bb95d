/** What can be looked at, by who may: users and groups, resources and their access lists, the audit log. */
import { SecurityError } from '../../interfaces/generated/security-client';
import { Action, Resource } from '../../interfaces/permissions';
import {
  AccessInformation,
  AuditEntry,
  AuditState,
  SecurityName,
  UserInformation,
} from '../../interfaces/security';
import { Caller } from '../../runtime/service/caller';
import { mayProcess } from './access';
import { accessCount, accessEntry } from './access-lists';
import { auditEntry, position } from './audit-log';
import { GROUPS, RESOURCES, USERS } from './configuration';
import { hasPassword, writeName } from './users';

export function user(caller: Caller, index: u32, information: UserInformation): SecurityError {
  if (!mayInspect(caller, Resource.users)) return SecurityError.denied;
  if (index >= USERS.length) return SecurityError.nothing;
  writeName(USERS[index].name, information.name);
  information.groups = USERS[index].groups;
  information.may = USERS[index].may;
  information.hasPassword = hasPassword(index);
  return SecurityError.none;
}

export function group(caller: Caller, index: u32, name: SecurityName): SecurityError {
  if (!mayInspect(caller, Resource.users)) return SecurityError.denied;
  if (index >= GROUPS.length) return SecurityError.nothing;
  writeName(GROUPS[index].name, name.name);
  return SecurityError.none;
}

export function resource(caller: Caller, index: u32, name: SecurityName): SecurityError {
  if (!mayInspect(caller, Resource.permissions)) return SecurityError.denied;
  if (index >= RESOURCES.length) return SecurityError.nothing;
  writeName(RESOURCES[index].name, name.name);
  return SecurityError.none;
}

export function access(caller: Caller, index: u32, information: AccessInformation): SecurityError {
  if (!mayInspect(caller, Resource.permissions)) return SecurityError.denied;
  if (index >= accessCount()) return SecurityError.nothing;
  const entry = accessEntry(index);
  information.resource = entry.resource;
  information.subject = entry.subject;
  information.actions = entry.actions;
  return SecurityError.none;
}

export function audit(caller: Caller, age: u32, entry: AuditEntry): SecurityError {
  if (!mayInspect(caller, Resource.audit)) return SecurityError.denied;
  if (age === 0 || age > position.count) return SecurityError.nothing;
  assign(entry, auditEntry(age));
  return SecurityError.none;
}

export function auditState(caller: Caller, state: AuditState): SecurityError {
  if (!mayInspect(caller, Resource.audit)) return SecurityError.denied;
  state.count = position.count;
  state.dropped = position.dropped;
  return SecurityError.none;
}

function mayInspect(caller: Caller, subject: Resource): bool {
  return mayProcess(caller.process, subject, Action.inspect);
}

/** `users`: who there is; `permissions`: who may do what, and `grant` and `withdraw`, which change it. */
import { SecurityError } from '../../interfaces/generated/security-client';
import { AccessInformation, UserInformation } from '../../interfaces/security';
import { serviceErrorName } from '../../runtime/service/error-name';
import { Words } from '../../runtime/words';
import { security } from './connections';
import {
  findAction,
  findResource,
  findSubject,
  NO_NUMBER,
  writeActions,
  writeGroups,
  writeResource,
  writeSubject,
} from './permissions';
import { DENIED, line, say, show } from './terminal';

const PASSWORD_COLUMN = 16;
const GROUPS_COLUMN = 26;
const MAY_COLUMN = 52;
const SUBJECT_COLUMN = 16;
const ACTIONS_COLUMN = 32;

const user = new UserInformation();
const entry = new AccessInformation();

export function listUsers(_words: Words): void {
  let error = security.user(0, user);
  if (error === SecurityError.none) say('USER            PASSWORD  GROUPS                    MAY');
  for (let index: u32 = 1; error === SecurityError.none; index++) {
    showUser();
    error = security.user(index, user);
  }
  if (error !== SecurityError.nothing) complain('users: ', error);
}

function showUser(): void {
  line.name(user.name);
  line.column(PASSWORD_COLUMN);
  line.text(user.hasPassword ? 'yes' : 'none');
  line.column(GROUPS_COLUMN);
  writeGroups(user.groups);
  line.column(MAY_COLUMN);
  writeActions(user.may);
  show();
}

export function listPermissions(_words: Words): void {
  let error = security.access(0, entry);
  if (error === SecurityError.none) say('RESOURCE        WHO             MAY');
  for (let index: u32 = 1; error === SecurityError.none; index++) {
    writeResource(entry.resource);
    line.column(SUBJECT_COLUMN);
    writeSubject(entry.subject);
    line.column(ACTIONS_COLUMN);
    writeActions(entry.actions);
    show();
    error = security.access(index, entry);
  }
  if (error !== SecurityError.nothing) complain('permissions: ', error);
}

/** `grant <who> <resource> <action>`. */
export function grantAction(words: Words): void {
  if (!isUnderstood(words)) return;
  complain('grant: ', security.grant(entry.resource, entry.subject, entry.actions));
}

export function withdrawAction(words: Words): void {
  if (!isUnderstood(words)) return;
  complain('withdraw: ', security.revoke(entry.resource, entry.subject, entry.actions));
}

/** Fills `entry` from the three words, or says which of them is wrong. */
function isUnderstood(words: Words): bool {
  const subject = findSubject(words.word(1));
  const resource = findResource(words.word(2));
  const action = findAction(words.word(3));
  if (subject === NO_NUMBER) say("no user or group has this name; 'users' lists them");
  else if (resource === NO_NUMBER) say("no resource has this name; 'permissions' lists them");
  else if (action === NO_NUMBER)
    say('actions are inspect, use, control, create, shutDown, administer and grant');
  else {
    entry.subject = subject;
    entry.resource = resource;
    entry.actions = action;
    return true;
  }
  return false;
}

function complain(what: string, error: SecurityError): void {
  line.text(what);
  line.text(outcome(error));
  show();
}

function outcome(error: SecurityError): string {
  switch (error) {
    case SecurityError.denied:
      return DENIED;
    case SecurityError.nothing:
      return 'it was like that before';
    case SecurityError.full:
      return 'there is no room for another entry';
    default:
      return serviceErrorName(error);
  }
}

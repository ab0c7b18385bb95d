/** Users, groups, resources and actions by their names, which the security service knows. */
import { SecurityError } from '../../interfaces/generated/security-client';
import { Action, GROUP } from '../../interfaces/permissions';
import { SecurityName, UserInformation } from '../../interfaces/security';
import { equalsName, equalsText } from '../../runtime/words';
import { security } from './connections';
import { line } from './terminal';

/** What the finders give for names that nothing has. */
export const NO_NUMBER = 0xffffffff;

class ActionName {
  action: Action = Action.inspect;
  name: string = '';
}

const ACTIONS = table(ActionName, [
  { action: Action.inspect, name: 'inspect' },
  { action: Action.use, name: 'use' },
  { action: Action.control, name: 'control' },
  { action: Action.create, name: 'create' },
  { action: Action.shutDown, name: 'shutDown' },
  { action: Action.administer, name: 'administer' },
  { action: Action.grant, name: 'grant' },
]);

const COMMA = 0x2c;
const DASH = 0x2d;

const user = new UserInformation();
const found = new SecurityName();

export function findUser(name: ReadonlySpan<u8>): u32 {
  for (let index: u32 = 0; security.user(index, user) === SecurityError.none; index++) {
    if (equalsName(user.name, name)) return index;
  }
  return NO_NUMBER;
}

/** A user or group. */
export function findSubject(name: ReadonlySpan<u8>): u32 {
  for (let index: u32 = 0; security.group(index, found) === SecurityError.none; index++) {
    if (equalsName(found.name, name)) return GROUP + index;
  }
  return findUser(name);
}

export function findResource(name: ReadonlySpan<u8>): u32 {
  for (let index: u32 = 0; security.resource(index, found) === SecurityError.none; index++) {
    if (equalsName(found.name, name)) return index;
  }
  return NO_NUMBER;
}

export function findAction(name: ReadonlySpan<u8>): u32 {
  for (const item of ACTIONS) {
    if (equalsText(name, item.name)) return item.action;
  }
  return NO_NUMBER;
}

/** A user or group; its number, if nobody tells the name. */
export function writeSubject(subject: u32): void {
  if (subject >= GROUP) writeGroup(subject - GROUP);
  else if (security.user(subject, user) === SecurityError.none) line.name(user.name);
  else line.decimal(subject);
}

function writeGroup(group: u32): void {
  if (security.group(group, found) === SecurityError.none) line.name(found.name);
  else line.decimal(group);
}

/** The groups of these bits: `everyone,operators`. */
export function writeGroups(groups: u32): void {
  let first = true;
  for (let group: u32 = 0; groups >>> group !== 0; group++) {
    if (((groups >>> group) & 1) === 0) continue;
    if (!first) line.byte(COMMA);
    writeGroup(group);
    first = false;
  }
}

export function writeResource(resource: u32): void {
  if (security.resource(resource, found) === SecurityError.none) line.name(found.name);
  else line.decimal(resource);
}

/** `inspect,use`, or a dash for none. */
export function writeActions(actions: u32): void {
  let first = true;
  for (const item of ACTIONS) {
    if ((actions & item.action) === 0) continue;
    if (!first) line.byte(COMMA);
    line.text(item.name);
    first = false;
  }
  if (first) line.byte(DASH);
}

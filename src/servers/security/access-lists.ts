/**
 * The access lists of all resources in one table: the system file's at first, then as `grant` and `revoke` left them. They outlive
 * a restart of this server, because a crash must not give back what was revoked; one in the middle of a change makes them the system file's again.
 *
 * Invariant: the first `count` entries are in use, each with at least one action, at most one for a resource and subject.
 */
import { EVERY_ACTION, GROUP } from '../../interfaces/permissions';
import { Retained } from '../../runtime/retained';
import { ACCESS_LIST, GROUPS, RESOURCES, USERS } from './configuration';
import { AccessEntry } from './description';

/** Entries beyond those of the system file. */
const ROOM = 16;

class AccessLists {
  readonly entries = structs(AccessEntry, ACCESS_LIST.length + ROOM);
  count: u32 = 0;
}

/** @retained */
const lists = new AccessLists();
/** @retained */
const kept = new Retained();

export function openAccessLists(): void {
  if (kept.open(addressOf(lists), sizeof(AccessLists))) return;
  kept.begin();
  for (let index: u32 = 0; index < ACCESS_LIST.length; index++)
    assign(lists.entries[index], ACCESS_LIST[index]);
  lists.count = ACCESS_LIST.length;
  kept.commit();
}

/** Whether it makes sense to allow or disallow this. */
export function isEntry(resource: u32, subject: u32, actions: u32): bool {
  return resource < RESOURCES.length && isSubject(subject) && actions !== 0 && actions <= EVERY_ACTION;
}

function isSubject(subject: u32): bool {
  return subject >= GROUP ? subject - GROUP < GROUPS.length : subject < USERS.length;
}

/** What the lists let `user` do with `resource`. */
export function listedActions(user: u32, resource: u32): u32 {
  if (user >= USERS.length || resource >= RESOURCES.length) return 0;
  if (RESOURCES[resource].owner === user) return EVERY_ACTION;
  let actions: u32 = 0;
  for (let index: u32 = 0; index < lists.count; index++) {
    const entry = lists.entries[index];
    if (entry.resource === resource && includes(entry.subject, user)) actions |= entry.actions;
  }
  return actions;
}

function includes(subject: u32, user: u32): bool {
  if (subject < GROUP) return subject === user;
  return ((u32(USERS[user].groups) >>> (subject - GROUP)) & 1) !== 0;
}

/** False: there is no room for another entry. */
export function allow(resource: u32, subject: u32, actions: u32): bool {
  const index = find(resource, subject);
  if (index === lists.entries.length) return false;
  kept.begin();
  if (index === lists.count) addEntry(resource, subject);
  lists.entries[index].actions |= u8(actions);
  kept.commit();
  return true;
}

function addEntry(resource: u32, subject: u32): void {
  const entry = lists.entries[lists.count];
  entry.resource = u8(resource);
  entry.subject = u8(subject);
  entry.actions = 0;
  lists.count++;
}

/** False: it was not allowed anyway. */
export function disallow(resource: u32, subject: u32, actions: u32): bool {
  const index = find(resource, subject);
  if (index >= lists.count || (lists.entries[index].actions & actions) === 0) return false;
  kept.begin();
  lists.entries[index].actions &= u8(~actions);
  if (lists.entries[index].actions === 0) removeEntry(index);
  kept.commit();
  return true;
}

/** The last takes its place. */
function removeEntry(index: u32): void {
  lists.count--;
  assign(lists.entries[index], lists.entries[lists.count]);
}

/** Where the entry is, or `count`. */
function find(resource: u32, subject: u32): u32 {
  for (let index: u32 = 0; index < lists.count; index++) {
    const entry = lists.entries[index];
    if (entry.resource === resource && entry.subject === subject) return index;
  }
  return lists.count;
}

export function accessCount(): u32 {
  return lists.count;
}

export function accessEntry(index: u32): AccessEntry {
  return lists.entries[index];
}

/**
 * Users, groups, resources and access lists of the system file. These are values for host tests; the build replaces this
 * module with those of the system.
 */
import { AccessEntry, Group, ResourceDescription, User } from './description';

export const PROCESS_COUNT = 16;

/** Nobody changes lists at run time, and nobody without a password does more than look and use (lockdown.ts). */
export const LOCKDOWN = false;

/**
 * Of the thread that hashes passwords: less urgent than the shell and what must not wait for a log-in, more urgent than what somebody
 * may have to log in for to stop it.
 */
export const HASH_PRIORITY = 17;

export const USERS = table(User, [
  { name: 'guest', groups: 1, may: 19, iterations: 0 },
  { name: 'operator', groups: 3, may: 127, iterations: 10 },
  { name: 'trainee', groups: 3, may: 3, iterations: 10 },
  { name: 'visitor', groups: 1, may: 127, iterations: 0 },
]);

/** 16 and 32 bytes for each user. The passwords are 'conductor' and 'learning'. */
// prettier-ignore
export const SALTS = table(u8, [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
  21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);
// prettier-ignore
export const HASHES = table(u8, [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  127, 17, 7, 57, 87, 35, 53, 59, 77, 237, 48, 15, 78, 38, 181, 65,
  186, 54, 226, 181, 80, 109, 7, 150, 118, 254, 63, 140, 118, 242, 85, 112,
  217, 220, 112, 51, 46, 13, 52, 9, 10, 240, 106, 205, 45, 210, 88, 91,
  180, 141, 102, 102, 65, 83, 197, 71, 52, 55, 215, 243, 221, 3, 54, 211,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);

export const GROUPS = table(Group, [{ name: 'everyone' }, { name: 'operators' }]);

export const RESOURCES = table(ResourceDescription, [
  { name: 'processes', owner: 1 },
  { name: 'system', owner: 255 },
  { name: 'users', owner: 1 },
  { name: 'permissions', owner: 1 },
  { name: 'audit', owner: 1 },
  { name: 'lamp', owner: 255 },
]);

export const ACCESS_LIST = table(AccessEntry, [
  { resource: 0, subject: 128, actions: 3 },
  { resource: 0, subject: 129, actions: 12 },
  { resource: 1, subject: 128, actions: 17 },
  { resource: 2, subject: 128, actions: 1 },
  { resource: 3, subject: 128, actions: 1 },
  { resource: 5, subject: 3, actions: 2 },
]);

/** The user of each process, until it logs in. */
export const PROCESS_USERS = table(u8, [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);

/**
 * What permissions are about: actions on resources. The server that owns a resource asks the security service
 * (`Security.check`) whether the process that wants something of it may; docs/0022-security.md says which server asks what.
 */

/** Sets of actions are the sums of these. */
export enum Action {
  /** Look at it. */
  inspect = 1,
  /** What it is there for. */
  use = 2,
  /** processes: stop, restart, make fault. */
  control = 4,
  /** processes: spawn. */
  create = 8,
  /** system: end it in order. */
  shutDown = 16,
  /** system: panic, reset. users: become one without the password. */
  administer = 32,
  /** Change who may do what with it. */
  grant = 64,
}

export const EVERY_ACTION = 127;

/** Those that every system has; what a system file names itself has the numbers from {@link OWN_RESOURCES}, in its order. */
export enum Resource {
  processes = 0,
  system = 1,
  users = 2,
  /** The access lists. */
  permissions = 3,
  /** The audit log. */
  audit = 4,
}

export const OWN_RESOURCES = 5;

/** A user or group as one number, as access lists have them: groups have {@link GROUP}. */
export const GROUP = 0x80;
/** The group of all users. */
export const EVERYONE = 0;

/** Longest name of a user, group or resource, in bytes; shorter ones are padded with zeros. */
export const NAME_LIMIT = 16;
/** Longest password, in bytes. */
export const PASSWORD_LIMIT = 64;

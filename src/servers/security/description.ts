/** What the system file says about users, groups and resources, as tables of `configuration.ts`. */
export class User {
  name: string = '';
  /** A bit for each group. */
  groups: u16 = 1;
  /** Actions that it may do at all. */
  may: u8 = 0;
  /** Of the hash of its password; 0: it has none. */
  iterations: u32 = 0;
}

export class Group {
  name: string = '';
}

export class ResourceDescription {
  name: string = '';
  /** The user who may do everything with it; NO_USER. */
  owner: u8 = 0xff;
}

/** One line of an access list. */
export class AccessEntry {
  resource: u8 = 0;
  /** A user, or a group (`GROUP`). */
  subject: u8 = 0;
  actions: u8 = 0;
}

/** In place of a user's number. */
export const NO_USER = 0xff;
/** Bytes of each user's salt and hash in the configuration. */
export const SALT_SIZE = 16;
export const HASH_SIZE = 32;

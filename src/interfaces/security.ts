import type { Out } from '../runtime/service/types';
import { Action } from './permissions';

/** What failures have led to. */
export class LockOut {
  /** Since the last good log-in. */
  failures: u32 = 0;
  /** Until somebody can log in as this user again. */
  millisecondsLeft: u32 = 0;
}

/** Who a process acts for. */
export class Identity {
  /** Zero-padded. */
  readonly name = array(u8, 16);
  user: u8 = 0;
  /** Of another user than the system file gives to the process: by `login` or `su`. */
  loggedIn: bool = false;
  /** `logout` leads back to the user before `su`. */
  substituted: bool = false;
}

export class UserInformation {
  /** Zero-padded. */
  readonly name = array(u8, 16);
  /** A bit for each group. */
  groups: u32 = 0;
  /** Actions, whatever the resource. */
  may: u32 = 0;
  hasPassword: bool = false;
}

/** A resource or a group. */
export class SecurityName {
  /** Zero-padded. */
  readonly name = array(u8, 16);
}

/** Lets a user or group do something with a resource. */
export class AccessInformation {
  resource: u32 = 0;
  /** A user, or a group (`GROUP`). */
  subject: u32 = 0;
  actions: u32 = 0;
}

export enum AuditEvent {
  /** In entries that are not there yet. */
  none = 0,
  /** A server asked whether a process may do something. */
  access = 1,
  login = 2,
  logout = 3,
  su = 4,
  /** Too many failures: log-ins as this user are refused for a while. */
  lockOut = 5,
  grant = 6,
  revoke = 7,
  /** A process that was logged in has ended. */
  end = 8,
}

/** Entry of the audit log. */
export class AuditEntry {
  /** Since boot. */
  milliseconds: u32 = 0;
  /** Times that the same happened again before anything else did; `milliseconds` is the last time. */
  repeats: u16 = 0;
  event: AuditEvent = AuditEvent.none;
  process: u8 = 0;
  /** Whom the process acted for. */
  user: u8 = 0;
  /** grant, revoke: to or from whom. login, su, lockOut: the user to become, 255 if there is no such user. */
  subject: u8 = 0;
  resource: u8 = 0;
  actions: u8 = 0;
  allowed: bool = false;
}

export class AuditState {
  /** Entries that there are. */
  count: u32 = 0;
  /** Older ones that made room for them. */
  dropped: u32 = 0;
}

/**
 * Security: which user a process acts for, and what that user may do with which resource.
 *
 * A server asks `check` before it does something for a client that not everybody may ask for. Everything else is about the
 * caller itself: it logs in and out, looks at users and access lists, changes lists that it may change.
 *
 * @version 1.0
 * @error passwordNeeded This user has a password, and none was given.
 * @error wrongPassword There is no such user, or it has another password.
 * @error locked There were too many failures: `lockOut` says for how long.
 * @error nothing There is none of this number, or nothing to do.
 */
export interface Security {
  /** Whether `process` may do this: `none` or `denied`. */
  check(process: u32, resource: u32, action: Action): void;
  /**
   * The caller becomes the user whose name is the first `nameLength` bytes; the others are the password. What it was before is
   * forgotten.
   */
  login(credentials: ReadonlySpan<u8>, nameLength: u32): void;
  /** As `login`, but `logout` leads back. Who may administer users needs no password. */
  su(credentials: ReadonlySpan<u8>, nameLength: u32): void;
  /** Back to the user before `su`, or else to the one that the system file gives to the caller. */
  logout(): void;
  /** What failed log-ins as the user of this name have led to. */
  lockOut(name: ReadonlySpan<u8>, state: Out<LockOut>): void;
  whoAmI(identity: Out<Identity>): void;
  /** Allows actions. Needs the action `grant` on the resource, as `revoke` does. */
  grant(resource: u32, subject: u32, actions: u32): void;
  revoke(resource: u32, subject: u32, actions: u32): void;
  user(index: u32, information: Out<UserInformation>): void;
  group(index: u32, name: Out<SecurityName>): void;
  resource(index: u32, name: Out<SecurityName>): void;
  /** Entry `index` of all access lists. */
  access(index: u32, information: Out<AccessInformation>): void;
  /** The entry of this age; 1 is the youngest. */
  audit(age: u32, entry: Out<AuditEntry>): void;
  auditState(state: Out<AuditState>): void;
}

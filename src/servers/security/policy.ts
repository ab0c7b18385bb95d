/**
 * The rules, replaceable: who may do what, who may change that, and what of it is worth remembering. The handlers ask whatever policy
 * the system file chose (access.ts) and know nothing of users' permissions and lists themselves.
 */
import { AuditEntry } from '../../interfaces/security';

/** What became of a change. */
export enum Change {
  done = 0,
  /** The policy knows no such change. */
  refused = 1,
  /** There is no room to remember it. */
  full = 2,
  /** It was like that before. */
  nothing = 3,
}

export interface Policy {
  /** Whether `user` may do all of `actions` with `resource`. Any numbers: what does not exist, nobody may. */
  readonly checkAccess: (user: u32, resource: u32, actions: u32) => bool;
  /** Lets `subject` do `actions`. Who asks may, and the numbers are valid. */
  readonly grant: (resource: u32, subject: u32, actions: u32) => Change;
  readonly revoke: (resource: u32, subject: u32, actions: u32) => Change;
  /** Something happened that may be worth an entry of the audit log. */
  readonly auditEvent: (entry: AuditEntry) => void;
}

/**
 * The security service: which user each process acts for, what that user may do, and what was done.
 *
 * It decides, it does not enforce: the server that owns a resource asks before it serves, and the kernel's badge says about
 * whom. docs/0022-security.md has the model and what it does and does not defend against.
 */
import { NO_SLOT } from '../../abi/operation';
import { ignoreFault, nothingToDo, serve, type Server } from '../../framework/server';
import { dispatchSecurity, SECURITY, type SecurityService } from '../../interfaces/generated/security-server';
import type { Message } from '../../runtime/message';
import type { Answer } from '../../runtime/service/answer';
import { check, grant, revoke } from './access';
import { openAccessLists } from './access-lists';
import { openAuditLog } from './audit-log';
import { openContexts } from './contexts';
import { endContexts, logout, whoAmI } from './identity';
import { access, audit, auditState, group, resource, user } from './listing';
import { openLockOuts } from './lock-out';
import { finishHashing, lockOut, login, su } from './log-in';

export enum Grant {
  requests = 0,
  supervisor = 1,
  registry = 2,
  processes = 3,
  clock = 4,
  /** Signals to its own first thread. */
  itself = 5,
}

/** Free slot, for the thread that hashes. */
export const HASH_THREAD = 6;

export enum Notification {
  /** The second thread has the hash. */
  hashed = 1,
}

const service: SecurityService = {
  check,
  login,
  su,
  logout,
  lockOut,
  whoAmI,
  grant,
  revoke,
  user,
  group,
  resource,
  access,
  audit,
  auditState,
};

const server: Server = {
  description: SECURITY,
  acceptSlot: NO_SLOT,
  initialise,
  request,
  notified,
  clientLeft,
  fault: ignoreFault,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(server);
}

export function initialise(): void {
  openContexts();
  openLockOuts();
  openAccessLists();
  openAuditLog();
  endContexts();
}

export function request(message: Message): Answer {
  return dispatchSecurity(message, service);
}

export function notified(_bits: u32): void {
  finishHashing();
}

export function clientLeft(_client: u32): void {
  endContexts();
}

/** `audit`: what security remembers. */
import { SecurityError } from '../../interfaces/generated/security-client';
import { AuditEntry, AuditEvent, AuditState } from '../../interfaces/security';
import { serviceErrorName } from '../../runtime/service/error-name';
import { Words } from '../../runtime/words';
import { security } from './connections';
import { writeActions, writeResource, writeSubject } from './permissions';
import { information, inspect } from './processes';
import { DENIED, line, say, show } from './terminal';

const NO_USER = 0xff;

const state = new AuditState();
const entry = new AuditEntry();

/** The youngest entry last, as lines of a log go. */
export function showAudit(_words: Words): void {
  const error = security.auditState(state);
  if (error !== SecurityError.none) {
    line.text('audit: ');
    line.text(error === SecurityError.denied ? DENIED : serviceErrorName(error));
    show();
    return;
  }
  if (state.dropped > 0) {
    line.text('audit: older entries that are gone: ');
    line.decimal(state.dropped);
    show();
  }
  if (state.count === 0) say('audit: nothing yet');
  for (let age = state.count; age > 0; age--) {
    if (security.audit(age, entry) === SecurityError.none) showEntry();
  }
}

/** `    12.345 shell (guest) control of processes: refused, 3 times`. */
function showEntry(): void {
  line.decimalRight(entry.milliseconds / 1000, 6);
  line.byte(0x2e);
  line.decimalZeros(entry.milliseconds % 1000, 3);
  line.byte(0x20);
  if (inspect(entry.process)) line.name(information.name);
  else line.decimal(entry.process);
  line.text(' (');
  writeSubject(entry.user);
  line.text(') ');
  writeEvent();
  line.text(entry.allowed ? ': allowed' : ': refused');
  if (entry.repeats > 0) {
    line.text(', ');
    line.decimal(u32(entry.repeats) + 1);
    line.text(' times');
  }
  show();
}

function writeEvent(): void {
  switch (entry.event) {
    case AuditEvent.access:
      writeAccess('');
      break;
    case AuditEvent.login:
      writeUser('login ');
      break;
    case AuditEvent.logout:
      writeUser('logout, is ');
      break;
    case AuditEvent.su:
      writeUser('su ');
      break;
    case AuditEvent.lockOut:
      writeUser('too many failures as ');
      break;
    case AuditEvent.grant:
      writeAccess('grant ');
      break;
    case AuditEvent.revoke:
      writeAccess('withdraw ');
      break;
    case AuditEvent.end:
      line.text('ended, and its log-in with it');
      break;
  }
}

function writeUser(what: string): void {
  line.text(what);
  if (entry.subject === NO_USER) line.text('somebody unknown');
  else writeSubject(entry.subject);
}

/** `control of processes`, and to or from whom if it is a change. */
function writeAccess(change: string): void {
  line.text(change);
  writeActions(entry.actions);
  line.text(' of ');
  writeResource(entry.resource);
  if (change.length === 0) return;
  line.text(entry.event === AuditEvent.grant ? ' to ' : ' from ');
  writeSubject(entry.subject);
}

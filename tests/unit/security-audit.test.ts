/** The audit log: what is worth an entry, what gives way, what a flood does. */
import { SecurityError } from '../../src/interfaces/generated/security-client';
import { Action, Resource } from '../../src/interfaces/permissions';
import { AuditEntry, AuditEvent, AuditState } from '../../src/interfaces/security';
import { grant } from '../../src/servers/security/access';
import { CAPACITY, position } from '../../src/servers/security/audit-log';
import { audit, auditState } from '../../src/servers/security/listing';
import { LOCKDOWN_POLICY } from '../../src/servers/security/lockdown';
import { EVERYONE, GUEST, OPERATOR, PANEL, PASSWORD, SecurityWorld, SHELL } from './support/security-world';

let world: SecurityWorld;

const entry = new AuditEntry();
const state = new AuditState();

beforeEach(() => {
  host.reset();
  world = new SecurityWorld();
});

test('who, for whom, what, with which resource, whether, and when', () => {
  world.kernel.now = 5_432_100n;
  world.may(SHELL, Resource.processes, Action.control);
  expect(world.audited()).toEqual([
    {
      event: AuditEvent.access,
      milliseconds: 5432,
      process: SHELL,
      user: GUEST,
      subject: 0,
      resource: Resource.processes,
      actions: Action.control,
      allowed: false,
      repeats: 0,
    },
  ]);
});

test('what is allowed and ordinary is not worth an entry; lockdown remembers it, too', () => {
  world.may(SHELL, Resource.processes, Action.use);
  world.may(SHELL, Resource.processes, Action.inspect);
  expect(world.audited()).toEqual([]);
  Object.assign(entry, { event: AuditEvent.access, actions: Action.use, allowed: true });
  LOCKDOWN_POLICY.auditEvent(entry);
  expect(world.audited()).toHaveLength(1);
});

test('grants, with whom they were to', () => {
  grant(world.caller(PANEL), Resource.audit, EVERYONE, Action.inspect);
  grant(world.caller(SHELL), Resource.audit, GUEST, Action.use);
  expect(world.audited()).toMatchObject([
    { event: AuditEvent.grant, user: OPERATOR, subject: EVERYONE, resource: 4, actions: 1, allowed: true },
    { event: AuditEvent.grant, user: GUEST, subject: GUEST, resource: 4, actions: 2, allowed: false },
  ]);
});

test('old entries make room, and are counted', () => {
  const subjects = [GUEST, EVERYONE, OPERATOR];
  for (let index = 0; index < CAPACITY + 5; index++)
    grant(world.caller(PANEL), Resource.audit, subjects[index % 3]!, Action.inspect);
  const log = world.audited();
  expect(log).toHaveLength(CAPACITY);
  expect(log[0]).toMatchObject({ subject: subjects[5 % 3], allowed: true });
  auditState(world.caller(PANEL), state);
  expect(state).toMatchObject({ count: CAPACITY, dropped: 5 });
});

test('a flood of the same is one entry, with the last time', () => {
  world.login(SHELL, 'operator', PASSWORD);
  for (let time = 0; time < 0x1_0005; time++) world.may(3, Resource.system, Action.administer);
  world.kernel.now = 9_000_000n;
  world.may(3, Resource.system, Action.administer);
  expect(world.audited()).toMatchObject([
    { event: AuditEvent.login },
    { event: AuditEvent.access, repeats: 0xffff, milliseconds: 9000 },
  ]);
});

test('a flood of several refusals is an entry for each, whatever lies between; what was allowed keeps its order', () => {
  world.login(SHELL, 'operator', PASSWORD);
  for (let time = 0; time < CAPACITY; time++) {
    world.may(3, Resource.system, Action.administer);
    world.may(4, Resource.processes, Action.control);
  }
  expect(world.audited()).toMatchObject([
    { event: AuditEvent.login },
    { process: 3, repeats: CAPACITY - 1 },
    { process: 4, repeats: CAPACITY - 1 },
  ]);
  world.kernel.now = 9_000_000n;
  world.may(3, Resource.system, Action.administer);
  world.login(SHELL, 'operator', PASSWORD);
  expect(world.audited()).toMatchObject([
    { event: AuditEvent.login },
    { process: 4 },
    { process: 3, repeats: CAPACITY, milliseconds: 9000 },
    { event: AuditEvent.login },
  ]);
});

test('is read by age, by who may', () => {
  world.may(SHELL, Resource.processes, Action.control);
  world.may(SHELL, Resource.processes, Action.create);
  const operator = world.caller(PANEL);
  expect(audit(operator, 1, entry)).toBe(SecurityError.none);
  expect(entry.actions).toBe(Action.create);
  expect(audit(operator, 2, entry)).toBe(SecurityError.none);
  expect(entry.actions).toBe(Action.control);
  for (const age of [0, 3, 0xffff_ffff]) expect(audit(operator, age, entry)).toBe(SecurityError.nothing);
  expect(audit(world.caller(SHELL), 1, entry)).toBe(SecurityError.denied);
  expect(auditState(world.caller(SHELL), state)).toBe(SecurityError.denied);
});

test('a restart of the server keeps it', () => {
  world.may(SHELL, Resource.processes, Action.control);
  world.restart();
  world.may(SHELL, Resource.processes, Action.create);
  expect(world.audited()).toMatchObject([{ actions: Action.control }, { actions: Action.create }]);
});

test('a log that a crash left as nonsense is empty, and says so', () => {
  world.may(SHELL, Resource.processes, Action.control);
  position.next = CAPACITY;
  world.restart();
  expect(world.audited()).toEqual([]);
  auditState(world.caller(PANEL), state);
  expect(state).toMatchObject({ count: 0, dropped: CAPACITY });
});

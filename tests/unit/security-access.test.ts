/** Who may do what: users and resources must both allow it, and changes of the lists hold for everybody at once. */
import fc from 'fast-check';
import { SecurityError } from '../../src/interfaces/generated/security-client';
import { Action, EVERY_ACTION, Resource } from '../../src/interfaces/permissions';
import { AccessInformation, AuditEvent, SecurityName, UserInformation } from '../../src/interfaces/security';
import { check, grant, revoke } from '../../src/servers/security/access';
import { mayByLists } from '../../src/servers/security/access-list-policy';
import { accessCount, accessEntry } from '../../src/servers/security/access-lists';
import { access, group, resource, user } from '../../src/servers/security/listing';
import { LOCKDOWN_POLICY } from '../../src/servers/security/lockdown';
import { Change } from '../../src/servers/security/policy';
import {
  EVERYONE,
  GUEST,
  LAMP,
  OPERATOR,
  OPERATORS,
  PANEL,
  PASSWORD,
  SecurityWorld,
  SHELL,
  TRAINEE,
  VISITOR,
} from './support/security-world';

const NOTHING_SUCH = [0x7f, 0xff, 0x100, 0xffff_ffff];

let world: SecurityWorld;

beforeEach(() => {
  host.reset();
  world = new SecurityWorld();
});

describe('what the default policy allows', () => {
  test('a guest: all but to control and create processes, and what only the owner may', () => {
    const allowed = (of: number): number[] =>
      [1, 2, 4, 8, 16, 32, 64].filter((action) => world.may(SHELL, of, action));
    expect(allowed(Resource.processes)).toEqual([Action.inspect, Action.use]);
    expect(allowed(Resource.system)).toEqual([Action.inspect, Action.shutDown]);
    expect(allowed(Resource.users)).toEqual([Action.inspect]);
    expect(allowed(Resource.audit)).toEqual([]);
    expect(allowed(LAMP)).toEqual([]);
  });

  test('the user and the resource must both allow it', () => {
    expect(mayByLists(OPERATOR, Resource.processes, Action.control)).toBe(true);
    // In the group that may, but not a user who may.
    expect(mayByLists(TRAINEE, Resource.processes, Action.control)).toBe(false);
    // A user who may everything, of a resource that does not let him.
    expect(mayByLists(VISITOR, Resource.processes, Action.control)).toBe(false);
    expect(mayByLists(VISITOR, LAMP, Action.use)).toBe(true);
    expect(mayByLists(VISITOR, LAMP, Action.use | Action.inspect)).toBe(false);
  });

  test('an owner may everything that he may at all', () => {
    expect(mayByLists(OPERATOR, Resource.audit, EVERY_ACTION)).toBe(true);
    expect(mayByLists(OPERATOR, Resource.system, Action.administer)).toBe(false);
  });

  test('who or what does not exist may nothing', () => {
    for (const number of NOTHING_SUCH) {
      expect(mayByLists(number, Resource.processes, Action.inspect)).toBe(false);
      expect(mayByLists(OPERATOR, number, Action.inspect)).toBe(false);
      expect(mayByLists(OPERATOR, Resource.processes, (number | 0x80) >>> 0)).toBe(false);
      expect(check(world.caller(SHELL), number, Resource.processes, Action.inspect)).toBe(
        SecurityError.denied,
      );
    }
  });

  test('a process acts for the user of the system file, and another one may ask about it', () => {
    expect(world.may(PANEL, Resource.processes, Action.control)).toBe(true);
    expect(check(world.caller(SHELL), PANEL, Resource.processes, Action.control)).toBe(SecurityError.none);
    expect(check(world.caller(PANEL), SHELL, Resource.processes, Action.control)).toBe(SecurityError.denied);
  });
});

describe('changing the lists', () => {
  const change = (
    by: typeof grant,
    process: number,
    of: number,
    subject: number,
    actions: number,
  ): SecurityError => by(world.caller(process), of, subject, actions);

  test('needs the action grant on the resource', () => {
    expect(change(grant, SHELL, Resource.processes, GUEST, Action.control)).toBe(SecurityError.denied);
    expect(change(revoke, SHELL, Resource.processes, EVERYONE, Action.use)).toBe(SecurityError.denied);
    expect(change(grant, PANEL, Resource.system, EVERYONE, Action.use)).toBe(SecurityError.denied);
    expect(change(grant, PANEL, Resource.audit, EVERYONE, Action.inspect)).toBe(SecurityError.none);
    expect(world.may(SHELL, Resource.audit, Action.inspect)).toBe(true);
  });

  test('a grant can be taken back, to the last action', () => {
    const before = accessCount();
    change(grant, PANEL, Resource.audit, GUEST, Action.inspect | Action.use);
    expect(accessCount()).toBe(before + 1);
    expect(change(revoke, PANEL, Resource.audit, GUEST, Action.use)).toBe(SecurityError.none);
    expect(change(revoke, PANEL, Resource.audit, GUEST, Action.use)).toBe(SecurityError.nothing);
    expect(world.may(SHELL, Resource.audit, Action.inspect)).toBe(true);
    expect(change(revoke, PANEL, Resource.audit, GUEST, EVERY_ACTION)).toBe(SecurityError.none);
    expect(world.may(SHELL, Resource.audit, Action.inspect)).toBe(false);
    expect(accessCount()).toBe(before);
  });

  test('to a group reaches its members only, and no further than they may at all', () => {
    change(revoke, PANEL, Resource.processes, OPERATORS, Action.control);
    change(revoke, PANEL, Resource.processes, EVERYONE, Action.use);
    expect(mayByLists(TRAINEE, Resource.processes, Action.use)).toBe(false);
    change(grant, PANEL, Resource.processes, OPERATORS, Action.use | Action.administer);
    expect(mayByLists(TRAINEE, Resource.processes, Action.use)).toBe(true);
    expect(mayByLists(TRAINEE, Resource.processes, Action.administer)).toBe(false);
    expect(mayByLists(GUEST, Resource.processes, Action.use)).toBe(false);
  });

  test('what does not exist is no entry', () => {
    for (const number of NOTHING_SUCH) {
      expect(change(grant, PANEL, number, GUEST, 1)).toBe(SecurityError.nothing);
      expect(change(grant, PANEL, Resource.audit, number, 1)).toBe(SecurityError.nothing);
    }
    for (const actions of [0, 0x80, 0x101, 0xffff_ffff])
      expect(change(grant, PANEL, Resource.audit, GUEST, actions)).toBe(SecurityError.nothing);
  });

  test('the table is bounded', () => {
    let made = 0;
    for (const of of [Resource.processes, Resource.users, Resource.permissions, Resource.audit]) {
      for (const subject of [GUEST, OPERATOR, TRAINEE, VISITOR, EVERYONE, OPERATORS]) {
        const error = change(grant, PANEL, of, subject, Action.inspect);
        if (error === SecurityError.none) made++;
        else expect(error).toBe(SecurityError.full);
      }
    }
    expect(accessCount()).toBe(22);
    expect(made).toBeGreaterThan(16);
    expect(change(grant, PANEL, Resource.processes, GUEST, Action.use)).toBe(SecurityError.none);
  });

  test('any order of grants and revocations leaves what a set of sets would', () => {
    const step = fc.record({
      adds: fc.boolean(),
      of: fc.constantFrom(0, 2, 3, 4),
      subject: fc.constantFrom(GUEST, TRAINEE, EVERYONE, OPERATORS),
      actions: fc.integer({ min: 1, max: EVERY_ACTION }),
    });
    const property = fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      host.reset();
      world = new SecurityWorld();
      const expected = new Map<string, number>();
      const key = (entry: { resource: number; subject: number }): string =>
        `${entry.resource} ${entry.subject}`;
      for (let index = 0; index < accessCount(); index++)
        expected.set(key(accessEntry(index)), accessEntry(index).actions);
      for (const { adds, of, subject, actions } of steps) {
        const error = change(adds ? grant : revoke, PANEL, of, subject, actions);
        const place = key({ resource: of, subject });
        const was = expected.get(place) ?? 0;
        if (error === SecurityError.none) expected.set(place, adds ? was | actions : was & ~actions);
        if (expected.get(place) === 0) expected.delete(place);
      }
      const left = new Map<string, number>();
      for (let index = 0; index < accessCount(); index++)
        left.set(key(accessEntry(index)), accessEntry(index).actions);
      expect([...left].sort()).toEqual([...expected].sort());
    });
    fc.assert(property, { seed: 4, numRuns: 50 });
  });

  test('what was changed outlives a restart of the server', () => {
    change(revoke, PANEL, Resource.processes, EVERYONE, Action.use);
    world.restart();
    expect(world.may(SHELL, Resource.processes, Action.use)).toBe(false);
  });

  test('lists that a crash left in the middle of a change are those of the system file again', () => {
    change(grant, PANEL, Resource.audit, GUEST, Action.inspect);
    accessEntry(0).subject = 0x7f;
    world.restart();
    expect(accessCount()).toBe(6);
    expect(world.may(SHELL, Resource.processes, Action.use)).toBe(true);
    expect(world.may(SHELL, Resource.audit, Action.inspect)).toBe(false);
  });
});

describe('lockdown, another policy', () => {
  test('users without a password only look and use, and no lists change', () => {
    const { checkAccess } = LOCKDOWN_POLICY;
    expect(checkAccess(OPERATOR, Resource.processes, Action.control)).toBe(true);
    expect(checkAccess(GUEST, Resource.processes, Action.use)).toBe(true);
    expect(checkAccess(GUEST, Resource.system, Action.shutDown)).toBe(false);
    expect(checkAccess(OPERATOR, Resource.system, Action.administer)).toBe(false);
    expect(LOCKDOWN_POLICY.grant(Resource.audit, GUEST, 1)).toBe(Change.refused);
    expect(LOCKDOWN_POLICY.revoke(Resource.processes, EVERYONE, 1)).toBe(Change.refused);
    expect(checkAccess(GUEST, Resource.audit, Action.inspect)).toBe(false);
  });
});

describe('looking', () => {
  const name = new SecurityName();
  const information = new UserInformation();
  const entry = new AccessInformation();
  const text = (bytes: Iterable<number>): string =>
    Buffer.from([...bytes].filter((byte) => byte)).toString('latin1');

  test('at users and groups', () => {
    expect(user(world.caller(SHELL), OPERATOR, information)).toBe(SecurityError.none);
    expect(text(information.name)).toBe('operator');
    expect(information).toMatchObject({ groups: 3, may: 127, hasPassword: true });
    expect(user(world.caller(SHELL), 4, information)).toBe(SecurityError.nothing);
    expect(group(world.caller(SHELL), 1, name)).toBe(SecurityError.none);
    expect(text(name.name)).toBe('operators');
    expect(group(world.caller(SHELL), 2, name)).toBe(SecurityError.nothing);
  });

  test('at resources and their lists', () => {
    expect(resource(world.caller(SHELL), LAMP, name)).toBe(SecurityError.none);
    expect(text(name.name)).toBe('lamp');
    expect(resource(world.caller(SHELL), 6, name)).toBe(SecurityError.nothing);
    expect(access(world.caller(SHELL), 1, entry)).toBe(SecurityError.none);
    expect(entry).toMatchObject({ resource: 0, subject: OPERATORS, actions: 12 });
    expect(access(world.caller(SHELL), 6, entry)).toBe(SecurityError.nothing);
  });

  test('only if one may', () => {
    revoke(world.caller(PANEL), Resource.users, EVERYONE, Action.inspect);
    revoke(world.caller(PANEL), Resource.permissions, EVERYONE, Action.inspect);
    const shell = world.caller(SHELL);
    expect(user(shell, 0, information)).toBe(SecurityError.denied);
    expect(group(shell, 0, name)).toBe(SecurityError.denied);
    expect(resource(shell, 0, name)).toBe(SecurityError.denied);
    expect(access(shell, 0, entry)).toBe(SecurityError.denied);
    expect(user(world.caller(PANEL), 0, information)).toBe(SecurityError.none);
  });
});

test('a log-in changes what is allowed, at once', () => {
  expect(world.may(SHELL, Resource.processes, Action.control)).toBe(false);
  world.login(SHELL, 'operator', PASSWORD);
  expect(world.may(SHELL, Resource.processes, Action.control)).toBe(true);
  expect(world.audited()).toMatchObject([
    { event: AuditEvent.access, allowed: false },
    { event: AuditEvent.login, allowed: true },
    { event: AuditEvent.access, allowed: true, user: OPERATOR },
  ]);
});

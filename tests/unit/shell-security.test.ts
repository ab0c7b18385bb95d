/** The shell's commands about users and permissions: what is asked of the security service, and what is said about its answers. */
import { LEASE_LENGTH_MAXIMUM } from '../../src/abi/message';
import { Grant } from '../../src/apps/shell/main';
import { DENIED } from '../../src/apps/shell/terminal';
import { SecurityError } from '../../src/interfaces/generated/security-client';
import {
  AuditEntry,
  AuditEvent,
  Identity,
  SecurityName,
  UserInformation,
} from '../../src/interfaces/security';
import { fill, textAt } from '../../testing/fake-kernel';
import { type FakeAnswer, ShellWorld } from './support/shell-world';

/** Methods by their numbers. */
enum Method {
  login = 2,
  su = 3,
  logout = 4,
  lockOut = 5,
  whoAmI = 6,
  grant = 7,
  revoke = 8,
  user = 9,
  group = 10,
  resource = 11,
  access = 12,
  audit = 13,
  auditState = 14,
}

const NONE: FakeAnswer = { error: SecurityError.none };
const NOTHING: FakeAnswer = { error: SecurityError.nothing };

let world: ShellWorld;
/** What the service answers; the others are the usual answers. */
let special: Partial<Record<Method, (words: readonly number[]) => FakeAnswer>>;
/** Credentials that were lent, and changes that were asked for. */
let asked: unknown[];

const users = [
  { name: 'guest', groups: 1, may: 19, hasPassword: false },
  { name: 'operator', groups: 3, may: 127, hasPassword: true },
];
const audited: Partial<AuditEntry>[] = [
  { event: AuditEvent.access, process: 3, user: 0, resource: 0, actions: 4, allowed: false, repeats: 2 },
  { event: AuditEvent.login, process: 3, user: 0, subject: 255, allowed: false },
  { event: AuditEvent.grant, process: 3, user: 1, subject: 0x81, resource: 1, actions: 34, allowed: true },
];

beforeEach(() => {
  host.reset();
  world = new ShellWorld();
  special = {};
  asked = [];
  world.serve(Grant.security, (method, words) => special[method as Method]?.(words) ?? usual(method, words));
});

function usual(method: Method, words: readonly number[]): FakeAnswer {
  const [index = 0, , address = 0, extent = 0] = words;
  switch (method) {
    case Method.login:
    case Method.su:
      return become(textAt(address, extent & LEASE_LENGTH_MAXIMUM), index);
    case Method.whoAmI:
      return put(Object.assign(overlay(Identity, address), { loggedIn: true }).name, 'operator');
    case Method.user:
      return putUser(index, address);
    case Method.group:
      return put(overlay(SecurityName, address).name, ['everyone', 'operators'][index]);
    case Method.resource:
      return put(overlay(SecurityName, address).name, ['processes', 'system'][index]);
    case Method.access:
      return index === 0 ? { words: [1, 0x81, 33] } : NOTHING;
    case Method.auditState:
      return { words: [audited.length, 0] };
    case Method.audit:
      Object.assign(
        overlay(AuditEntry, address),
        { milliseconds: 12_345, repeats: 0 },
        audited[audited.length - index],
      );
      return NONE;
    case Method.grant:
    case Method.revoke:
      asked.push([method, ...words.slice(0, 3)]);
      return NONE;
    default:
      return NONE;
  }
}

function put(field: Parameters<typeof fill>[0], name: string | undefined): FakeAnswer {
  if (name === undefined) return NOTHING;
  fill(field, name);
  return NONE;
}

function putUser(index: number, address: number): FakeAnswer {
  const { name, ...fields } = users[index] ?? {};
  const information = overlay(UserInformation, address);
  if (name !== undefined) Object.assign(information, fields);
  return put(information.name, name);
}

function become(lent: string, nameLength: number): FakeAnswer {
  asked.push([lent.slice(0, nameLength), lent.slice(nameLength)]);
  return lent.length === nameLength ? { error: SecurityError.passwordNeeded } : NONE;
}

test.each([
  ['login', 'you are operator\n'],
  ['su', 'you are operator\n'],
])('%s asks for the password if one is needed, and forgets it', (command, said) => {
  expect(world.type(`${command} operator`, 'sesame')).toBe(said);
  expect(asked).toEqual([
    ['operator', ''],
    ['operator', 'sesame'],
  ]);
  const memory = Buffer.from(host.memory.bytes(0x2000_0000, 128 << 10)).toString('latin1');
  expect(memory).not.toContain('sesame');
});

test('a user without a password is asked for none', () => {
  special[Method.login] = () => NONE;
  expect(world.type('login guest')).toBe('you are operator\n');
});

test.each([
  [SecurityError.wrongPassword, 'denied: wrong user or password\n'],
  [SecurityError.locked, 'denied: too many failures; try again in 5 s\n'],
  [SecurityError.full, 'too busy, try later\n'],
])('why a log-in failed: %d', (error, said) => {
  special[Method.login] = () => ({ error });
  special[Method.lockOut] = () => ({ words: [4, 4001] });
  expect(world.type('login operator')).toBe(said);
});

test('a name longer than any is nobody’s', () => {
  expect(world.type(`login ${'x'.repeat(17)}`)).toBe('nobody has so long a name\n');
  expect(asked).toEqual([]);
});

test('logout and whoami', () => {
  expect(world.type('logout')).toBe('you are operator\n');
  special[Method.logout] = () => NOTHING;
  expect(world.type('logout')).toBe('you have not logged in\n');
  special[Method.whoAmI] = () => ({ error: SecurityError.unavailable });
  expect(world.type('whoami')).toBe('no answer\n');
});

test('users are listed with their groups and permissions', () => {
  expect(world.type('users').split('\n')).toEqual([
    'USER            PASSWORD  GROUPS                    MAY',
    'guest           none      everyone                  inspect,use,shutDown',
    'operator        yes       everyone,operators        inspect,use,control,create,shutDown,administer,grant',
    '',
  ]);
  special[Method.user] = () => ({ error: SecurityError.denied });
  expect(world.type('users')).toBe(`users: ${DENIED}\n`);
});

test('permissions are listed by name', () => {
  expect(world.type('permissions').split('\n')).toEqual([
    'RESOURCE        WHO             MAY',
    'system          operators       inspect,administer',
    '',
  ]);
});

test('grant and withdraw go by names', () => {
  expect(world.type('grant operators system use')).toBe('grant: done\n');
  expect(world.type('withdraw guest processes shutDown')).toBe('withdraw: done\n');
  expect(asked).toEqual([
    [Method.grant, 1, 0x81, 2],
    [Method.revoke, 0, 0, 16],
  ]);
});

test.each([
  ['grant nobody system use', "no user or group has this name; 'users' lists them\n"],
  ['grant guest lamp use', "no resource has this name; 'permissions' lists them\n"],
  [
    'grant guest system destroy',
    'actions are inspect, use, control, create, shutDown, administer and grant\n',
  ],
  ['grant guest', 'usage: grant <who> <resource> <action>\n'],
])('%s is explained', (command, said) => {
  expect(world.type(command)).toBe(said);
  expect(asked).toEqual([]);
});

test.each([
  [SecurityError.denied, `grant: ${DENIED}\n`],
  [SecurityError.full, 'grant: there is no room for another entry\n'],
  [SecurityError.nothing, 'grant: it was like that before\n'],
  [SecurityError.unavailable, 'grant: no answer\n'],
])('why a grant failed: %d', (error, said) => {
  special[Method.grant] = () => ({ error });
  expect(world.type('grant guest system use')).toBe(said);
});

test('the audit log, the youngest entry last', () => {
  expect(world.type('audit').split('\n')).toEqual([
    '    12.345 shell (guest) control of processes: refused, 3 times',
    '    12.345 shell (guest) login somebody unknown: refused',
    '    12.345 shell (operator) grant use,administer of system to operators: allowed',
    '',
  ]);
  special[Method.auditState] = () => ({ words: [0, 7] });
  expect(world.type('audit')).toBe('audit: older entries that are gone: 7\naudit: nothing yet\n');
  special[Method.auditState] = () => ({ error: SecurityError.denied });
  expect(world.type('audit')).toBe(`audit: ${DENIED}\n`);
});

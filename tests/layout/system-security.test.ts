/** Users, groups and resources in a system file: what the security service gets of them, and the mistakes. */
import { securityValues } from '../../cli/build/security-values';
import { hashPassword, ITERATIONS, parsePassword } from '../../system/passwords';
import { check, load, process_ } from './system-files';

const SALT = new Uint8Array(16).fill(7);
const HASH = hashPassword('secret', SALT);
const PROCESSES = `a: ${process_('priority: 1')},\nb: ${process_("priority: 2, user: 'operator'")},`;

interface Keys {
  users?: string;
  groups?: string;
  resources?: string;
}

function keys({ users = '', groups = '', resources = '' }: Keys): string {
  const people = `guest: { may: ['inspect'] }, operator: { password: '${HASH}', may: ['inspect', 'control'] }, ${users}`;
  return `users: { ${people} }, groups: ['operators', ${groups}], resources: { ${resources} },`;
}

const said = (given: Keys): string => check(PROCESSES, keys(given));

test('a good system has nothing to say', () => {
  const users = "third: { groups: ['operators'], may: [] },";
  const resources = "processes: { owner: 'third', allow: { everyone: ['inspect'] } }, lamp: {},";
  expect(said({ users, resources })).toBe('');
});

const names = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(' ');

test.each<[string, Keys, RegExp]>([
  [
    'an unknown group',
    { users: "third: { groups: ['opertors'], may: [] }" },
    /third: there is no group opertors\n {2}did you mean operators\?/,
  ],
  [
    'an unknown action',
    { users: "third: { may: ['destroy'] }" },
    /users\.third\.may: TS2322: .*"destroy".*is not assignable/,
  ],
  [
    'an unknown owner',
    { resources: "lamp: { owner: 'operater' }" },
    /lamp: its owner operater is no user\n {2}did you mean operator\?/,
  ],
  [
    'an unknown subject',
    { resources: "lamp: { allow: { evryone: ['use'] } }" },
    /lamp: evryone is neither a user nor a group\n {2}did you mean everyone\?/,
  ],
  [
    'nothing allowed',
    { resources: 'lamp: { allow: { everyone: [] } }' },
    /nothing is allowed to everyone\n {2}remove/,
  ],
  ['a group twice', { groups: "'operators'" }, /the group operators is listed twice/],
  ['everyone as a group', { groups: "'everyone'" }, /the group everyone is there already/],
  ['a user who is a group', { users: 'operators: { may: [] }' }, /operators is a user and a group/],
  [
    "a user's name",
    { users: "'two words': { may: [] }" },
    /two words is no name for a user\n {2}use a letter/,
  ],
  ["a group's name", { groups: "'abcdefghijklmnop'" }, /abcdefghijklmnop is no name for a group/],
  ["a resource's name", { resources: "'1': {}" }, /1 is no name for a resource/],
  [
    'too many users',
    { users: names(31, (index) => `u${index}: { may: [] },`) },
    /the system has 33 users; 32 is/,
  ],
  [
    'too many groups',
    { groups: names(15, (index) => `'g${index}',`) },
    /the system has 16 groups; 15 is the limit/,
  ],
  [
    'too many resources',
    { resources: names(28, (index) => `r${index}: {},`) },
    /the system has 33 resources; 32/,
  ],
  [
    'too many entries',
    {
      resources: names(
        22,
        (index) => `r${index}: { allow: { guest: ['use'], operator: ['use'], everyone: ['use'] } },`,
      ),
    },
    /the system has 66 access-list entries; 64/,
  ],
  [
    'no hash',
    { users: "third: { password: 'secret', may: [] }" },
    /third: this is no hash of a password: it does not begin with pbkdf2-sha256\$\n {2}`conductor password third`/,
  ],
  [
    'the same salt',
    { users: `third: { password: '${hashPassword('other', SALT)}', may: [] }` },
    /third and operator have the same salt\n {2}`conductor password third` makes a new one/,
  ],
])('%s', (_, given, message) => expect(said(given)).toMatch(message));

test('the problem is at the line of its entry', () => {
  const text = check(`${PROCESSES}\n}, users: {\nguest: { may: [] },\nthird: { password: 'x',\n may: [] },`);
  expect(text).toMatch(/:9: error: third: this is no hash of a password/);
});

test('a process acts for users that there are, and there is a guest', () => {
  expect(check(PROCESSES)).toMatch(/:6: error: b: there is no user operator\n {2}there are no users/);
  expect(check(PROCESSES, 'users: { operator: { may: [] } },')).toMatch(
    /there is no user guest\n {2}add `guest: \{ may: \[\] \}`/,
  );
  expect(check(`a: ${process_("priority: 1, user: 'guset'")},`, keys({}))).toMatch(
    /a: there is no user guset\n {2}did you mean guest\?/,
  );
});

describe('hashes', () => {
  test('what is made can be read', () => {
    const parsed = parsePassword(hashPassword('secret', SALT));
    expect(parsed).toMatchObject({ iterations: ITERATIONS, salt: SALT });
    expect(hashPassword('secret')).not.toBe(hashPassword('secret'));
  });

  const [algorithm, iterations, salt, hash] = HASH.split('$') as [string, string, string, string];
  test.each([
    ['nothing', '', /does not begin with/],
    ['another algorithm', ['sha1', iterations, salt, hash].join('$'), /does not begin with pbkdf2-sha256/],
    ['few iterations', [algorithm, '999', salt, hash].join('$'), /iterations are a number from 1000/],
    ['no number', [algorithm, '6e3', salt, hash].join('$'), /iterations are a number/],
    ['a short salt', [algorithm, iterations, salt.slice(4), hash].join('$'), /the salt is not 16 bytes/],
    ['an odd salt', [algorithm, iterations, `*${salt}`, hash].join('$'), /the salt is not 16 bytes/],
    ['a short hash', [algorithm, iterations, salt, hash.slice(4)].join('$'), /the hash is not 32 bytes/],
    ['no hash', [algorithm, iterations, salt].join('$'), /the hash is not 32 bytes/],
    ['more', [HASH, 'x'].join('$'), /./],
  ])('%s', (_, written, problem) => expect(parsePassword(written)).toMatch(problem));
});

describe('the tables of the service', () => {
  const values = (given: Keys): Record<string, string> => securityValues(load(PROCESSES, '', keys(given)));

  test('users with their groups and permissions, and whom each process acts for', () => {
    const { USERS, GROUPS, PROCESS_USERS } = values({ users: "third: { groups: ['operators'], may: [] }," });
    expect(USERS).toBe(
      'table(User, [{ name: "guest", groups: 1, may: 1, iterations: 0 }, ' +
        `{ name: "operator", groups: 1, may: 5, iterations: ${ITERATIONS} }, ` +
        '{ name: "third", groups: 3, may: 0, iterations: 0 }])',
    );
    expect(GROUPS).toBe('table(Group, [{ name: "everyone" }, { name: "operators" }])');
    expect(PROCESS_USERS).toBe('table(u8, [0, 1])');
  });

  test('salts and hashes, 16 and 32 bytes for each', () => {
    const { SALTS, HASHES } = values({});
    const numbers = (text = ''): number[] => text.match(/\d+/g)!.slice(1).map(Number);
    expect(numbers(SALTS)).toEqual([...new Array<number>(16).fill(0), ...SALT]);
    expect(numbers(HASHES).slice(0, 32)).toEqual(new Array<number>(32).fill(0));
    expect(numbers(HASHES).slice(32)).toEqual([...(parsePassword(HASH) as { hash: Uint8Array }).hash]);
  });

  test('resources: those of every system, then those of this one; the lists by number', () => {
    const allow = "allow: { everyone: ['use'], operator: ['use', 'grant'] }";
    const { RESOURCES, ACCESS_LIST } = values({
      resources: `lamp: { ${allow} }, system: { owner: 'operator' },`,
    });
    expect(RESOURCES).toMatch(/\{ name: "system", owner: 1 \}/);
    expect(RESOURCES).toMatch(/\{ name: "lamp", owner: 255 \}\]\)$/);
    expect(ACCESS_LIST).toBe(
      'table(AccessEntry, [{ resource: 5, subject: 128, actions: 2 }, { resource: 5, subject: 1, actions: 66 }])',
    );
  });

  test('a system without users has one who may do nothing', () => {
    const { USERS } = securityValues(load(`a: ${process_('priority: 1')},`));
    expect(USERS).toBe('table(User, [{ name: "nobody", groups: 1, may: 0, iterations: 0 }])');
  });
});

/** Log-ins: who becomes whom, what guessing costs, and that nobody waits for anybody else's. */
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { SecurityError } from '../../src/interfaces/generated/security-client';
import { Action, Resource } from '../../src/interfaces/permissions';
import { AuditEvent, Identity, LockOut } from '../../src/interfaces/security';
import { ReadBuffer } from '../../src/runtime/service/buffers';
import { PROCESS_COUNT } from '../../src/servers/security/configuration';
import { endContexts, logout, whoAmI } from '../../src/servers/security/identity';
import { FIRST_DELAY, FREE_FAILURES, MOST_DOUBLINGS } from '../../src/servers/security/lock-out';
import { lockOut, login, QUEUE_LENGTH, su } from '../../src/servers/security/log-in';
import { HASH_THREAD } from '../../src/servers/security/main';
import { OPERATOR, PANEL, PASSWORD, SecurityWorld, SHELL, tokenOf } from './support/security-world';

let world: SecurityWorld;

beforeEach(() => {
  host.reset();
  world = new SecurityWorld();
});

const nameBuffer = new ReadBuffer();
const state = new LockOut();

/** How long log-ins as `name` are refused, in milliseconds. */
function locked(name: string): number {
  world.kernel.lent.set(tokenOf(SHELL), new Uint8Array(Buffer.from(name)));
  Object.assign(nameBuffer, { token: tokenOf(SHELL), length: name.length });
  expect(lockOut(world.caller(SHELL), nameBuffer, state)).toBe(SecurityError.none);
  return state.millisecondsLeft;
}

function fail(times: number, name = 'operator'): void {
  for (let time = 0; time < times; time++) {
    expect(world.login(SHELL, name, 'wrong')).toBe(SecurityError.wrongPassword);
  }
}

describe('logging in', () => {
  test('with the right password', () => {
    expect(world.who(SHELL)).toBe('guest');
    expect(world.login(SHELL, 'operator', PASSWORD)).toBe(SecurityError.none);
    expect(world.who(SHELL)).toBe('operator');
    expect(world.who(SHELL + 1)).toBe('guest');
  });

  test.each([
    ['a wrong password', 'operator', 'conducto'],
    ['a longer password', 'operator', 'conductorr'],
    ["another's password", 'trainee', 'conductor'],
    ['a name that nobody has', 'operato', 'conductor'],
    ['the beginning of a name', 'oper', 'atorconductor'],
    ['a password of zeros', 'operator', '\0'.repeat(64)],
  ])('not with %s', (_, name, password) => {
    expect(world.login(SHELL, name, password)).toBe(SecurityError.wrongPassword);
    expect(world.who(SHELL)).toBe('guest');
  });

  test('users without a password are everybody’s', () => {
    expect(world.login(SHELL, 'visitor')).toBe(SecurityError.none);
    expect(world.who(SHELL)).toBe('visitor');
    expect(world.hashing).toBe(false);
  });

  test('without a password it is asked for, and whether there is such a user stays open', () => {
    for (const name of ['operator', 'nobody']) {
      expect(world.begin(SHELL, name)).toBe(SecurityError.passwordNeeded);
    }
    expect(locked('operator')).toBe(0);
  });

  test('a name that nobody has takes as many iterations', () => {
    expect(world.begin(SHELL, 'nobody', 'guess')).toBe(SecurityError.later);
    expect(world.hashing).toBe(true);
  });
});

describe('what makes no sense is refused without harm', () => {
  test.each([
    ['no name', '', PASSWORD],
    ['a long name', 'x'.repeat(17), PASSWORD],
    ['a long password', 'operator', 'x'.repeat(65)],
  ])('%s', (_, name, password) => {
    expect(world.begin(SHELL, name, password)).toBe(SecurityError.malformed);
    expect(world.hashing).toBe(false);
  });

  test('a name longer than all that is lent', () => {
    const buffer = nameBuffer;
    world.kernel.lent.set(tokenOf(SHELL), new Uint8Array(4));
    Object.assign(buffer, { token: tokenOf(SHELL), length: 4 });
    for (const length of [5, 0x8000_0000, 0xffff_ffff]) {
      expect(login(world.caller(SHELL), buffer, length)).toBe(SecurityError.malformed);
    }
    Object.assign(buffer, { length: 0xffff_ffff });
    expect(login(world.caller(SHELL), buffer, 4)).toBe(SecurityError.malformed);
    expect(lockOut(world.caller(SHELL), buffer, state)).toBe(SecurityError.malformed);
  });

  test('nothing lent', () => {
    Object.assign(nameBuffer, { token: 77, length: 8 });
    expect(su(world.caller(SHELL), nameBuffer, 4)).toBe(SecurityError.malformed);
  });
});

describe('logging out', () => {
  test('leads back to the user of the system file', () => {
    world.login(SHELL, 'operator', PASSWORD);
    expect(logout(world.caller(SHELL))).toBe(SecurityError.none);
    expect(world.who(SHELL)).toBe('guest');
    expect(logout(world.caller(SHELL))).toBe(SecurityError.nothing);
    expect(logout(world.caller(PANEL))).toBe(SecurityError.nothing);
    expect(world.who(PANEL)).toBe('operator');
  });

  test('of a process that is somebody: to be the guest is to log in', () => {
    world.login(PANEL, 'guest');
    expect(world.who(PANEL)).toBe('guest');
    logout(world.caller(PANEL));
    expect(world.who(PANEL)).toBe('operator');
  });
});

describe('su', () => {
  const identity = new Identity();

  test('needs the password, unless one may administer users', () => {
    expect(world.su(SHELL, 'trainee')).toBe(SecurityError.passwordNeeded);
    expect(world.su(SHELL, 'trainee', 'learning')).toBe(SecurityError.none);
    expect(world.su(PANEL, 'trainee')).toBe(SecurityError.none);
    expect([world.who(SHELL), world.who(PANEL)]).toEqual(['trainee', 'trainee']);
    expect(world.su(PANEL, 'operator')).toBe(SecurityError.passwordNeeded);
  });

  test('a user that there is not is none for administrators, too', () => {
    expect(world.su(PANEL, 'nobody')).toBe(SecurityError.passwordNeeded);
    expect(world.su(PANEL, 'nobody', 'guess')).toBe(SecurityError.wrongPassword);
  });

  test('logout leads back, by one step', () => {
    world.login(SHELL, 'operator', PASSWORD);
    world.su(SHELL, 'visitor');
    world.su(SHELL, 'guest');
    whoAmI(world.caller(SHELL), identity);
    expect(identity).toMatchObject({ user: 0, loggedIn: true, substituted: true });
    logout(world.caller(SHELL));
    expect(world.who(SHELL)).toBe('operator');
    whoAmI(world.caller(SHELL), identity);
    expect(identity).toMatchObject({ user: OPERATOR, loggedIn: true, substituted: false });
    logout(world.caller(SHELL));
    expect(world.who(SHELL)).toBe('guest');
  });
});

describe('a context ends with its process', () => {
  test('the next life has to log in again', () => {
    world.login(SHELL, 'operator', PASSWORD);
    world.generations[SHELL]!++;
    expect(world.may(SHELL, Resource.processes, Action.control)).toBe(false);
    expect(world.who(SHELL)).toBe('guest');
    endContexts();
    endContexts();
    expect(world.audited().filter(({ event }) => event === AuditEvent.end)).toMatchObject([
      { process: SHELL, user: OPERATOR },
    ]);
  });

  test('a log-in that is over after its process is nobody’s', () => {
    world.begin(SHELL, 'operator', PASSWORD);
    world.generations[SHELL]!++;
    world.hash();
    expect(world.who(SHELL)).toBe('guest');
  });

  test('and does not when this server restarts', () => {
    world.login(SHELL, 'operator', PASSWORD);
    world.restart();
    expect(world.who(SHELL)).toBe('operator');
  });
});

describe('guessing', () => {
  test('is slower with each failure', () => {
    fail(FREE_FAILURES);
    let delay = Number(FIRST_DELAY / 1000n);
    for (let failure = 0; failure < 4; failure++) {
      expect(locked('operator')).toBe(delay);
      expect(world.login(SHELL, 'operator', PASSWORD)).toBe(SecurityError.locked);
      expect(world.login(SHELL + 1, 'operator', 'wrong')).toBe(SecurityError.locked);
      world.kernel.now += BigInt(delay - 1) * 1000n;
      expect(locked('operator')).toBe(1);
      world.kernel.now += 1000n;
      fail(1);
      delay *= 2;
    }
    expect(state.failures).toBe(FREE_FAILURES + 3);
  });

  test('has a longest delay', () => {
    for (let failure = 0; failure < FREE_FAILURES + MOST_DOUBLINGS + 5; failure++) {
      world.kernel.now += 10_000_000_000n;
      fail(1);
    }
    expect(locked('operator')).toBe(Number((FIRST_DELAY << BigInt(MOST_DOUBLINGS)) / 1000n));
  });

  test('locks nobody else out', () => {
    fail(FREE_FAILURES);
    expect(world.login(SHELL, 'trainee', 'learning')).toBe(SecurityError.none);
  });

  test('is forgotten after a good log-in', () => {
    fail(FREE_FAILURES - 1);
    world.login(SHELL, 'operator', PASSWORD);
    fail(FREE_FAILURES - 1);
    expect(locked('operator')).toBe(0);
  });

  test('names is the same as guessing passwords', () => {
    fail(FREE_FAILURES, 'nobody');
    expect(world.login(SHELL, 'nobody', 'guess')).toBe(SecurityError.locked);
    expect(locked('nobody')).toBe(1000);
  });

  test('several at once is not faster', () => {
    fail(FREE_FAILURES - 1);
    for (const process of [3, 4, 5])
      expect(world.begin(process, 'operator', 'wrong')).toBe(SecurityError.later);
    world.hash();
    expect([3, 4, 5].map((process) => world.answers.get(tokenOf(process)))).toEqual([
      SecurityError.wrongPassword,
      SecurityError.locked,
      SecurityError.locked,
    ]);
    expect(world.hashing).toBe(false);
    expect(world.audited().filter(({ process }) => process === 4 || process === 5)).toMatchObject(
      [4, 5].map((process) => ({ event: AuditEvent.login, process, subject: OPERATOR, allowed: false })),
    );
  });

  test('is not forgotten when this server restarts', () => {
    fail(FREE_FAILURES);
    world.restart();
    expect(world.login(SHELL, 'operator', PASSWORD)).toBe(SecurityError.locked);
  });

  test('is in the audit log', () => {
    fail(FREE_FAILURES);
    expect(world.audited()).toMatchObject([
      { event: AuditEvent.login, process: SHELL, subject: OPERATOR, allowed: false, repeats: 2 },
      { event: AuditEvent.lockOut, process: SHELL, subject: OPERATOR },
    ]);
  });

  test('and so is who goes on trying, even with the right password', () => {
    fail(FREE_FAILURES);
    world.login(PANEL, 'operator', PASSWORD);
    expect(world.audited().at(-1)).toMatchObject({
      event: AuditEvent.login,
      process: PANEL,
      subject: OPERATOR,
      allowed: false,
    });
  });
});

describe('while a password is hashed', () => {
  test('others are answered', () => {
    world.begin(SHELL, 'operator', PASSWORD);
    expect(world.may(PANEL, Resource.processes, Action.control)).toBe(true);
    expect(world.may(SHELL, Resource.processes, Action.control)).toBe(false);
  });

  test('other log-ins wait for their turn, one for each process', () => {
    for (let process = 0; process < QUEUE_LENGTH; process++)
      expect(world.begin(process, 'operator', PASSWORD)).toBe(SecurityError.later);
    expect(world.begin(2, 'operator', PASSWORD)).toBe(SecurityError.full);
    expect(world.begin(QUEUE_LENGTH, 'operator', PASSWORD)).toBe(SecurityError.full);
    expect(world.kernel.callsOf(Operation.createThread)).toHaveLength(1);
    for (let process = 0; process < QUEUE_LENGTH; process++) {
      expect(world.answers.has(tokenOf(process))).toBe(false);
      world.hash();
      expect(world.answers.get(tokenOf(process))).toBe(SecurityError.none);
      expect(world.who(process)).toBe('operator');
    }
    expect(world.hashing).toBe(false);
  });

  test('one that died while it waited is passed over', () => {
    for (const process of [3, 4, 5]) world.begin(process, 'operator', PASSWORD);
    world.kernel.lent.delete(tokenOf(4));
    world.hash();
    world.hash();
    expect([3, 4, 5].map((process) => world.who(process))).toEqual(['operator', 'guest', 'operator']);
  });

  test('a thread that cannot be made is an answer', () => {
    world.kernel.on(Operation.createThread, () => Status.exhausted);
    world.begin(SHELL, 'operator', PASSWORD);
    expect(world.answers.get(tokenOf(SHELL))).toBe(SecurityError.full);
  });

  test('the thread is ended and its capability dropped', () => {
    world.login(SHELL, 'operator', PASSWORD);
    expect(world.kernel.callsOf(Operation.delete)).toMatchObject([{ slot: HASH_THREAD }]);
    expect(world.kernel.callsOf(Operation.threadControl)).toMatchObject([{ slot: HASH_THREAD }]);
  });

  test('nothing of the password stays behind', () => {
    world.login(SHELL, 'operator', PASSWORD);
    const memory = Buffer.from(host.memory.bytes(0x2000_0000, 128 << 10)).toString('latin1');
    expect(memory).not.toContain(PASSWORD);
  });
});

test('there are no contexts past the last process', () => {
  expect(world.login(PROCESS_COUNT, 'visitor')).toBe(SecurityError.none);
  expect(world.may(PROCESS_COUNT, Resource.processes, Action.inspect)).toBe(false);
});

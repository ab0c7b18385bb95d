/**
 * Security in the running system: the guest at the console and what a log-in changes, guessing, what outlives a crash of the service,
 * and that neither bypassing the shell nor somebody's log-in gets anybody anything.
 */
import { bootSystem, build, DEMO_PASSWORD, type RunningSystem, startSystem } from './system';

const DENIED = /denied/;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('at the console', () => {
  let system: RunningSystem;
  beforeAll(async () => {
    system = await bootSystem();
  });
  afterAll(async () => {
    await system?.stop();
  });

  const say = (line: string): Promise<string> => system.command(line);

  test('the guest may look, but not stop, restart, create, panic and grant; it is told what to do', async () => {
    expect(await say('whoami')).toMatch(/^you are guest; 'login'/);
    for (const command of ['kill pong', 'restart pong', 'fault pong', 'spawn worker', 'panic'])
      expect([command, await say(command)]).toEqual([
        command,
        expect.stringMatching(/denied.*'login operator'/),
      ]);
    expect(await say('grant guest processes control')).toMatch(DENIED);
    expect(await say('withdraw everyone processes use')).toMatch(DENIED);
    expect(await say('ping 3')).toMatch(/^3 round trips/);
    expect(await say('ps')).toMatch(/^ +\d+ pong +receives/m);
    expect(await say('users')).toMatch(/^operator +yes +everyone,operators +\S*control/m);
    expect(await say('permissions')).toMatch(/^processes +operators +control,create,grant$/m);
  });

  test('every refusal is in the audit log', async () => {
    const log = await say('audit');
    expect(log).toMatch(/shell \(guest\) control of processes: refused, 3 times/);
    expect(log).toMatch(/shell \(guest\) create of processes: refused/);
    expect(log).toMatch(/shell \(guest\) administer of system: refused/);
    expect(log).toMatch(/shell \(guest\) grant control of processes to guest: refused/);
  });

  test('a password is not shown, and a wrong one changes nothing', async () => {
    const before = system.console.text.length;
    expect(await system.console.logIn('operator', 'sesame')).toBe('denied: wrong user or password');
    expect(await system.console.logIn('nobody', DEMO_PASSWORD)).toBe('denied: wrong user or password');
    expect(system.console.text.slice(before)).not.toMatch(/sesame|conductor\r/);
    expect(await say('whoami')).toMatch(/^you are guest/);
  });

  test('after a log-in the same commands work, and after logout they do not', async () => {
    await system.logIn();
    expect(await say('kill pong')).toMatch(/kill pong: done/);
    expect(await say('restart pong')).toMatch(/restart pong: done/);
    expect(await say('spawn worker')).toMatch(/worker\.1 runs/);
    expect(await say('kill worker.1')).toMatch(/done/);
    expect(await say('logout')).toMatch(/^you are guest/);
    expect(await say('kill pong')).toMatch(DENIED);
    expect(await say('logout')).toBe('you have not logged in');
    expect(await say('audit')).toMatch(/shell \(operator\) control of processes: allowed/);
  });

  test('su is a log-in that remembers', async () => {
    await system.logIn();
    expect(await say('su guest')).toBe("you are guest; 'logout' leads back");
    expect(await say('kill pong')).toMatch(DENIED);
    expect(await say('logout')).toBe('you are operator');
    await say('logout');
  });

  test('grants hold at once, for whom they are, until they are taken back', async () => {
    await system.logIn();
    expect(await say('withdraw everyone audit inspect')).toBe('withdraw: done');
    expect(await say('withdraw everyone audit inspect')).toMatch(/it was like that before/);
    expect(await say('grant operators audit inspect')).toBe('grant: done');
    expect(await say('audit')).toMatch(/withdraw inspect of audit from everyone: allowed/);
    await say('logout');
    expect(await say('audit')).toMatch(DENIED);
    await system.logIn();
    expect(await say('grant everyone audit inspect')).toBe('grant: done');
    await say('logout');
    expect(await say('grant nobody audit use')).toMatch(/no user or group/);
    expect(await say('grant guest lamp use')).toMatch(/no resource/);
    expect(await say('grant guest audit destroy')).toMatch(/actions are inspect/);
  });

  test('who is logged in, what was changed, and the audit log outlive a crash of the service', async () => {
    await system.logIn();
    await say('withdraw everyone users inspect');
    const before = await say('audit');
    expect(await say('fault security')).toMatch(/fault: process=security cause=injected/);
    expect(await say('whoami')).toBe('you are operator');
    const after = await say('audit');
    expect(after.split('\n').slice(0, 5)).toEqual(before.split('\n').slice(0, 5));
    expect(await say('permissions')).not.toMatch(/^users +everyone/m);
    await say('grant everyone users inspect');
    await say('logout');
  });

  test('after three failures there is a pause, which the right password does not shorten', async () => {
    await system.logIn();
    await say('logout');
    for (let failure = 0; failure < 3; failure++)
      expect(await system.console.logIn('operator', 'guess')).toMatch(/wrong user or password/);
    expect(await system.console.logIn('operator', DEMO_PASSWORD)).toMatch(
      /^denied: too many failures; try again in 1 s$/,
    );
    expect(await say('audit')).toMatch(/too many failures as operator/);
    while (/too many/.test(await system.console.logIn('operator', DEMO_PASSWORD))) await pause(200);
    expect(await say('whoami')).toBe('you are operator');
  });
});

/** What a test system says until it has said `pattern`. */
async function saidBy(name: string, pattern: RegExp): Promise<string> {
  const started = await startSystem(build(`tests/board/fixtures/security/${name}.ts`));
  await started.console.until(pattern);
  await started.stop();
  return started.console.text.replaceAll('\r', '');
}

describe('without a shell', () => {
  let said: string;
  beforeAll(async () => {
    said = await saidBy('system', /watcher: longest[^]*visitor: logged in[^]*visitor: logged in/);
  });

  test('who bypasses it gets the same refusals', () => {
    for (const what of ['fault', 'stop', 'restart', 'spawn', 'grant', 'withdraw', 'reset', 'panic'])
      expect(said).toMatch(new RegExp(`^intruder: ${what} not allowed$`, 'm'));
    expect(said).not.toMatch(/cause=injected[^]*intruder: over/);
  });

  test('whom the system file makes an operator may', () => {
    for (const what of ['fault', 'stop', 'restart', 'grant', 'withdraw'])
      expect(said).toMatch(new RegExp(`^trusted: ${what} done$`, 'm'));
  });

  test('a log-in takes a third of a second and delays the checks of others by less than a millisecond', () => {
    const times = [...said.matchAll(/visitor: logged in after (\d+) us/g)].map(([, time]) => Number(time));
    expect(times.length).toBeGreaterThan(2);
    for (const time of times) {
      expect(time).toBeGreaterThan(200_000);
      expect(time).toBeLessThan(500_000);
    }
    const [, longest, mean, wrong] = /longest (\d+) us, mean (\d+) us, wrong (\d+)/.exec(said)!;
    expect(Number(longest)).toBeLessThan(1000);
    expect(Number(mean)).toBeLessThan(50);
    expect(wrong).toBe('0');
  });
});

test('another policy: in a lockdown not even the operator changes the lists', async () => {
  const said = await saidBy('lockdown', /operator: over/);
  for (const what of ['fault', 'stop', 'restart'])
    expect(said).toMatch(new RegExp(`^operator: ${what} done$`, 'm'));
  for (const what of ['grant', 'withdraw'])
    expect(said).toMatch(new RegExp(`^operator: ${what} not allowed$`, 'm'));
});

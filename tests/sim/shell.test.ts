/** Every command of the shell, with good and bad arguments, and every way the system ends. */
import { expectStacksWithinBounds } from './stacks';
import { bootSystem, type RunningSystem } from './system';
import { listProcesses, readCounters } from './tables';

let system: RunningSystem;
beforeAll(async () => {
  system = await bootSystem();
}, 120_000);
afterAll(async () => {
  await system?.stop();
});

const PROCESSES = ['console', 'supervisor', 'counterHigh', 'counterLow', 'pong', 'ping', 'rogue', 'shell'];

test('greets', () => {
  expect(system.console.text).toMatch(/This is Conductor\. 'help' lists the commands\./);
});

test('help lists every command', async () => {
  const help = await system.command('help');
  const commands = [
    'help',
    'ps',
    'mem',
    'irq',
    'uptime',
    'ping',
    'counters',
    'rogue',
    'kill',
    'restart',
    'panic',
    'exit',
  ];
  for (const command of commands) expect(help).toMatch(new RegExp(`^ +${command}\\b`, 'm'));
});

test('ps lists every process with its state and stack', async () => {
  const processes = await listProcesses(system);
  expect([...processes.keys()].sort()).toEqual([...PROCESSES].sort());
  expect(processes.get('shell')).toMatchObject({ state: 'ready', starts: 1, faults: 0 });
  expect(processes.get('console')).toMatchObject({ state: 'receives' });
  for (const { stackUsed, stackSize } of processes.values()) {
    expect(stackUsed).toBeGreaterThan(0);
    expect(stackUsed).toBeLessThanOrEqual(stackSize);
  }
});

test('mem shows memory of all processes and the kernel', async () => {
  const answer = await system.command('mem');
  for (const name of PROCESSES)
    expect(answer).toMatch(new RegExp(`^${name} +(0x)?08[0-9a-f]{6} +\\d+ +(0x)?20[0-9a-f]{6} +\\d+`, 'm'));
  expect(answer).toMatch(/^kernel stack +\d+ +\d+$/m);
  expect(answer).toMatch(/^flash: +1024 KB at (0x)?08000000$/m);
  expect(answer).toMatch(/^RAM: +128 KB at (0x)?20000000$/m);
});

test('irq counts the interrupts of the console', async () => {
  const before = Number(/^ *38 +console +(\d+) +no$/m.exec(await system.command('irq'))?.[1]);
  const after = Number(/^ *38 +console +(\d+) +no$/m.exec(await system.command('irq'))?.[1]);
  expect(before).toBeGreaterThan(0);
  expect(after).toBeGreaterThan(before);
});

test('uptime grows', async () => {
  const up = async (): Promise<number> => {
    const [, hours, minutes, seconds] =
      /^up (\d+):(\d+):(\d+\.\d+)/.exec(await system.command('uptime')) ?? [];
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  };
  const before = await up();
  await system.command('ping 1000');
  expect(await up()).toBeGreaterThan(before);
});

test('ping measures round trips', async () => {
  expect(await system.command('ping 3')).toMatch(
    /^3 round trips of 16 bytes in \d+ us: \d+\.\d us each, 0 wrong$/,
  );
  expect(await system.command('ping 1')).toMatch(/^1 round trip of/);
  expect(await system.command('ping')).toMatch(/^1000 round trips/);
});

test('the counters miss nothing', async () => {
  let [high, low] = await readCounters(system);
  while (Number(low?.sequence) <= 100) [high, low] = await readCounters(system);
  expect(high).toMatchObject({ missed: 0 });
  expect(low).toMatchObject({ missed: 0 });
});

test('kill stops a process until restart', async () => {
  expect(await system.command('kill pong')).toMatch(/kill pong: done/);
  expect((await listProcesses(system)).get('pong')).toMatchObject({ state: 'stopped' });
  expect(await system.command('ping 2')).toMatch(/dead/);
  expect(await system.command('restart pong')).toMatch(/restart pong: done/);
  expect((await listProcesses(system)).get('pong')).toMatchObject({ state: 'receives', starts: 2 });
  expect(await system.command('ping 2')).toMatch(/^2 round trips/);
});

test('restart gives a running process a new life', async () => {
  const before = (await listProcesses(system)).get('counterHigh')?.starts ?? 0;
  expect(await system.command('restart counterHigh')).toMatch(/done/);
  expect((await listProcesses(system)).get('counterHigh')).toMatchObject({ starts: before + 1 });
});

test.each([
  ['nonsense', /unknown command 'nonsense'; 'help' lists the commands/],
  ['ping x', /ping: the count is a number from 1 to \d+/],
  ['ping 0', /ping: the count is a number from 1/],
  ['ping 99999999999', /ping: the count is a number from 1/],
  ['ping 1 2', /usage: ping \[count\]/],
  ['help me', /usage: help/],
  ['kill', /usage: kill <name>/],
  ['kill nobody', /kill nobody: no process has this name; 'ps' lists them/],
  ['kill console', /kill console: the system needs it/],
  ['restart nobody', /no process has this name/],
  ['rogue nonsense', /rogue: there is no case 'nonsense'; 'rogue' lists them/],
  ['ps ps', /usage: ps/],
  ['exit 3 4', /usage: exit/],
])('%s says what is wrong', async (line, answer) => {
  expect(await system.command(line)).toMatch(answer);
});

test('the line can be edited while it is typed', async () => {
  system.board.send('pinx\b\bn');
  system.board.send('g 2x\x7f\r');
  expect(await system.console.until(/round trips[^]*> /)).toMatch(/2 round trips of 16 bytes/);
  system.board.send('nonsense\x03');
  await system.console.until(/\^C[^]*> /);
  system.board.send('\x1b[A\r');
  expect(await system.console.until(/each, 0 wrong[^]*> /)).toMatch(/2 round trips/);
});

test('an empty line is no command', async () => {
  expect(await system.command('')).toBe('');
});

test('a line that is far too long is cut, not believed', async () => {
  system.board.send(`${'x'.repeat(300)}\r`);
  expect(await system.console.until(/unknown command[^]*> /)).toMatch(/unknown command 'x+'/);
});

test('input faster than anyone reads is kept', async () => {
  for (let round = 1; round <= 5; round++) system.board.send(`ping ${round}\r`);
  for (let round = 1; round <= 5; round++) await system.console.until(new RegExp(`\\n${round} round trip`));
  await system.console.until(/> /);
});

test('no stack went deeper than its bound', () => expectStacksWithinBounds(system));

/** Every command of the shell, with good and bad arguments, and every way the system ends. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expectStacksWithinBounds } from './stacks';
import { bootSystem, ROOT, type RunningSystem } from './system';
import { listProcesses, readCounters } from './tables';

let system: RunningSystem;
beforeAll(async () => {
  system = await bootSystem({ user: 'operator' });
});
afterAll(async () => {
  await system?.stop();
});

const PROCESSES = [
  ...[
    'registry',
    'console',
    'supervisor',
    'resources',
    'security',
    'events',
    'journal',
    'pins',
    'counterHigh',
    'counterLow',
    'pong',
    'ping',
    'rogue',
    'rules',
    'shell',
  ],
];
/** They are created on request. */
const INSTANCES = ['worker.1', 'worker.2', 'worker.3'];

test('greets', () => {
  expect(system.console.text).toMatch(/This is Conductor\. 'help' lists the commands\./);
});

test('help lists every command', async () => {
  const help = await system.command('help');
  const commands = [
    'help',
    'ps',
    'caps',
    'ipc',
    'services',
    'deps',
    'spawn',
    'ask',
    'wait',
    'mint',
    'revoke',
    'fault',
    'journal',
    'resources',
    'registry',
    'topics',
    'watch',
    'mem',
    'irq',
    'led',
    'button',
    'top',
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
  expect([...processes.keys()].sort()).toEqual([...PROCESSES, ...INSTANCES].sort());
  for (const name of INSTANCES) expect(processes.get(name)).toMatchObject({ state: 'stopped', starts: 0 });
  expect(processes.get('shell')).toMatchObject({ state: 'ready', starts: 1, faults: 0 });
  expect(processes.get('console')).toMatchObject({ state: 'receives' });
  for (const name of PROCESSES) {
    const { stackUsed, stackSize } = processes.get(name) ?? { stackUsed: 0, stackSize: 0 };
    expect(stackUsed).toBeGreaterThan(0);
    expect(stackUsed).toBeLessThanOrEqual(stackSize);
  }
});

test('services and deps show the lives of all, and who needs whom', async () => {
  const services = await system.command('services');
  for (const name of ['registry', 'console', 'security', 'events', 'journal', 'ping'])
    expect(services).toMatch(new RegExp(`^${name} +ready +(essential +)?0 +0 +\\d+\\.\\d$`, 'm'));
  expect(services).toMatch(/^supervisor +running +essential +0 +0$/m);
  expect(services).toMatch(/^worker\.1 +down +0 +0$/m);
  const deps = await system.command('deps');
  expect(deps).toMatch(/^ping +registry pong$/m);
  expect(deps).toMatch(/^registry *$/m);
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

test('102 top shows who had the processor, as ps and uptime count it', async () => {
  const spent = async (): Promise<number> => (await listProcesses(system)).get('counterHigh')!.milliseconds;
  const before = await spent();
  const rows = (await system.command('top 2')).split('\n');
  const after = await spent();
  expect(rows[0]).toBe('CPU %  NAME');
  const shares = new Map(rows.slice(1).map((row) => [row.slice(9), Number(row.slice(0, 8))]));
  const all = [...shares.values()];
  expect(all).toEqual([...all].sort((one, other) => other - one));
  // Each share is rounded down.
  const sum = all.reduce((total, share) => total + share, 0);
  expect(sum).toBeGreaterThan(100 - 0.1 * (all.length + 1));
  expect(sum).toBeLessThanOrEqual(100);
  expect(shares.get('idle')).toBeGreaterThan(50);
  const counted = (after - before) / 20;
  expect(shares.get('counterHigh')).toBeGreaterThan(counted * 0.8);
  expect(shares.get('counterHigh')).toBeLessThan(counted * 1.1 + 0.2);
  expect(await system.command('top 61')).toBe('top: 1 to 60 seconds');
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

/** What `conductor report --caps` says, less what belongs to processes that do not run. */
function declared(): string[] {
  const command = [path.join(ROOT, 'cli', 'conductor.js'), 'report', '--caps', 'system/default.ts'];
  const text = execFileSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
  return text.trim().split('\n').sort();
}

async function live(...words: string[]): Promise<string[]> {
  return (await system.command(['caps', ...words].join(' '))).split('\n').sort();
}

test('64 caps shows what the system file declares, and what is derived at run time', async () => {
  const all = declared();
  const granted = (await live()).filter((line) => !line.includes('parent='));
  expect(granted).toEqual(all.filter((line) => !line.startsWith('worker.')));
  expect(await system.command('mint 0 send')).toMatch(
    /^shell\.\d+ endpoint console send badge=\d+ parent=shell\.0$/,
  );
  expect((await live('shell')).filter((line) => line.includes('parent=shell.'))).toHaveLength(1);
  expect(await system.command('revoke 0')).toBe('revoke: 1 capability taken back');
  // What it has found stays.
  const own = (await live('shell')).filter((line) => !line.includes('parent=registry.'));
  expect(own).toEqual(all.filter((line) => line.startsWith('shell.')));
});

test('at least nine of ten messages take the fast path', async () => {
  for (const command of ['ping', 'counters', 'ps']) await system.command(command);
  const answer = await system.command('ipc');
  const [, hits, all, share] = /^fast path: (\d+) of (\d+) messages, (\d+) %$/m.exec(answer) ?? [];
  expect(Number(share)).toBeGreaterThanOrEqual(90);
  const misses = [...answer.matchAll(/ (\d+)$/gm)].map(([, count]) => Number(count));
  expect(misses).toHaveLength(8);
  expect(misses.reduce((sum, count) => sum + count, Number(hits))).toBe(Number(all));
});

test('a process is created, asked, and ends; ps shows what it holds', async () => {
  expect(await system.command('spawn worker 25')).toBe('spawn: worker.1 runs, priority 25');
  expect(await live('worker.1')).toEqual(declared().filter((line) => line.startsWith('worker.1.')));
  expect(await system.command('ask worker.1 square 12')).toBe('worker.1: 144');
  expect(await system.command('ask worker.1 memory 1024')).toMatch(/^worker\.1: 0x20/);
  expect(await system.command('ask worker.1 memory 1024')).toBe('worker.1: slot-in-use');
  expect(await system.command('ask worker.1 thread 9')).toBe('worker.1: 81');
  expect((await listProcesses(system)).get('worker.1')).toMatchObject({
    state: 'receives',
    priority: 25,
    memoryUsed: 1024,
    threads: 1,
  });
  expect(await system.command('ask worker.1 exit 3')).toMatch(/worker\.1: no answer$/);
  expect(await system.command('wait worker.1')).toBe('worker.1: exited with status 3');
  // What it held is taken back in its own turn, which is behind that of the shell.
  let left = (await listProcesses(system)).get('worker.1');
  for (let look = 0; left?.memoryUsed !== 0 && look < 10; look++)
    left = (await listProcesses(system)).get('worker.1');
  expect(left).toMatchObject({ state: 'stopped', memoryUsed: 0 });
});

test('instances are as many as the program declares; who is stopped or faults says so, and stays down', async () => {
  for (const name of INSTANCES) {
    expect(await system.command('spawn worker')).toContain(`${name} runs`);
    expect(await system.command(`ask ${name} square 2`)).toBe(`${name}: 4`);
  }
  expect(await system.command('spawn worker')).toMatch(/spawn: the shell can look after no more/);
  expect(await system.command('kill worker.2')).toBe('kill worker.2: done');
  expect(await system.command('wait worker.2')).toBe('worker.2: ended by stopped');
  expect(await system.command('fault worker.3')).toMatch(
    /fault: process=worker\.3 cause=injected detail=\d+/,
  );
  expect(await system.command('wait worker.3')).toBe('worker.3: ended by injected');
  expect(await system.command('ask worker.1 crash')).toMatch(/fault: process=worker\.1 cause=data-access/);
  expect(await system.command('wait worker.1')).toBe('worker.1: ended by data-access');
  expect((await listProcesses(system)).get('worker.1')).toMatchObject({
    state: 'faulted',
    starts: 2,
    faults: 1,
  });
});

test('the journal knows who did what', async () => {
  const journal = await system.command('journal');
  expect(journal).toMatch(/ shell created worker\.3$/m);
  expect(journal).toMatch(/ worker\.3 began$/m);
  expect(journal).toMatch(/ shell stopped worker\.2$/m);
  expect(journal).toMatch(/ shell injected a fault into worker\.3$/m);
});

test('kill stops a process until restart', async () => {
  expect(await system.command('kill pong')).toMatch(/kill pong: done/);
  expect((await listProcesses(system)).get('pong')).toMatchObject({ state: 'stopped' });
  expect(await system.command('ping 2')).toMatch(/pong does not answer/);
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
  ['spawn', /usage: spawn <program> \[priority\]/],
  ['spawn nobody', /spawn: no program has this name/],
  ['spawn pong', /spawn: no instance of this program is free/],
  ['spawn worker 3', /spawn: refused: not more urgent than the shell/],
  ['spawn worker 99', /spawn: the priority is a number from 0 to 31/],
  ['ask pong square 3', /ask: the shell did not create this process/],
  ['ask worker.1 jump', /ask: what is square, exit/],
  ['wait nobody', /nobody: no process has this name/],
  ['mint 0 control', /mint: insufficient-rights/],
  ['mint 0 fly', /mint: rights are names/],
  ['mint 99 send', /mint: invalid-slot/],
  ['revoke 99', /revoke: invalid-slot/],
  ['caps nobody', /caps: no process is called 'nobody'/],
  ['fault supervisor', /the supervisor can't stop itself/],
  ['fault worker.2', /it is not running/],
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

test('registry lists the services, which answer', async () => {
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const listed = await system.command('registry');
  for (const name of ['console', 'events', 'journal', 'pong', 'ping'])
    expect(listed).toMatch(new RegExp(`^${name} +0x[0-9a-f]{8} +1\\.0  answers$`, 'm'));
});

test('topics are listed', async () => {
  expect(await system.command('topics')).toMatch(/^services +0 +\d+ +0$/m);
});

test('no stack went deeper than its bound', () => expectStacksWithinBounds(system));

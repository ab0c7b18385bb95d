/**
 * The small system on the small board: another UART, other clocks, flash at address 0, half the RAM, and a simulator that never raises a
 * bus fault. The programs are the same sources; all that differs between the boards is in `src/bsp`.
 */
import { loadBoard } from '../../cli/lazy';
import { SymbolTable } from '../../cli/symbols';
import { PROMPT } from '../../cli/target/console';
import { checkReport } from './rogue-report';
import { FAULT_CASES, REFUSAL_CASES } from './rogue-table';
import { expectStacksWithinBounds } from './stacks';
import { bootSystem, build, type RunningSystem, startSystem } from './system';
import { describeOn, testNeeding } from './target';
import { listProcesses } from './tables';

const BOARD = 'lm3s6965evb';
const ROUNDS = 20;
const CONSOLE_LINE = loadBoard(BOARD).interrupts[loadBoard(BOARD).roles.console]!;

/**
 * Without privilege the processor's own registers read as 0 here and writes are dropped, where a chip raises a bus fault. So rogue
 * survives these; what it attempted must still not have come about.
 */
const DROPPED = [
  'read-scb',
  'write-scb',
  'write-mpu',
  'write-nvic',
  'write-systick',
  'trigger-interrupt',
  'control',
];
const STOPPED = FAULT_CASES.filter(({ name }) => !DROPPED.includes(name));

let elf: string;
let symbols: SymbolTable;
let system: RunningSystem;

async function secondsUp(): Promise<number> {
  const answer = await system.command('uptime');
  const [, hours, minutes, seconds] = /^up (\d+):(\d+):([\d.]+)/.exec(answer) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

describeOn(BOARD, 'the small system', () => {
  beforeAll(() => {
    elf = build('system/small.ts');
    symbols = new SymbolTable(elf);
  });

  describe('at its shell', () => {
    beforeAll(async () => {
      system = await bootSystem({ elf });
    });
    afterAll(async () => {
      await system?.stop();
    });

    test('every process lives, and none had to be started again', async () => {
      const processes = [...(await listProcesses(system)).values()];
      expect(processes.map(({ name, starts, faults }) => [name, starts, faults])).toEqual([
        ...['console', 'supervisor', 'pong', 'ping', 'rogue'].map((name) => [name, 1, 0]),
        ['worker.1', 0, 0],
        ['shell', 1, 0],
      ]);
      expect(await system.command('ping 1000')).toMatch(/^1000 round trips of 16 bytes.*, 0 wrong/);
    });

    test('its clock runs at the speed that it believes', async () => {
      const [up, wall] = [await secondsUp(), Date.now()];
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      const ratio = ((await secondsUp()) - up) / ((Date.now() - wall) / 1000);
      // At the clock of reset it would be a quarter. While the system idles, simulated time is the host's.
      expect(ratio).toBeGreaterThan(0.7);
      expect(ratio).toBeLessThan(1.4);
    });

    test('nothing of what is sent ahead gets lost, though the UART holds sixteen bytes', async () => {
      const before = system.console.text.length;
      for (let round = 0; round < 40; round++) system.board.send(`ping ${round + 1}\r`);
      await system.console.until(/40 round trips of 16 bytes[^\n]*\n/);
      const said = system.console.text.slice(before);
      expect([...said.matchAll(/(\d+) round trips? of/g)].map(([, count]) => Number(count))).toEqual(
        Array.from({ length: 40 }, (_, round) => round + 1),
      );
      await system.console.until(PROMPT);
    });

    test.each(STOPPED.map((expected) => [expected.name, expected] as const))(
      'rogue %s',
      async (name, expected) => {
        const before = (await listProcesses(system)).get('rogue');
        const answer = await system.command(`rogue ${name}`);
        const reports = answer.split('\n').filter((line) => line.includes('fault: '));
        expect(reports).toHaveLength(1);
        checkReport(reports[0] ?? '', expected, symbols, loadBoard(BOARD));
        expect(answer).toContain(`rogue: ${name}: stopped, as it must be`);
        const after = (await listProcesses(system)).get('rogue');
        expect(after).toMatchObject({ state: 'receives', starts: (before?.starts ?? 0) + 1 });
      },
    );

    test.each(DROPPED)('rogue %s: dropped without a word, and of no effect', async (name) => {
      expect(await system.command(`rogue ${name}`)).toContain(`rogue: ${name}: 1 attempt, 0 refused`);
      // Protection is on, the vectors are where they were, the timer runs, and no line is enabled or requested.
      expect(await system.command('rogue write-kernel')).toContain('stopped, as it must be');
      expect(await system.command('ping 100')).toMatch(/^100 round trips of 16 bytes in [1-9].*, 0 wrong/);
      expect(await system.command('irq')).not.toMatch(/unhandled: [1-9]/);
    });

    test.each(REFUSAL_CASES)('rogue %s', async (name) => {
      const answer = await system.command(`rogue ${name}`);
      const [, attempts, refused] = /(\d+) attempts?, (\d+) refused$/m.exec(answer) ?? [];
      expect(Number(attempts)).toBeGreaterThan(0);
      expect(refused).toBe(attempts);
      expect(answer).not.toMatch(/ALLOWED|WRONG|NOT ALL|fault:/);
    });

    test('a console that dies is back, with the line', async () => {
      await system.command('fault console');
      expect((await listProcesses(system)).get('console')).toMatchObject({ starts: 2, faults: 1 });
      expect(await system.command('ping 2')).toMatch(/2 round trips.*0 wrong/);
    });

    test('an instance is created, works, and ends', async () => {
      expect(await system.command('spawn worker 25')).toBe('spawn: worker.1 runs, priority 25');
      expect(await system.command('ask worker.1 thread 9')).toBe('worker.1: 81');
      expect(await system.command('ask worker.1 crash')).toMatch(
        /fault: process=worker\.1 cause=data-access/,
      );
    });

    test.each([
      ['resources', 'resources: the manager does not answer'],
      ['users', 'users: no answer'],
      ['journal', 'journal: it does not answer'],
      ['counters', 'counterHigh  no answer'],
      ['topics', 'events: no answer'],
    ])("what is not in this system is said to be missing: '%s'", async (command, answer) => {
      expect(await system.command(command)).toContain(answer);
    });

    test('no stack went deeper than its bound', () => expectStacksWithinBounds(system, elf));
  });

  test('it starts again after a reset', async () => {
    const running = await bootSystem({ elf });
    await running.board.reset();
    await running.console.until(/This is Conductor[^]*> /);
    expect(await running.command('ping 1')).toMatch(/1 round trip/);
    expect(await running.stop()).toEqual({ kind: 'stopped' });
  });

  testNeeding('interrupts')(
    'a UART that requests without a byte is served each time, and harmless',
    async () => {
      const running = await bootSystem({ elf, inject: true });
      const delivered = async (): Promise<number> =>
        Number(/^ *\d+ +console +(\d+)/m.exec(await running.command('irq'))?.[1]);
      const before = await delivered();
      for (let round = 0; round < ROUNDS; round++) {
        await running.board.holdInterrupt(CONSOLE_LINE, true);
        await running.board.holdInterrupt(CONSOLE_LINE, false);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect((await delivered()) - before).toBeGreaterThanOrEqual(ROUNDS);
      expect(await running.command('ping 2')).toMatch(/2 round trips.*0 wrong/);
      expect(await running.stop()).toEqual({ kind: 'stopped' });
    },
  );

  test('it ends with its own status', async () => {
    const running = await bootSystem({ elf });
    await running.console.type('exit');
    expect(await running.finish()).toEqual({ kind: 'exit', status: 0 });
  });

  test('a panic is reported with the place, and ends with status 70', async () => {
    const running = await bootSystem({ elf });
    await running.console.type('panic');
    expect(await running.finish()).toEqual({ kind: 'exit', status: 70 });
    expect(running.console.text).toMatch(/kernel panic: requested/);
  });

  test('the watchdog resets the board when nobody feeds it any more', async () => {
    const running = await startSystem(build('tests/board/fixtures/small-board/watchdog.ts'));
    await running.console.until(
      /process=greeter cause=exited detail=5 [^\n]*\n[^]*process=greeter cause=exited detail=5 [^\n]*\n/,
    );
    expect(await running.stop()).toEqual({ kind: 'stopped' });
  });
});

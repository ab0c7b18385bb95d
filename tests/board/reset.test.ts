/**
 * The supervisor's own end: nobody is left to decide about it, so the kernel says what happened and starts the system again. The reason
 * outlives the reset.
 */
import { destroyReturns } from './damage';
import { bootSystem, type RunningSystem } from './system';
import { testNeeding } from './target';

let system: RunningSystem;
beforeEach(async () => {
  system = await bootSystem({ inject: true });
});
afterEach(async () => {
  system.board.stop();
  await system.board.ended;
});

const REPORT = /kernel panic: process without a supervisor\r?\nfault: process=supervisor cause=(\S+) /;

/** The supervisor finds nothing where it would go on, and is given reason to. */
async function killSupervisor(): Promise<void> {
  expect(await destroyReturns(system, 'supervisor')).toBeGreaterThan(0);
  system.board.send('kill rogue\r');
}

testNeeding('inject', 'ends')(
  'the system starts again, serves, and shows why; after three in a row it stops with status 70',
  async () => {
    expect(await system.command('uptime')).not.toContain('last reset');
    for (let count = 1; count <= 3; count++) {
      await killSupervisor();
      const said = await system.console.until(/This is Conductor[^]*> /);
      const cause = REPORT.exec(said)?.[1];
      expect(await system.command('ping 2')).toMatch(/2 round trips.*0 wrong/);
      const reason = `last reset: supervisor: ${cause}${count === 1 ? '' : `, ${count} in a row`}`;
      expect(said).toContain(reason);
      expect((await system.command('uptime')).split('\n')[1]).toBe(reason);
    }
    await killSupervisor();
    expect(await system.finish()).toEqual({ kind: 'exit', status: 70 });
    expect(system.console.text.split(REPORT)).toHaveLength(2 * 4 + 1);
  },
);

/** Ten seconds without a reset. */
async function waitForCalm(): Promise<void> {
  while (!(await system.command('uptime')).startsWith('up 0:00:1'))
    await new Promise((resolve) => setTimeout(resolve, 500));
}

testNeeding('inject')('calm ends a row, and a reset from outside hides no reason', async () => {
  for (const pause of [() => undefined, waitForCalm]) {
    await pause();
    await killSupervisor();
    await system.console.until(/This is Conductor[^]*> /);
    expect((await system.command('uptime')).split('\n')[1]).toMatch(/^last reset: supervisor: [a-z-]+$/);
  }
  await system.board.reset();
  await system.console.until(/This is Conductor[^]*> /);
  expect(await system.command('uptime')).toContain('last reset: supervisor');
});

/** The log of the supervisor: what was said in this run, and after a reset what was said before it. */
import { destroyReturns } from './damage';
import { bootSystem } from './system';

const BOOTED = /This is Conductor[^]*> /;

test('104 faults and the end of the supervisor can be read after the reboot, without a probe', async () => {
  const system = await bootSystem({ inject: true });
  expect(await system.command('dmesg')).toBe('nothing had to be said');
  await system.command('rogue write-kernel');
  expect(await system.command('dmesg')).toMatch(
    /^\d+\.\d{3} fault: process=rogue cause=data-access address=0x/,
  );
  expect(await destroyReturns(system, 'supervisor')).toBeGreaterThan(0);
  system.board.send('kill rogue\r');
  const said = await system.console.until(BOOTED);
  const [, cause] = /fault: process=supervisor cause=(\S+)/.exec(said)!;
  const lines = (await system.command('dmesg')).split('\n');
  expect(lines[0]).toMatch(/fault: process=rogue cause=data-access address=0x\S+ pc=0x/);
  expect(lines[1]).toBe('--- reset');
  expect(lines[2]).toMatch(new RegExp(`last reset: supervisor: ${cause}`));
  expect(lines).toHaveLength(3);
  await system.stop();
});

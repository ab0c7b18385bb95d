/** The orderly end: who is asked to finish when, and what becomes of who does not. */
import { FaultCause } from '../../src/abi/process';
import { SystemAction } from '../../src/abi/system';
import { ServiceState } from '../../src/interfaces/supervisor';
import { shutDown } from '../../src/servers/supervisor/events';
import { Supervised } from './support/supervised';

let world: Supervised;

beforeEach(() => {
  world = new Supervised();
  world.boot();
  world.take();
});

const finish = (...names: string[]): void => world.end({ cause: FaultCause.exited }, ...names);

test('each is asked when nobody who depends on it lives any more; behind the last the kernel ends the system', () => {
  shutDown(SystemAction.shutdown, 3);
  expect(world.take()).toEqual(['ask blinker', 'ask shell', 'ask once']);
  finish('blinker');
  expect(world.take()).toEqual(['ask lamp']);
  finish('once', 'lamp', 'shell');
  expect(world.take()).toEqual(['ask console']);
  finish('console');
  expect(world.take()).toEqual(['ask registry']);
  finish('registry');
  expect(world.take()).toEqual(['end shutdown 3']);
  expect(world.printed).toBe('');
});

test('who has not finished in its time is stopped; of a service that is said', () => {
  shutDown(SystemAction.reset, 0);
  world.take();
  world.pass(99_999n);
  expect(world.take()).toEqual([]);
  world.pass(1n);
  expect(world.take()).toEqual(['stop blinker', 'ask lamp', 'stop shell', 'stop once']);
  expect(world.printed).toBe('supervisor: blinker did not finish in 100 ms: stopped\n');
  world.pass(30_000n);
  expect(world.take()).toEqual(['stop lamp', 'ask console']);
  world.pass(100_000n);
  world.pass(100_000n);
  expect(world.take()).toEqual(['stop console', 'ask registry', 'stop registry', 'end reset 0']);
});

test('nobody is started any more, and nobody is told of ends', () => {
  for (let crash = 0; crash < 3; crash++) world.crash('blinker');
  expect(world.stateOf('blinker')).toBe(ServiceState.backingOff);
  world.take();
  shutDown(SystemAction.shutdown, 0);
  expect(world.take()).toEqual(['ask lamp', 'ask shell', 'ask once']);
  world.crash('lamp');
  world.pass(10_000_000n);
  expect(world.take().filter((what) => /^(start|tell)/.test(what))).toEqual([]);
});

test('a second request changes nothing', () => {
  shutDown(SystemAction.shutdown, 3);
  world.take();
  shutDown(SystemAction.reset, 0);
  expect(world.take()).toEqual([]);
});

/** The boot: the order of the starts, being ready in time, and what stops it. */
import { order } from '../../src/servers/supervisor/graph';
import { lives } from '../../src/servers/supervisor/life';
import { boot, ready } from '../../src/servers/supervisor/events';
import { ServiceState } from '../../src/interfaces/supervisor';
import { NAMES, Supervised } from './support/supervised';

let world: Supervised;

beforeEach(() => {
  world = new Supervised();
});

const numbers = (names: readonly string[]): number[] => names.map((name) => NAMES.indexOf(name));

describe('the order', () => {
  test('everybody waits until all that he depends on is ready', () => {
    boot();
    expect(world.take()).toEqual(['start registry']);
    world.ready('registry');
    expect(world.take()).toEqual(['start console']);
    world.ready('console');
    expect(world.take()).toEqual(['start lamp', 'start shell', 'start once']);
    world.ready('lamp');
    expect(world.take()).toEqual(['start blinker']);
    expect([...order]).toEqual(
      numbers(['supervisor', 'registry', 'console', 'lamp', 'blinker', 'shell', 'once', 'worker.1']),
    );
  });

  test('a service counts as ready when it says so, any other process when it runs', () => {
    boot();
    expect(world.stateOf('registry')).toBe(ServiceState.starting);
    expect(world.stateOf('console')).toBe(ServiceState.waiting);
    world.allReady();
    for (const name of ['registry', 'console', 'lamp', 'blinker', 'shell', 'once'])
      expect([name, world.stateOf(name)]).toEqual([name, ServiceState.ready]);
    expect(world.stateOf('worker.1')).toBe(ServiceState.down);
    expect(world.printed).toBe('');
  });

  test('how long it took is known; and nobody is told of lives that only begin', () => {
    boot();
    world.kernel.now = 700n;
    world.ready('registry');
    expect(lives[1]).toMatchObject({ readyAfter: 700, starts: 1, crashes: 0 });
    expect(world.take().filter((what) => what.startsWith('tell'))).toEqual([]);
  });

  test('who says that he is ready, and was not started, is not believed', () => {
    boot();
    world.ready('blinker');
    expect(world.stateOf('blinker')).toBe(ServiceState.waiting);
    ready(NAMES.length + 1);
  });
});

describe('not ready in time', () => {
  test('a service is stopped, which is said; who depends on it goes on waiting, all others do not care', () => {
    boot();
    world.ready('registry');
    world.ready('console');
    world.take();
    world.pass(19_999n);
    expect(world.take()).toEqual([]);
    world.pass(1n);
    expect(world.take()).toEqual(['stop lamp', 'tell registry', 'tell console']);
    expect(world.printed).toBe('supervisor: lamp was not ready after 20 ms: stopped\n');
    expect(world.stateOf('lamp')).toBe(ServiceState.failed);
    expect(world.stateOf('blinker')).toBe(ServiceState.waiting);
    expect(world.stateOf('shell')).toBe(ServiceState.ready);
    expect(world.kernel.timer).toBeUndefined();
  });

  test('an essential one ends the system with the reason', () => {
    boot();
    world.ready('registry');
    world.take();
    world.consoleWorks = false;
    world.pass(1_000_000n);
    expect(world.take().slice(0, 2)).toEqual(['stop console', `fault supervisor ${3 * 256 + 2}`]);
  });

  test('one that the kernel can not start is told of', () => {
    world.names.splice(NAMES.indexOf('once'));
    world.boot();
    expect(world.printed).toContain(' can not be started\n');
    expect(world.stateOf('once')).toBe(ServiceState.failed);
  });
});

describe('dependencies that make no sense stop the boot, at the first console that can tell it', () => {
  const BLINKER = NAMES.indexOf('blinker');

  test('a name that nobody has', () => {
    world.names[NAMES.indexOf('lamp')] = 'lump';
    world.consoleWorks = false;
    boot();
    expect(world.printed).toBe('');
    world.ready('registry');
    world.consoleWorks = true;
    world.ready('console');
    expect(world.printed).toBe('supervisor: blinker depends on lamp, which is no process\n');
    expect(world.take()).toContain(`fault supervisor ${256 + BLINKER}`);
    expect(world.stateOf('blinker')).toBe(ServiceState.waiting);
  });

  test('a cycle: its members are named, and not started', () => {
    [world.names[0], world.names[BLINKER]] = ['blinker', 'supervisor'];
    world.alive.add('blinker');
    boot();
    expect(world.printed).toBe(
      'supervisor: lamp depends on itself: lamp -> registry -> supervisor -> lamp\n',
    );
    expect(world.take()).toEqual([`fault blinker ${256 + NAMES.indexOf('lamp')}`]);
  });

  test('at the latest after two seconds', () => {
    world.names[NAMES.indexOf('registry')] = 'regent';
    world.consoleWorks = false;
    boot();
    world.take();
    world.pass(2_000_000n);
    expect(world.take()).toContain(`fault supervisor ${256 + BLINKER - 1}`);
  });
});

/** What becomes of processes that crash: restarts, pauses, budgets, and who is told, in which order. */
import { Operation } from '../../src/abi/operation';
import { FaultCause } from '../../src/abi/process';
import { topicName } from '../../src/interfaces/events';
import { FAULTS_TOPIC, ServiceState } from '../../src/interfaces/supervisor';
import { CONNECT } from '../../src/runtime/service/interface-description';
import { pauseAfter } from '../../src/servers/supervisor/back-off';
import { lives } from '../../src/servers/supervisor/life';
import { Grant } from '../../src/servers/supervisor/main';
import { restartOnRequest } from '../../src/servers/supervisor/requests';
import { bytesOf } from '../../testing/fake-kernel';
import { NAMES, Supervised } from './support/supervised';

let world: Supervised;

beforeEach(() => {
  world = new Supervised();
  world.boot();
  world.pass(10_000_000n);
  world.take();
});

const lifeOf = (name: string): (typeof lives)[number] => lives[NAMES.indexOf(name)]!;

describe('a crash', () => {
  test('is reported, and the process started again at once', () => {
    world.crash('lamp');
    expect(world.take()[0]).toBe('start lamp');
    expect(world.printed).toBe('fault: process=lamp cause=data-access frame=none\n');
    expect(lifeOf('lamp')).toMatchObject({ state: ServiceState.starting, crashes: 1, starts: 2, loop: 0 });
    world.ready('lamp');
    expect(world.stateOf('lamp')).toBe(ServiceState.ready);
  });

  test('is published, and nobody is waited for', () => {
    world.crash('lamp');
    const posts = world.kernel
      .callsOf(Operation.post)
      .filter(({ slot, b }) => slot === Grant.events && b !== CONNECT);
    const faults = topicName(bytesOf(FAULTS_TOPIC) as never);
    expect(posts.map(({ words }) => words)).toEqual([
      [Number(faults & 0xffff_ffffn), Number(faults >> 32n), FaultCause.dataAccess, NAMES.indexOf('lamp')],
    ]);
    expect(world.kernel.callsOf(Operation.call).filter(({ slot }) => slot === Grant.events)).toEqual([]);
  });

  test('every service that lives is told, each after all that it depends on, and once for all crashes together', () => {
    world.crash('lamp', 'shell');
    expect(world.take()).toEqual([
      ...['start lamp', 'start shell'],
      ...['tell registry', 'tell console', 'tell lamp', 'tell blinker'],
    ]);
  });

  test('of several that crash together each is started when those that it needs are ready', () => {
    world.crash('blinker', 'console', 'lamp', 'shell');
    expect(world.take()[0]).toBe('start console');
    world.ready('console');
    expect(world.take()).toContain('start lamp');
    expect(world.stateOf('blinker')).toBe(ServiceState.waiting);
    world.ready('lamp');
    expect(world.take()).toContain('start blinker');
  });

  test('of a process that is never started again is only reported', () => {
    world.crash('once');
    expect(world.take()).toEqual(['registry', 'console', 'lamp', 'blinker'].map((name) => `tell ${name}`));
    expect(world.printed).toContain('process=once');
    expect(world.stateOf('once')).toBe(ServiceState.ended);
  });

  test('of a life that was over already when it was started anew on request is reported, and costs the new life nothing', () => {
    const generation = world.generationOf('lamp');
    restartOnRequest(NAMES.indexOf('lamp'));
    world.ready('lamp');
    world.take();
    world.report({ cause: FaultCause.dataAccess, generation }, 'lamp');
    expect(world.take()).not.toContain('start lamp');
    expect(world.printed).toContain('fault: process=lamp');
    expect(lifeOf('lamp')).toMatchObject({ state: ServiceState.ready, crashes: 1 });
    world.report({ cause: FaultCause.stopped, generation }, 'lamp');
    expect(world.stateOf('lamp')).toBe(ServiceState.ready);
  });

  test('an end on request is neither reported nor undone', () => {
    world.end({ cause: FaultCause.stopped }, 'lamp');
    expect(world.take()).toEqual(['registry', 'console', 'blinker'].map((name) => `tell ${name}`));
    expect(world.printed).toBe('');
    expect(world.stateOf('lamp')).toBe(ServiceState.stopped);
  });
});

describe('a crash loop', () => {
  test('costs a pause that doubles, from its second crash on', () => {
    world.crash('lamp');
    const pauses: bigint[] = [];
    for (let crash = 1; crash <= 8; crash++) {
      world.ready('lamp');
      world.crash('lamp');
      pauses.push(
        world.stateOf('lamp') === ServiceState.backingOff ? lifeOf('lamp').deadline - world.kernel.now : 0n,
      );
      if (pauses.at(-1) !== 0n) world.pass(pauses.at(-1)!);
    }
    expect(pauses).toEqual([0n, 100n, 200n, 400n, 800n, 1600n, 3200n, 5000n].map((ms) => ms * 1000n));
  });

  test('while it pauses, others start and crash as ever; the timer is set to the first that is due', () => {
    for (let crash = 0; crash < 3; crash++) world.crash('blinker');
    expect(world.stateOf('blinker')).toBe(ServiceState.backingOff);
    world.take();
    world.crash('shell');
    expect(world.take()).toContain('start shell');
    expect(world.kernel.timer?.deadline).toBe(world.kernel.now + 100_000n);
    world.pass(100_000n);
    expect(world.take()).toContain('start blinker');
  });

  test('ends with a life that is long enough', () => {
    for (let crash = 0; crash < 2; crash++) world.crash('blinker');
    expect(lifeOf('blinker').loop).toBe(1);
    world.ready('blinker');
    world.pass(50_000n);
    world.crash('blinker');
    expect(lifeOf('blinker')).toMatchObject({ loop: 0, crashes: 3, state: ServiceState.starting });
  });

  test('past the budget it is left down, and said', () => {
    for (let crash = 0; crash < 4; crash++) {
      world.crash('blinker');
      world.pass(1n);
      if (world.stateOf('blinker') === ServiceState.backingOff)
        world.pass(lifeOf('blinker').deadline - world.kernel.now);
    }
    expect(world.stateOf('blinker')).toBe(ServiceState.starting);
    world.crash('blinker');
    expect(world.stateOf('blinker')).toBe(ServiceState.failed);
    expect(world.printed).toContain('supervisor: blinker crashed 4 times in a row: left down\n');
    world.take();
    world.pass(100_000_000n);
    expect(world.take()).toEqual([]);
  });

  test('of an essential process ends the system', () => {
    for (let crash = 0; crash < 10; crash++) {
      world.crash('console');
      if (world.stateOf('console') === ServiceState.backingOff)
        world.pass(lifeOf('console').deadline - world.kernel.now);
    }
    expect(world.take()).toContain(`fault supervisor ${4 * 256 + NAMES.indexOf('console')}`);
  });
});

describe('the pause', () => {
  test('is at least so long that the loop takes less than a twentieth of the processor', () => {
    for (const cpuTime of [0n, 1000n, 50_000n, 900_000n]) {
      for (let loop = 2; loop < 12; loop++) {
        const pause = pauseAfter(loop, cpuTime);
        expect(cpuTime * 20n).toBeLessThan(cpuTime + pause);
      }
    }
  });

  test('counts what the life took', () => {
    world.cpuTime.set('lamp', 40_000n);
    for (let crash = 0; crash < 3; crash++) world.crash('lamp');
    expect(lifeOf('lamp').deadline - world.kernel.now).toBe(1_000_000n);
  });
});

describe('what is said', () => {
  test('waits for a console that does not work, in order; the oldest gives way', () => {
    world.consoleWorks = false;
    for (const name of ['lamp', 'shell', 'once', 'blinker', 'registry', 'console', 'lamp']) world.crash(name);
    expect(world.printed).toBe('');
    world.consoleWorks = true;
    world.crash('shell');
    expect(world.printed.match(/process=\w+/g)).toEqual(
      ['once', 'blinker', 'registry', 'console', 'lamp', 'shell'].map((name) => `process=${name}`),
    );
    expect(world.printed).toContain('supervisor: reports lost: 2\n');
  });
});

/** What clients ask of the supervisor, and how it describes faults. */
import { FaultCause, type FaultReport } from '../../src/abi/process';
import { ServiceState } from '../../src/interfaces/supervisor';
import { lives } from '../../src/servers/supervisor/life';
import { SupervisorError } from '../../src/interfaces/generated/supervisor-server';
import {
  faultOnRequest,
  faultUnhealthy,
  restartOnRequest,
  stopOnRequest,
} from '../../src/servers/supervisor/requests';
import { shutDown } from '../../src/servers/supervisor/events';
import { NAMES, Supervised } from './support/supervised';

let world: Supervised;

beforeEach(() => {
  world = new Supervised();
  world.boot();
  world.pass(10_000_000n);
  world.take();
});

const number = (name: string): number => NAMES.indexOf(name);

test('a process is stopped until it is restarted', () => {
  expect(stopOnRequest(number('lamp'))).toBe(SupervisorError.none);
  expect(world.stateOf('lamp')).toBe(ServiceState.stopped);
  expect(stopOnRequest(number('lamp'))).toBe(SupervisorError.notRunning);
  world.pass(100_000_000n);
  expect(restartOnRequest(number('lamp'))).toBe(SupervisorError.none);
  expect(world.take()).toEqual(['stop lamp', 'start lamp']);
  world.ready('lamp');
  expect(world.stateOf('lamp')).toBe(ServiceState.ready);
});

test('one that pauses is down, but would come back: stopping it ends the pause', () => {
  for (let crash = 0; crash < 3; crash++) world.crash('blinker');
  expect(world.stateOf('blinker')).toBe(ServiceState.backingOff);
  world.take();
  expect(stopOnRequest(number('blinker'))).toBe(SupervisorError.none);
  world.pass(100_000_000n);
  expect(world.take()).toEqual([]);
});

test('one that is down for good comes back by a restart, with a full budget', () => {
  for (let crash = 0; crash < 5; crash++) {
    world.crash('blinker');
    const { state, deadline } = lives[number('blinker')]!;
    if (state === ServiceState.backingOff) world.pass(deadline - world.kernel.now);
  }
  expect(world.stateOf('blinker')).toBe(ServiceState.failed);
  expect(restartOnRequest(number('blinker'))).toBe(SupervisorError.none);
  world.ready('blinker');
  world.crash('blinker');
  expect(lives[number('blinker')]).toMatchObject({ state: ServiceState.starting, loop: 1 });
});

test('an essential process can be restarted, not stopped', () => {
  expect(stopOnRequest(number('console'))).toBe(SupervisorError.essential);
  expect(world.take()).toEqual([]);
  expect(restartOnRequest(number('console'))).toBe(SupervisorError.none);
});

test('a fault on request says who asked, and what becomes of it is decided as ever', () => {
  expect(faultOnRequest(number('lamp'), 12)).toBe(SupervisorError.none);
  expect(world.take()).toEqual(['fault lamp 12']);
  expect(stopOnRequest(number('lamp'))).toBe(SupervisorError.none);
  expect(faultOnRequest(number('lamp'), 12)).toBe(SupervisorError.notRunning);
});

test.each([
  ['stop', stopOnRequest],
  ['restart', restartOnRequest],
  ['fault', (process: number) => faultOnRequest(process, 1)],
])('%s: nobody, itself, and everybody while the system ends are refused', (_, ask) => {
  expect(ask(99)).toBe(SupervisorError.noSuchProcess);
  expect(ask(number('supervisor'))).toBe(SupervisorError.itself);
  shutDown(0, 0);
  world.take();
  expect(ask(number('lamp'))).toBe(SupervisorError.refused);
  expect(world.take()).toEqual([]);
});

describe('a service that does not answer its health check', () => {
  test('is named and made to fault where it is', () => {
    faultUnhealthy(number('lamp'), number('registry'));
    expect(world.take()).toEqual([`fault lamp ${number('registry') + 1}`]);
    world.end({ cause: FaultCause.injected, detail: 2 }, 'lamp');
    expect(world.printed).toMatch(
      /^supervisor: lamp does not answer its health check\nfault: process=lamp cause=injected detail=2/,
    );
    expect(world.take()).toContain('start lamp');
  });

  test('is so only if the registry says so', () => {
    faultUnhealthy(number('lamp'), number('shell'));
    faultUnhealthy(99, number('registry'));
    expect(world.take()).toEqual([]);
  });
});

describe('the report of a fault', () => {
  const report = (fields: Partial<FaultReport>): string => {
    world.printed = '';
    world.end(fields, 'shell');
    return world.printed;
  };

  test('has the documented form', () => {
    const fault = {
      ...{ cause: FaultCause.dataAccess, frameValid: 1, address: 0x20000010, addressValid: 1 },
      ...{ pc: 0x08004a12, lr: 0x080049f1, sp: 0x20003fc8, cfsr: 0x82 },
    };
    expect(report(fault)).toBe(
      'fault: process=shell cause=data-access address=0x20000010 pc=0x08004a12 lr=0x080049f1 sp=0x20003fc8 cfsr=0x00000082\n',
    );
  });

  test.each([
    [{ cause: FaultCause.panic, detail: 2, frameValid: 1 }, 'cause=panic detail=2 pc=0x00000000'],
    [
      { cause: FaultCause.stackOverflow, detail: 3, frameValid: 0 },
      'cause=stack-overflow detail=3 frame=none',
    ],
    [
      { cause: FaultCause.instructionAccess, frameValid: 1, addressValid: 1 },
      'cause=instruction-access address=',
    ],
    [{ cause: FaultCause.exited, detail: 7 }, 'cause=exited detail=7'],
    [{ cause: FaultCause.injected, detail: 7 }, 'cause=injected detail=7'],
    [{ cause: FaultCause.byServer, detail: 3, frameValid: 1 }, 'cause=by-server detail=3 pc='],
    [{ cause: FaultCause.undefinedInstruction }, 'cause=undefined-instruction'],
  ])('%j', (fields, text) => expect(report(fields)).toContain(`fault: process=shell ${text}`));

  test('names every cause', () => {
    const causes = Object.values(FaultCause).filter(
      (cause): cause is FaultCause => typeof cause === 'number',
    );
    for (const cause of causes) {
      if (cause !== FaultCause.stopped) expect(report({ cause })).toMatch(/cause=[a-z-]+/);
    }
  });
});

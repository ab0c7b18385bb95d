/** What the supervisor does about faults: restarts, pauses, reports, and the requests of the shell. */
import { FAULT_NOTIFICATION } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import {
  FaultCause,
  FaultReport,
  ProcessAction,
  ProcessInformation,
  ProcessState,
} from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { Message } from '../../src/runtime/message';
import { UNKNOWN_OPERATION } from '../../src/runtime/server';
import { initialise, notified, request } from '../../src/servers/supervisor/main';
import { SupervisorError, SupervisorOperation } from '../../src/servers/supervisor/protocol';
import { BUDGET_BURST } from '../../src/servers/supervisor/restart-budget';
import { FakeKernel, fill, textAt } from './support/fake-kernel';

const ROGUE = 6;
/** As the host's `configuration.ts` has them. */
const ESSENTIAL = 0;
const SELF = 1;
const NEVER_RESTARTED = 2;
const PAUSE_OVER = 1;

let kernel: FakeKernel;
let faults: Partial<FaultReport>[];
let console: 'works' | 'dead';
let printed: string;
let down: Set<number>;
let actions: [number, ProcessAction][];

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  faults = [];
  console = 'works';
  printed = '';
  actions = [];
  down = new Set();
  kernel.on(Operation.takeFault, (_frame, { a }) => takeFault(a));
  kernel.on(Operation.processInformation, (_frame, { a, b }) => {
    const information = overlay(ProcessInformation, b);
    fill(information.name, a === ROGUE ? 'rogue' : `process${a}`);
    return Status.ok;
  });
  kernel.on(Operation.processControl, (_frame, { a, b }) => control(a, b));
  kernel.on(Operation.callLending, (frame, { words: [length = 0, , address = 0] }) => {
    if (console === 'dead') return Status.dead;
    printed += textAt(address, length);
    frame.b = 0;
    return Status.ok;
  });
  initialise();
});

function takeFault(address: number): Status {
  const fault = faults.shift();
  if (!fault) return Status.nothing;
  const report = overlay(FaultReport, address);
  clear(report);
  Object.assign(report, fault);
  return Status.ok;
}

function control(process: number, action: ProcessAction): Status {
  if (process === SELF) return Status.self;
  if (process > 10) return Status.nothing;
  if (action === ProcessAction.stop && down.has(process)) return Status.dead;
  actions.push([process, action]);
  return Status.ok;
}

function fault(...reports: Partial<FaultReport>[]): void {
  faults.push(...reports);
  notified(FAULT_NOTIFICATION);
}

const crash: Partial<FaultReport> = {
  process: ROGUE,
  cause: FaultCause.dataAccess,
  frameValid: 1,
  address: 0x20000010,
  addressValid: 1,
  pc: 0x08004a12,
  lr: 0x080049f1,
  sp: 0x20003fc8,
  cfsr: 0x82,
};

test('a fault is reported in the documented form and the process restarted', () => {
  fault(crash);
  expect(printed).toBe(
    'fault: process=rogue cause=data-access address=0x20000010 pc=0x08004a12 lr=0x080049f1 sp=0x20003fc8 cfsr=0x00000082\n',
  );
  expect(actions).toEqual([[ROGUE, ProcessAction.restart]]);
});

test.each([
  [{ cause: FaultCause.panic, detail: 2, frameValid: 1 }, 'cause=panic detail=2 pc=0x00000000'],
  [{ cause: FaultCause.stackOverflow, detail: 3, frameValid: 0 }, 'cause=stack-overflow detail=3 frame=none'],
  [
    { cause: FaultCause.instructionAccess, frameValid: 1, addressValid: 1 },
    'cause=instruction-access address=',
  ],
  [{ cause: FaultCause.exited, detail: 7 }, 'cause=exited detail=7'],
  [{ cause: FaultCause.injected, detail: 7 }, 'cause=injected detail=7'],
  [{ cause: FaultCause.byServer, detail: 3, frameValid: 1 }, 'cause=by-server detail=3 pc='],
  [{ cause: FaultCause.undefinedInstruction }, 'cause=undefined-instruction'],
])('%j', (report, text) => {
  fault({ process: ROGUE, ...report });
  expect(printed).toContain(`fault: process=rogue ${text}`);
});

test('every cause has a name', () => {
  const causes = Object.values(FaultCause).filter((cause) => typeof cause === 'number');
  for (const cause of causes) {
    printed = '';
    fault({ process: ROGUE, cause });
    if (cause !== FaultCause.stopped) expect(printed).toMatch(/cause=[a-z-]+/);
  }
});

test('several faults at once are all handled', () => {
  fault(crash, { ...crash, process: 4 }, { ...crash, process: 5 });
  expect(actions.map(([process]) => process)).toEqual([ROGUE, 4, 5]);
  expect(printed.match(/fault:/g)).toHaveLength(3);
});

test('a process that was stopped on request is neither reported nor restarted', () => {
  fault({ process: ROGUE, cause: FaultCause.stopped });
  expect(printed).toBe('');
  expect(actions).toEqual([]);
});

test('when the console is what died, it is restarted first and reported then', () => {
  console = 'dead';
  kernel.on(Operation.processControl, () => {
    console = 'works';
    return Status.ok;
  });
  fault({ ...crash, process: 0 });
  expect(printed).toContain('process=process0');
});

test('reports that cannot be printed wait, the oldest giving way', () => {
  console = 'dead';
  for (let process = 2; process < 8; process++) fault({ ...crash, process });
  expect(printed).toBe('');
  console = 'works';
  fault({ ...crash, process: 8 });
  expect(printed.match(/process=process\d/g)).toEqual(['5', '7', '8'].map((n) => `process=process${n}`));
  expect(printed).toContain('reports lost: 3');
});

test('a crash loop is slowed down to one restart a period', () => {
  for (let crashes = 0; crashes < BUDGET_BURST + 5; crashes++) fault(crash);
  expect(actions).toHaveLength(BUDGET_BURST);
  expect(kernel.timer).toMatchObject({ deadline: 250_000n, bits: PAUSE_OVER });
  kernel.now = 250_000n;
  notified(PAUSE_OVER);
  expect(actions).toHaveLength(BUDGET_BURST + 1);
  expect(kernel.timer).toBeUndefined();
  fault(crash);
  expect(actions).toHaveLength(BUDGET_BURST + 1);
  expect(kernel.timer?.deadline).toBe(500_000n);
});

test('a process that crashes now and then is always restarted at once', () => {
  for (let crashes = 1; crashes <= 3 * BUDGET_BURST; crashes++) {
    kernel.now = BigInt(crashes) * 300_000n;
    fault(crash);
    expect(actions).toHaveLength(crashes);
  }
});

test('the pause of one process does not hold up another', () => {
  for (let crashes = 0; crashes <= BUDGET_BURST; crashes++) fault(crash);
  actions = [];
  fault({ ...crash, process: 4 });
  expect(actions).toEqual([[4, ProcessAction.restart]]);
});

test('a process whose policy is never is reported and left alone', () => {
  fault({ ...crash, process: NEVER_RESTARTED });
  expect(printed).toContain('fault: process=process2 ');
  expect(actions).toEqual([]);
  expect(ask(SupervisorOperation.restart, NEVER_RESTARTED)).toBe(SupervisorError.none);
});

test('an essential process can be restarted, not stopped', () => {
  expect(ask(SupervisorOperation.stop, ESSENTIAL)).toBe(SupervisorError.essential);
  expect(actions).toEqual([]);
  expect(ask(SupervisorOperation.restart, ESSENTIAL)).toBe(SupervisorError.none);
});

function ask(operation: number, process: number): number {
  const message = new Message();
  message.label = operation;
  message.m0 = process;
  request(message);
  return message.label;
}

test('processes are stopped and restarted on request', () => {
  expect(ask(SupervisorOperation.stop, ROGUE)).toBe(SupervisorError.none);
  expect(ask(SupervisorOperation.restart, ROGUE)).toBe(SupervisorError.none);
  expect(actions).toEqual([
    [ROGUE, ProcessAction.stop],
    [ROGUE, ProcessAction.restart],
  ]);
});

test('a process that is down cannot be stopped, unless it would come back', () => {
  down.add(ROGUE);
  expect(ask(SupervisorOperation.stop, ROGUE)).toBe(SupervisorError.notRunning);
  for (let crashes = 0; crashes <= BUDGET_BURST; crashes++) fault(crash);
  actions = [];
  expect(ask(SupervisorOperation.stop, ROGUE)).toBe(SupervisorError.none);
  kernel.now = 10_000_000n;
  notified(PAUSE_OVER);
  expect(actions).toEqual([]);
});

test('a request ends the pause and fills the budget', () => {
  for (let crashes = 0; crashes <= BUDGET_BURST; crashes++) fault(crash);
  actions = [];
  ask(SupervisorOperation.restart, ROGUE);
  fault(crash);
  expect(actions).toHaveLength(2);
  ask(SupervisorOperation.stop, ROGUE);
  kernel.now = 10_000_000n;
  notified(PAUSE_OVER);
  expect(actions).toHaveLength(3);
});

test.each([
  [SupervisorOperation.stop, 99, SupervisorError.noSuchProcess],
  [SupervisorOperation.restart, 99, SupervisorError.noSuchProcess],
  [SupervisorOperation.stop, SELF, SupervisorError.itself],
  [77, ROGUE, UNKNOWN_OPERATION],
])('operation %d on process %d gives %d', (operation, process, error) => {
  expect(ask(operation, process)).toBe(error);
  expect(actions).toEqual([]);
});

describe('a fault on request', () => {
  const INJECT = SupervisorOperation.injectFault;
  const BADGE = 12;

  function inject(process: number): number {
    const message = Object.assign(new Message(), { label: INJECT, m0: process, badge: BADGE });
    request(message);
    return message.label;
  }

  /** The process is in this state; what runs is not started again. */
  function alive(state: ProcessState): void {
    kernel.on(Operation.processInformation, (_frame, { b }) => {
      overlay(ProcessInformation, b).state = state;
      return Status.ok;
    });
    kernel.on(Operation.processControl, (_frame, { a, b, words: [reason = 0] }) => {
      if (b === ProcessAction.start) return a === SELF ? Status.self : Status.busy;
      actions.push([a, b]);
      expect(reason).toBe(BADGE);
      return Status.ok;
    });
  }

  test('is injected, in the name of who asked', () => {
    alive(ProcessState.blocked);
    expect(inject(ROGUE)).toBe(SupervisorError.none);
    expect(actions).toEqual([[ROGUE, ProcessAction.injectFault]]);
  });

  test('is refused for the supervisor itself, and for what does not run', () => {
    alive(ProcessState.ready);
    expect(inject(SELF)).toBe(SupervisorError.itself);
    alive(ProcessState.stopped);
    expect(inject(ROGUE)).toBe(SupervisorError.notRunning);
    kernel.on(Operation.processInformation, () => Status.nothing);
    expect(inject(99)).toBe(SupervisorError.noSuchProcess);
    expect(actions).toEqual([]);
  });
});

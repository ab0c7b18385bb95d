/** The end of the process that supervises all and itself: the processor is reset, the reason stays, and a row of such ends has an end. */
import { ObjectType, Right } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { FaultCause, ProcessAction } from '../../src/abi/process';
import { SystemAction, SystemSummary, SystemTopic } from '../../src/abi/system';
import { kept, lastReset } from '../../src/kernel/fault/last-reset';
import { processes } from '../../src/kernel/process/process';
import { DATA_BASE, KernelRig, MEMORY_STEP } from './support/kernel-rig';

const SUPERVISOR = 0;
const OTHER = 1;
const LONE = 2;
const AIRCR = 0xe000ed0c;
const UART = 0x40004400;
const UART_DATA = 4;
const TRANSMIT_EMPTY = 0x80;
/** Microseconds of uptime that end a row. */
const CALM = 10_000_000;
const BUILD_MARK = 0x12345678;
const NONE = { cause: FaultCause.none, process: 0, count: 0, detail: 0 };

const control = { slot: 0, type: ObjectType.process, object: 0xff, rights: Right.control };
const system = { slot: 1, type: ObjectType.system, object: 0, rights: Right.control | Right.inspect };

let said = '';

/** A system that has just been started: what is retained is as the last one left it. */
function start(): KernelRig {
  host.restart();
  said = '';
  host.memory.device(AIRCR, 4, { write: () => end('reset') });
  host.memory.device(UART, 0x1c, {
    read: () => TRANSMIT_EMPTY,
    write: (offset, value) => (said += offset === UART_DATA ? String.fromCharCode(value) : ''),
  });
  host.extern('semihostingCall', () => end('stopped'));
  resetCode();
  const rig = new KernelRig([
    { priority: 5, supervisor: SUPERVISOR, slots: 2 },
    { priority: 4, supervisor: SUPERVISOR, grants: [control, system] },
    { priority: 6, slots: 2 },
  ]);
  return rig;
}

/** What assembly does with it: reset.S. */
function resetCode(): void {
  if (kept.mark !== BUILD_MARK) Object.assign(kept.reason, NONE);
  kept.mark = BUILD_MARK;
}

function end(how: string): never {
  throw new Error(how);
}

/** The supervisor runs, and ends itself with `status`. */
function exitSupervisor(rig: KernelRig, status: number): void {
  rig.call(OTHER, Operation.wait, { a: 0xffffffff, b: 1 });
  rig.call(SUPERVISOR, Operation.exit, { a: status });
}

const reason = (): object => ({ ...lastReset() });

beforeEach(() => host.reset());

test('however it ends: the report, then a reset; the next system knows why', () => {
  const rig = start();
  expect(reason()).toEqual(NONE);
  expect(() => exitSupervisor(rig, 3)).toThrow('reset');
  expect(said).toMatch(
    /kernel panic: process without a supervisor\r\nfault: process=\S* cause=exited detail=3 .*\r\n$/,
  );
  const next = start();
  expect(reason()).toEqual({ cause: FaultCause.exited, process: SUPERVISOR, count: 1, detail: 3 });
  const stop = (b: ProcessAction): void =>
    next.call(OTHER, Operation.processControl, { slot: 0, a: SUPERVISOR, b, message: [9, 0, 0, 0] });
  expect(() => stop(ProcessAction.injectFault)).toThrow('reset');
  start();
  expect(reason()).toEqual({ cause: FaultCause.injected, process: SUPERVISOR, count: 2, detail: 9 });
});

test('who may inspect the system reads it', () => {
  expect(() => exitSupervisor(start(), 3)).toThrow('reset');
  const rig = start();
  const address = DATA_BASE + OTHER * MEMORY_STEP + 0x600;
  rig.call(OTHER, Operation.systemInformation, { slot: 1, a: SystemTopic.summary, b: address });
  expect({ ...overlay(SystemSummary, address).lastReset }).toMatchObject({ detail: 3, count: 1 });
});

test('three in a row, then it stops; calm between them begins a new row', () => {
  for (let count = 1; count <= 3; count++) expect(() => exitSupervisor(start(), 0)).toThrow('reset');
  expect(() => exitSupervisor(start(), 0)).toThrow('stopped');
  const calm = start();
  calm.advance(CALM);
  expect(() => exitSupervisor(calm, 0)).toThrow('reset');
  start();
  expect(lastReset().count).toBe(1);
});

test('a restart is no end, nor is the end of others or in a shutdown; a reset that was asked for has no reason', () => {
  expect(() => exitSupervisor(start(), 1)).toThrow('reset');
  const rig = start();
  const control = (a: number, b: ProcessAction): void =>
    rig.call(OTHER, Operation.processControl, { slot: 0, a, b });
  control(SUPERVISOR, ProcessAction.restart);
  control(LONE, ProcessAction.stop);
  expect(processes[SUPERVISOR]!.generation).toBe(2);
  rig.call(OTHER, Operation.systemControl, { slot: 1, a: SystemAction.reset });
  exitSupervisor(rig, 0);
  expect(processes[SUPERVISOR]!.alive).toBe(false);
  expect(lastReset().count).toBe(1);
  expect(() => rig.advance(200_000)).toThrow('reset');
  start();
  expect(reason()).toEqual(NONE);
});

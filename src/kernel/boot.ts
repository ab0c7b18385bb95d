/**
 * From reset to the first process: a table of steps. A step that fails is named (docs/0004-reports.md), what the steps before it
 * did is undone, the latest first, and nothing after it runs.
 *
 * Assembly has set up the kernel's memory and stack. Everything here runs privileged, with no interrupt enabled and no
 * process alive, until the switch into the first one, which gives the privilege up for good.
 */
import { clockHertz, startClocks } from '@board/clocks';
import { startEarlyConsole } from '@board/early-console';
import { LINE_COUNT } from '@board/lines';
import { KernelState } from '../abi/system';
import { enterFirstProcess, initialiseExceptions } from './arch/armv7m/exceptions';
import { initialiseFloatingPoint } from './arch/armv7m/floating-point';
import { disableInterrupts, initialiseLines } from './arch/armv7m/interrupt-controller';
import { poolSize, poolStart, processImageCount } from './arch/armv7m/link';
import { disableProtection, enableProtection, regionsAvailable } from './arch/armv7m/memory-protection';
import { startTimer, stopTimer } from './arch/armv7m/system-timer';
import { PROCESS_COUNT } from './configuration';
import { createProcess } from './creation';
import { createIdle } from './idle';
import { startProcess, stopAll } from './lifecycle';
import { panicInBoot } from './panic';
import { initialisePool } from './pool';
import { layOutPorts } from './port';
import { imageOf, processes } from './process';
import { testProtection } from './protection-test';
import { reschedule } from './scheduler';
import { kernel } from './state';
import { startClock } from './time';

const MEGAHERTZ = 1_000_000;
/** Regions of the protection unit that a process may count on. */
const REGIONS = 8;

class Step {
  name: string = '';
  /** Does it; what went wrong, or nothing. */
  run: () => string = bootClocks;
  undo: () => void = nothing;
}

const steps = table(Step, [
  { name: 'clocks', run: bootClocks, undo: nothing },
  { name: 'memory protection', run: bootProtection, undo: disableProtection },
  { name: 'interrupts', run: bootInterrupts, undo: disableInterrupts },
  { name: 'timer', run: bootTimer, undo: stopTimer },
  { name: 'images', run: bootImages, undo: nothing },
  { name: 'processes', run: bootProcesses, undo: stopAll },
  { name: 'isolation', run: testProtection, undo: nothing },
]);

/** After reset. Does not return. */
export function boot(): never {
  createIdle();
  initialiseExceptions();
  for (let i: u32 = 0; i < steps.length; i++) {
    const failure = steps[i].run();
    if (failure !== '') fail(i, failure);
  }
  kernel.state = KernelState.running;
  reschedule();
  enterFirstProcess();
}

function fail(step: u32, reason: string): never {
  for (let i = step; i > 0; i--) steps[i - 1].undo();
  panicInBoot(steps[step].name, reason);
}

function nothing(): void {}

/** The console works at either clock, so a failure can be told. */
function bootClocks(): string {
  const failure = startClocks();
  startEarlyConsole();
  if (failure !== '') return failure;
  return clockHertz() % MEGAHERTZ === 0 ? '' : 'not whole megahertz';
}

function bootProtection(): string {
  if (regionsAvailable() < REGIONS) return 'too few regions';
  enableProtection();
  initialiseFloatingPoint();
  return '';
}

function bootInterrupts(): string {
  initialiseLines(LINE_COUNT);
  return '';
}

function bootTimer(): string {
  startTimer();
  startClock(clockHertz() / MEGAHERTZ);
  return '';
}

function bootImages(): string {
  const count = processImageCount();
  if (count === 0 || count > PROCESS_COUNT) return 'their number does not fit the kernel';
  kernel.processCount = u8(count);
  initialisePool(poolStart(), poolSize());
  layOutPorts();
  for (let i: u32 = 0; i < count; i++) createProcess(i);
  return '';
}

function bootProcesses(): string {
  for (let i: u32 = 0; i < kernel.processCount; i++) {
    const image = imageOf(processes[i]);
    if (image.autostart !== 0) startProcess(processes[i], image.priority);
  }
  return kernel.readyLevels === 0 ? 'none to start' : '';
}

/**
 * From reset to the first process, step by step; a step that fails is named (docs/0004-reports.md) and nothing after it
 * runs.
 *
 * Assembly has set up the kernel's memory and stack. Everything here runs privileged, with no interrupt enabled and no
 * process alive, until the switch into the first one, which gives the privilege up for good.
 */
import { startClocks, clockHertz } from '@board/clocks';
import { LINE_COUNT } from '@board/lines';
import { startEarlyConsole } from '@board/early-console';
import { KernelState } from '../abi/system';
import { enterFirstProcess, initialiseExceptions } from './arch/armv7m/exceptions';
import { initialiseFloatingPoint } from './arch/armv7m/floating-point';
import { initialiseLines } from './arch/armv7m/interrupt-controller';
import { processImageCount } from './arch/armv7m/link';
import { enableProtection, regionsAvailable } from './arch/armv7m/memory-protection';
import { startTimer } from './arch/armv7m/system-timer';
import { PROCESS_COUNT, REGION_COUNT } from './configuration';
import { createIdle } from './idle';
import { createProcess, startProcess } from './lifecycle';
import { panicInBoot } from './panic';
import { imageOf, processes } from './process';
import { reschedule } from './scheduler';
import { kernel } from './state';
import { startClock } from './time';

const MEGAHERTZ = 1_000_000;

/** After reset. Does not return. */
export function boot(): never {
  initialiseExceptions();
  bootClocks();
  bootProtection();
  initialiseFloatingPoint();
  initialiseLines(LINE_COUNT);
  startTimer();
  startClock(clockHertz() / MEGAHERTZ);
  bootProcesses();
  kernel.state = KernelState.running;
  reschedule();
  enterFirstProcess();
}

/** The console works at either clock, so a failure can be told. */
function bootClocks(): void {
  const failure = startClocks();
  startEarlyConsole();
  if (failure !== '') panicInBoot('clocks', failure);
  if (clockHertz() % MEGAHERTZ !== 0) panicInBoot('clocks', 'not whole megahertz');
}

function bootProtection(): void {
  if (regionsAvailable() < REGION_COUNT) panicInBoot('memory protection', 'too few regions');
  enableProtection();
}

function bootProcesses(): void {
  const count = processImageCount();
  if (count === 0 || count > PROCESS_COUNT) panicInBoot('images', 'their number does not fit the kernel');
  kernel.processCount = count;
  createIdle();
  for (let i: u32 = 0; i < count; i++) createProcess(i);
  for (let i: u32 = 0; i < count; i++) {
    const process = processes[i];
    if (imageOf(process).autostart !== 0) startProcess(process);
  }
  if (kernel.readyLevels === 0) panicInBoot('processes', 'none to start');
}

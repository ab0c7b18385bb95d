/**
 * From reset to the first process, step by step. A step that fails is named, what the steps before it did is undone, the latest
 * first, and nothing after it runs (boot-failure.ts).
 *
 * Assembly has set up the kernel's memory and stack. Everything here runs privileged, with no interrupt enabled and no
 * process alive, until the switch into the first one, which gives the privilege up for good.
 */
import { ClockFailure, clockMegahertz, startClocks } from '@board/clocks';
import { startEarlyConsole } from '@board/early-console';
import { LINE_COUNT } from '@board/lines';
import { KernelState } from '../../abi/system';
import { enterFirstProcess, initialiseExceptions } from '../arch/armv7m/exceptions';
import { initialiseFloatingPoint } from '../arch/armv7m/floating-point';
import { initialiseLines } from '../arch/armv7m/interrupt-controller';
import { poolSize, poolStart, processImageCount } from '../arch/armv7m/link';
import { enableProtection, regionsAvailable, reloadRegions } from '../arch/armv7m/memory-protection';
import { startTimer } from '../arch/armv7m/system-timer';
import { PROCESS_COUNT } from '../configuration';
import { initialisePool } from '../memory/pool';
import { layOutPorts } from '../message/port';
import { startProcess } from '../process/lifecycle';
import { imageOf, processes } from '../process/process';
import { kernel } from '../state';
import { createIdle } from '../thread/idle';
import { reschedule } from '../thread/scheduler';
import { idle } from '../thread/thread';
import { startClock } from '../time/time';
import { BootFailure, failBoot, failClocks } from './boot-failure';
import { createProcess } from './creation';
import { testProtection } from './protection-test';

/** Regions of the protection unit that a process may count on. */
const REGIONS = 8;

/** After reset. Does not return. */
export function boot(): never {
  createIdle();
  initialiseExceptions();
  bootClocks();
  bootProtection();
  initialiseLines(LINE_COUNT);
  bootTimer();
  bootImages();
  bootProcesses();
  testProtection();
  kernel.state = KernelState.running;
  reschedule();
  enterFirstProcess();
}

/** The console works at either clock, so a failure can be told (panic.ts starts it by itself). */
function bootClocks(): void {
  const failure = startClocks();
  if (failure !== ClockFailure.none) failClocks(failure);
  startEarlyConsole();
}

function bootProtection(): void {
  if (regionsAvailable() < REGIONS) failBoot(BootFailure.regions);
  reloadRegions(idle);
  enableProtection();
  initialiseFloatingPoint();
}

function bootTimer(): void {
  startTimer();
  startClock(clockMegahertz());
}

function bootImages(): void {
  if (processImageCount() !== PROCESS_COUNT) failBoot(BootFailure.images);
  kernel.processCount = PROCESS_COUNT;
  initialisePool(poolStart(), poolSize());
  layOutPorts();
  for (let i: u32 = 0; i < PROCESS_COUNT; i++) createProcess(i);
}

function bootProcesses(): void {
  for (const process of processes) {
    const image = imageOf(process);
    if (image.autostart !== 0) startProcess(process, image.priority);
  }
  if (kernel.readyLevels === 0) failBoot(BootFailure.processes);
}

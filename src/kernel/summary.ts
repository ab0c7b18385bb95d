/** What `systemInformation` says about the whole system. */
import { clockMegahertz } from '@board/clocks';
import { FLASH_BASE, FLASH_SIZE, RAM_BASE, RAM_SIZE } from '@board/memory';
import { SystemSummary } from '../abi/system';
import { kernelStackBase, kernelStackTop } from './arch/armv7m/link';
import { lastReset } from './fault/last-reset';
import { interruptCount } from './interrupt';
import { idleProcess } from './process/process';
import { kernel } from './state';
import { timeSpent } from './thread/scheduler';
import { STACK_PAINT } from './thread/stack';

export function fillSummary(summary: SystemSummary): void {
  summary.state = kernel.state;
  summary.processCount = kernel.processCount;
  summary.interruptCount = interruptCount();
  summary.unhandledInterrupts = kernel.unhandledInterrupts;
  summary.contextSwitches = kernel.contextSwitches + kernel.hits;
  summary.systemCalls = kernel.systemCalls + kernel.hits;
  summary.kernelStackSize = kernelStackTop() - kernelStackBase();
  summary.kernelStackUsed = kernelStackUsed();
  summary.flashBase = FLASH_BASE;
  summary.flashSize = FLASH_SIZE;
  summary.ramBase = RAM_BASE;
  summary.ramSize = RAM_SIZE;
  summary.clockHertz = clockMegahertz() * 1_000_000;
  summary.idleTime = timeSpent(idleProcess);
  assign(summary.lastReset, lastReset());
}

/** Bytes of the kernel's stack that were ever used: boot painted it. */
function kernelStackUsed(): u32 {
  let address = kernelStackBase();
  while (address < kernelStackTop() && load32(address) === STACK_PAINT) address += 4;
  return kernelStackTop() - address;
}

/**
 * The life of a process: started from its initial image, stopped with everything that it held released.
 *
 * A start makes a new generation: data, zeroed memory and stack as the build made them, fresh capabilities, no
 * notification, no timer. A stop leaves no trace of the process in any queue, and every peer learns of it with `dead`.
 */
import { ProcessImage } from '../abi/image';
import { BlockReason, ProcessState } from '../abi/process';
import { ObjectType, Right } from '../abi/capability';
import { Status } from '../abi/status';
import { coprocessorAccess, discardFloatingPoint, giveFloatingPoint } from './arch/armv7m/floating-point';
import { createExceptionFrame } from './arch/armv7m/exception-frame';
import { regionBase } from './arch/armv7m/memory-protection';
import { capabilityAt, reserveSlots, resetCapabilities } from './capability';
import { REGION_COUNT } from './configuration';
import { disarm } from './deadline';
import { Endpoint, endCall, endpoints, leaveEndpoint } from './endpoint';
import { bindInterrupts, closeInterrupts, openInterrupts } from './interrupt';
import { copyBytes, fillWords } from './memory';
import { Process, imageOf, processes } from './process';
import { finish } from './results';
import { makeReady, removeReady } from './scheduler';
import { kernel } from './state';

/** What an unused word of a stack holds. */
export const STACK_PAINT = 0xc0dec0de;

/** Sets up what stays the same for all generations of process `index`. */
export function createProcess(index: u32): void {
  const process = processes[index];
  process.index = u8(index);
  const image = imageOf(process);
  process.priority = u8(image.priority);
  process.timeout.owner = process;
  process.timer.owner = process;
  loadProtection(process, image);
  if (image.floatingPoint !== 0) giveFloatingPoint(process);
  process.coprocessorAccess = coprocessorAccess(image.floatingPoint !== 0);
  reserveSlots(process, image.slotCount);
  resetCapabilities(process);
  claimEndpoints(process);
  bindInterrupts(process);
}

/** The words of unused regions disable them. */
function loadProtection(process: Process, image: ProcessImage): void {
  assert(image.regionCount <= REGION_COUNT, 'too many regions');
  process.protectionWords = 2 * REGION_COUNT;
  for (let i: u32 = 0; i < REGION_COUNT; i++) {
    const region = image.regions[i];
    const used = i < image.regionCount;
    process.protection[2 * i] = used ? region.base : regionBase(i, 0);
    process.protection[2 * i + 1] = used ? region.attributes : 0;
  }
}

/** The holder of the right to receive owns an endpoint, dead or alive. */
function claimEndpoints(process: Process): void {
  for (let slot: u32 = 0; slot < process.slotCount; slot++) {
    const capability = capabilityAt(process, slot);
    if (capability.type !== ObjectType.endpoint || (capability.rights & Right.receive) === 0) continue;
    const endpoint = endpoints[capability.object];
    assert(endpoint.owner === null, 'endpoint with two receivers');
    endpoint.owner = process;
  }
}

/** Starts a process that is stopped or faulted. */
export function startProcess(process: Process): void {
  const image = imageOf(process);
  process.generation += 1;
  resetMemory(image);
  resetCapabilities(process);
  clear(process.frame);
  process.notifications = 0;
  process.timerMerged = 0;
  process.cpuTime = 0n;
  createExceptionFrame(process, image.entry, image.stackTop);
  makeReady(process);
  openInterrupts(process);
}

function resetMemory(image: ProcessImage): void {
  fillWords(image.stackBase, image.stackTop - image.stackBase, STACK_PAINT);
  copyBytes(image.dataStart, image.dataLoad, image.dataLength);
  fillWords(image.zeroStart, image.zeroLength, 0);
}

/** Stops a live process: `state` says whether a fault did it. */
export function stopProcess(process: Process, state: ProcessState): void {
  const running = process === kernel.current;
  discardFloatingPoint(process, running);
  if (!running && process.state === ProcessState.ready) removeReady(process);
  leaveEndpoint(process);
  endCall(process);
  disarm(process.timeout);
  disarm(process.timer);
  closeInterrupts(process);
  process.state = state;
  process.blockReason = BlockReason.none;
  process.peer = null;
  process.notifications = 0;
  releasePeers(process);
}

/** Everybody whose call the dead process should have answered. */
function releasePeers(dead: Process): void {
  for (let i: u32 = 0; i < kernel.processCount; i++) {
    const process = processes[i];
    if (process.peer === dead || sendsTo(process, dead)) failCall(process);
  }
}

function sendsTo(process: Process, dead: Process): bool {
  if (process.blockReason !== BlockReason.sending) return false;
  const endpoint: Endpoint | null = process.endpoint;
  return endpoint !== null && endpoint.owner === dead;
}

function failCall(caller: Process): void {
  leaveEndpoint(caller);
  endCall(caller);
  finish(caller, Status.dead);
  makeReady(caller);
}

/** Bytes of its stack that a process has used, by the paint that is left. */
export function stackUsed(process: Process): u32 {
  const image = imageOf(process);
  let address = image.stackBase;
  while (address < image.stackTop && load32(address) === STACK_PAINT) address += 4;
  return image.stackTop - address;
}

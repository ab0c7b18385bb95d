/** Takes of something as much as there is: derivations, threads, memory, regions of the protection unit, a port, instances. */
import { FOREVER, NO_SLOT, Operation } from '../../../../../src/abi/operation';
import { ProcessAction } from '../../../../../src/abi/process';
import { Status } from '../../../../../src/abi/status';
import { oneIn, randomBelow } from '../../random';
import { threadEntry } from '../helper';
import { PeerOperation } from '../../protocol';
import { frame, perform, performFrame, performWith } from '../perform';
import { noteRegion, places } from '../places';
import { CHAIN_SLOTS, FIRST_FREE, Grant, SCENARIO_SLOT, SLOTS } from '../slots';
import { latest, remember } from '../tokens';
import { request } from '../values';

const MANY = 8;
const PATIENCE = 400;
const TURNS = 4;
const THREAD_PRIORITY = 20;

/** Each a copy of the one before, until there is no deeper; one revoke takes them all. */
export function deepDerivation(): void {
  perform(Operation.copy, Grant.peer, SCENARIO_SLOT + 1, 0);
  let slot: u32 = SCENARIO_SLOT + 1;
  for (let depth: u32 = 0; depth < CHAIN_SLOTS; depth++) {
    const status = perform(Operation.copy, slot, SLOTS + depth, 0);
    if (status !== Status.ok) break;
    slot = SLOTS + depth;
  }
  deriveFrom(slot);
  perform(Operation.revoke, SCENARIO_SLOT + 1, 0, 0);
  perform(Operation.delete, SCENARIO_SLOT + 1, 0, 0);
}

/** Everything that derives, from the deepest. */
function deriveFrom(slot: u32): void {
  for (let turn: u32 = 0; turn < TURNS; turn++) {
    if (performWith(Operation.receive, Grant.requests, PATIENCE, 0, 0, 0) !== Status.ok) continue;
    remember(frame.a);
    transfer(Operation.replyTransferring, latest(), slot);
    perform(Operation.reply, latest(), 0, 0);
  }
  perform(Operation.mint, slot, SCENARIO_SLOT + 2, 1);
  perform(Operation.setExceptionHandler, Grant.controlPeer, 0, slot);
  performWith(Operation.call, Grant.peer, FOREVER, PeerOperation.accept, 0, 0);
  transfer(Operation.callTransferring, Grant.peer, slot);
  request.capabilityCount = 1;
  request.capabilities[0].source = u16(slot);
  request.capabilities[0].destination = 3;
  request.capabilities[0].rights = 1;
  perform(Operation.spawn, Grant.processes, places.worker, addressOf(request));
}

function transfer(operation: Operation, to: u32, slot: u32): void {
  frame.status = to;
  frame.operation = operation;
  frame.a = FOREVER;
  frame.b = 0;
  frame.m3 = slot;
  performFrame();
}

export function manyThreads(): void {
  for (let number: u32 = 0; number < MANY; number++) {
    performWith(
      Operation.createThread,
      0,
      addressOf(threadEntry),
      0,
      THREAD_PRIORITY,
      FIRST_FREE + randomBelow(SCENARIO_SLOT - FIRST_FREE),
    );
  }
}

export function manyRegions(): void {
  for (let number: u32 = 0; number < MANY; number++) {
    const slot = FIRST_FREE + randomBelow(SCENARIO_SLOT - FIRST_FREE);
    const address = oneIn(4) ? places.poolStart : 0;
    const status = performWith(Operation.allocateRegion, 0, u32(256) << randomBelow(4), address, slot, 0);
    if (status !== Status.ok) continue;
    noteRegion(frame.a);
    perform(Operation.mapRegion, slot, oneIn(4) ? 1 : 3, 0);
    useWithoutRights(slot);
  }
}

function useWithoutRights(region: u32): void {
  perform(Operation.mint, region, SCENARIO_SLOT + 3, 0);
  perform(Operation.unmapRegion, SCENARIO_SLOT + 3, 0, 0);
  perform(Operation.mapRegion, SCENARIO_SLOT + 3, 1, 0);
  perform(Operation.delete, SCENARIO_SLOT + 3, 0, 0);
}

export function fullPort(): void {
  for (let number: u32 = 0; number < MANY; number++) perform(Operation.post, Grant.mortal, 0, 0);
}

/** Starts workers until there is no instance left, looks at one, and stops some. */
export function manyWorkers(): void {
  for (let number: u32 = 0; number < MANY / 2; number++) {
    request.priority = 8 + randomBelow(16);
    request.memoryLimit = 0;
    request.processSlot = oneIn(2) ? u32(NO_SLOT) : u32(SCENARIO_SLOT + 5);
    request.endpointSlot = oneIn(2) ? u32(NO_SLOT) : u32(SCENARIO_SLOT + 6);
    request.capabilityCount = 0;
    const status = perform(Operation.spawn, Grant.processes, places.worker, addressOf(request));
    if (status === Status.ok) watch(frame.a);
  }
}

function watch(process: u32): void {
  perform(Operation.waitForEnd, Grant.processes, process, oneIn(4) ? u32(FOREVER) : 100);
  if (request.endpointSlot !== NO_SLOT) perform(Operation.call, request.endpointSlot, 100, 0);
  if (request.processSlot !== NO_SLOT) {
    perform(Operation.processControl, request.processSlot, 0, ProcessAction.stop);
  }
  perform(Operation.delete, SCENARIO_SLOT + 5, 0, 0);
  perform(Operation.delete, SCENARIO_SLOT + 6, 0, 0);
}

/**
 * Arguments: mostly one that fits, sometimes a number at some edge, sometimes any. What would end the test instead of
 * testing is never drawn: waits without end for what nobody does are rare, and results go to a buffer of their own.
 */
import { FOREVER, NO_SLOT } from '../../../../src/abi/operation';
import { ObjectType, TRANSFER_MOVE } from '../../../../src/abi/capability';
import { LEASE_RIGHT_SHIFT } from '../../../../src/abi/message';
import { SPAWN_CAPABILITIES, SpawnRequest } from '../../../../src/abi/process';
import { oneIn, randomBelow, randomBits } from '../random';
import { PEER_OPERATIONS } from '../protocol';
import { Kind } from './shapes';
import { SCENARIO_SLOT, FIRST_FREE, controlSlot, Grant, derivedSlot, slotOf, usedSlot } from './slots';
import { places } from './places';
import { drawToken } from './tokens';
import { threadEntry } from './helper';

/** Results, lent memory and copies: nothing else lies there. */
export const SCRATCH_LENGTH = 512;
export const scratch = array(u8, SCRATCH_LENGTH, { align: 8 });

const EDGES = table(
  u32,
  [
    0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 33, 63, 64, 127, 128, 255, 256, 0x400, 0xffff, 0x10000, 0x3fff_ffff,
    0x4000_0000, 0x7fff_ffff, 0x8000_0000, 0x8000_0001, 0xc000_0000, 0xffff_fff0, 0xffff_fffe, 0xffff_ffff,
    0x0800_0000, 0x2000_0000,
  ],
);
const EDGE_COUNT = 32;

/** Microseconds that a wait takes at most, unless it is one of the long ones. */
const SHORT_WAIT = 60;

export const request = new SpawnRequest();

/** A value of this kind; `label`s and the like are never wrong. */
export function draw(kind: Kind): u32 {
  const chance = randomBelow(24);
  if (kind === Kind.timeout) return timeout();
  if (kind === Kind.patience) return oneIn(4) ? FOREVER : timeout();
  if (kind === Kind.address || kind === Kind.spawnRequest) return address(kind, chance);
  if (kind === Kind.entry) return chance === 0 ? 0 : addressOf(threadEntry);
  if (chance === 0) return randomBits();
  if (chance === 1) return EDGES[randomBelow(EDGE_COUNT)];
  return kind < Kind.token ? drawSlot(kind) : drawNumber(kind);
}

function drawSlot(kind: Kind): u32 {
  switch (kind) {
    case Kind.endpoint:
      return slotOf(ObjectType.endpoint);
    case Kind.receiver:
      return Grant.requests;
    case Kind.notification:
      return slotOf(ObjectType.notification);
    case Kind.interrupt:
      return slotOf(ObjectType.interrupt);
    case Kind.process:
      return oneIn(2) ? controlSlot() : slotOf(ObjectType.process);
    case Kind.creator:
      return oneIn(8) ? slotOf(ObjectType.process) : Grant.processes;
    case Kind.system:
      return slotOf(ObjectType.system);
    case Kind.thread:
      return slotOf(ObjectType.thread);
    case Kind.region:
      return slotOf(ObjectType.region);
    case Kind.clock:
      return slotOf(ObjectType.clock);
    case Kind.used:
      return usedSlot();
    case Kind.free:
      return oneIn(8) ? NO_SLOT : FIRST_FREE + randomBelow(SCENARIO_SLOT - FIRST_FREE);
    case Kind.transferred:
      return usedSlot() | (oneIn(4) ? u32(TRANSFER_MOVE) : 0);
    case Kind.handler:
      return handler();
    default:
      return kind === Kind.derived ? derivedSlot() : randomBits();
  }
}

function drawNumber(kind: Kind): u32 {
  switch (kind) {
    case Kind.token:
      return drawToken();
    case Kind.replyTo:
      return oneIn(4) ? slotOf(ObjectType.reply) : drawToken();
    case Kind.label:
      return oneIn(2) ? 0 : randomBelow(PEER_OPERATIONS);
    case Kind.badge:
      return oneIn(2) ? 0 : randomBelow(8);
    case Kind.bits:
      return oneIn(16) ? 0 : u32(1) << randomBelow(8);
    case Kind.rights:
      return rights();
    case Kind.direction:
    case Kind.small:
      return randomBelow(4) & (oneIn(2) ? 1 : 3);
    case Kind.period:
      return oneIn(2) ? 0 : randomBelow(4000);
    case Kind.action:
      return randomBelow(6);
    case Kind.priority:
      return 8 + randomBelow(8);
    case Kind.bytes:
      return u32(16) << randomBelow(10);
    case Kind.access:
      return oneIn(2) ? 3 : randomBelow(4);
    case Kind.processIndex:
      return randomBelow(places.processCount + 1);
    default:
      return drawMemory(kind);
  }
}

/** None, one, or any: more than the source has are refused. */
function rights(): u32 {
  const chance = randomBelow(3);
  if (chance === 0) return 0;
  return chance === 1 ? u32(1) << randomBelow(9) : randomBelow(512);
}

function drawMemory(kind: Kind): u32 {
  switch (kind) {
    case Kind.lentAddress:
      return oneIn(16) ? badAddress() : addressOf(scratch);
    case Kind.lentExtent:
      return randomBelow(SCRATCH_LENGTH) | (randomBelow(4) << LEASE_RIGHT_SHIFT);
    case Kind.length:
    case Kind.offset:
      return oneIn(4) ? randomBelow(SCRATCH_LENGTH) : randomBelow(16);
    case Kind.poolAddress:
      return oneIn(2) ? 0 : places.poolStart + randomBelow(32) * 256;
    default:
      return randomBits();
  }
}

function handler(): u32 {
  const chance = randomBelow(4);
  if (chance === 0) return slotOf(ObjectType.endpoint);
  return chance === 1 ? u32(Grant.itself) : u32(NO_SLOT);
}

/** Most waits are short, some don't wait, few have no end: those that nobody ends, the director does. */
function timeout(): u32 {
  const chance = randomBelow(32);
  if (chance < 12) return 0;
  if (chance < 30) return randomBelow(SHORT_WAIT);
  return chance === 30 && oneIn(16) ? FOREVER : 200;
}

function address(kind: Kind, chance: u32): u32 {
  if (chance < 3) return badAddress();
  if (kind === Kind.address) return addressOf(scratch);
  fillRequest();
  return addressOf(request);
}

/** Where no result may go: nowhere, the kernel, its own code, over the end of its memory, the end of everything. */
function badAddress(): u32 {
  switch (randomBelow(6)) {
    case 0:
      return 0;
    case 1:
      return 0x2000_0000;
    case 2:
      return places.memoryEnd - 4;
    case 3:
      return 0xffff_fffc;
    case 4:
      return 0xe000_ed00;
    default:
      return addressOf(EDGES);
  }
}

function fillRequest(): void {
  request.priority = 8 + randomBelow(16);
  request.memoryLimit = randomBelow(3) * 512;
  request.processSlot = drawSlot(Kind.free);
  request.endpointSlot = drawSlot(Kind.free);
  request.capabilityCount = randomBelow(SPAWN_CAPABILITIES + (oneIn(16) ? 2 : 1));
  for (const capability of request.capabilities) {
    capability.source = u16(usedSlot());
    capability.destination = u16(3 + randomBelow(6));
    capability.rights = oneIn(8) ? randomBits() : 0;
    capability.badge = oneIn(8) ? randomBelow(4) : 0;
  }
}

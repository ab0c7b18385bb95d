/**
 * The fuzzer's capability space: what it was granted, what every life begins with, and a survey of what is where, taken
 * now and then, from which arguments are drawn. Between surveys it is out of date, which is as good for finding errors.
 */
import { ObjectType, Right } from '../../../../src/abi/capability';
import { Operation } from '../../../../src/abi/operation';
import { Status } from '../../../../src/abi/status';
import { randomBelow } from '../random';
import { frame, perform, performWith } from './perform';

export enum Grant {
  director = 0,
  /** Receive from its own endpoint; call it, which is refused. */
  requests = 1,
  itself = 2,
  peer = 3,
  mortal = 4,
  ward = 5,
  /** The endpoint of who calls us: a call to it may close a cycle. */
  rival = 6,
  /** The endpoint of a process that never starts. */
  sleeper = 7,
  /** May signal some of its own bits, and of others. */
  ownBits = 8,
  peerBits = 9,
  mortalBits = 10,
  sleeperBits = 11,
  line = 12,
  processes = 13,
  system = 14,
  clock = 15,
  controlPeer = 16,
  controlMortal = 17,
  controlWard = 18,
  controlRival = 19,
  controlItself = 20,
}

/** After the grants: a capability without rights for each of them, then what is free. */
const GRANTS = 21;
export const FIRST_WEAK = GRANTS;
export const FIRST_FREE = 42;
/** Free slots that the generator leaves to scenarios. */
export const SCENARIO_SLOT = 64;
/** What is surveyed; the slots after that are for a chain of derivations. */
export const SLOTS = 72;
export const CHAIN_SLOTS = 260;

const CONTROLS = table(u8, [
  Grant.controlPeer,
  Grant.controlMortal,
  Grant.controlWard,
  Grant.controlRival,
  Grant.controlItself,
]);

const types = array(u8, SLOTS);

/** A capability to control a process. */
export function controlSlot(): u32 {
  return CONTROLS[randomBelow(CONTROLS.length)];
}

/** Looks at every slot. */
export function survey(): void {
  for (let slot: u32 = 0; slot < SLOTS; slot++) {
    const status = perform(Operation.identify, slot, 0, 0);
    types[slot] = status === Status.ok ? u8(frame.a) : u8(ObjectType.none);
  }
}

/** Makes the weak capabilities that are missing. */
export function weaken(): void {
  for (let grant: u32 = 0; grant < GRANTS; grant++) {
    if (types[FIRST_WEAK + grant] !== ObjectType.none) continue;
    performWith(Operation.mint, grant, FIRST_WEAK + grant, weakRights(grant), 0, 0);
  }
}

/** Accepts the present lives of those that the director has started again. */
export function renewPeers(): void {
  for (let grant: u32 = Grant.peer; grant <= Grant.rival; grant++) perform(Operation.renew, grant, 0, 0);
  for (const slot of CONTROLS) perform(Operation.renew, slot, 0, 0);
}

/** Of endpoints, the right to send remains: the one to transfer is what lacks. */
function weakRights(grant: u32): u32 {
  return grant >= Grant.peer && grant <= Grant.ward ? u32(Right.send) : 0;
}

/** Empties some of the slots that calls have filled, so that there is room. */
export function clean(): void {
  for (let slot: u32 = FIRST_FREE; slot < SLOTS; slot++) {
    if (types[slot] !== ObjectType.none && randomBelow(2) === 0) perform(Operation.delete, slot, 0, 0);
  }
}

/** A slot that had a capability of the type; any slot if none has. */
export function slotOf(type: ObjectType): u32 {
  const start = randomBelow(SLOTS);
  for (let distance: u32 = 0; distance < SLOTS; distance++) {
    const slot = (start + distance) % SLOTS;
    if (types[slot] === type) return slot;
  }
  return start;
}

/** Any slot that had a capability. */
export function usedSlot(): u32 {
  const start = randomBelow(SLOTS);
  for (let distance: u32 = 0; distance < SLOTS; distance++) {
    const slot = (start + distance) % SLOTS;
    if (types[slot] !== ObjectType.none) return slot;
  }
  return start;
}

/** One of those that are neither granted nor needed to go on. */
export function derivedSlot(): u32 {
  return FIRST_FREE + randomBelow(SLOTS - FIRST_FREE);
}

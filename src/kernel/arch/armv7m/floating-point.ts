/**
 * The floating-point unit belongs to the first threads of the processes that ask for it. While another thread runs, access to it is
 * off, so it can neither use it nor see what is in its registers.
 *
 * On an exception the processor only reserves room for s0-s15 and stores them when somebody else needs the registers
 * (lazy stacking); the kernel itself never does. A switch to another thread stores s16-s31 (switch.S), which stores the rest.
 *
 * Invariant: a thread with the unit has a floating-point frame at every entry to the kernel, and no other thread ever has one.
 */
import { FLOATING_POINT_COUNT } from '../../configuration';
import { Thread } from '../../thread/thread';
import { systemControl } from './system-control';

/** s16-s31 of a thread that isn't running. */
export class FloatingPointRegisters {
  readonly words = array(u32, 16);
}

class FloatingPointUnit {
  contextControl: reg32;
  contextAddress: reg32;
}

const unit = mmio(FloatingPointUnit, 0xe000ef34);

/** FPCCR: room is reserved, and filled lazily; s0-s15 wait to be stored. */
const AUTOMATIC = 1 << 31;
const LAZY = 1 << 30;
const LAZY_ACTIVE = 1;

/** EXC_RETURN: to thread mode, process stack; without and with a floating-point frame. */
export const RETURN_BASIC = 0xfffffffd;
export const RETURN_FLOATING_POINT = 0xffffffed;
/** This bit of EXC_RETURN is clear when the frame has a floating-point part. */
export const BASIC_FRAME = 0x10;

const saveAreas = structs(FloatingPointRegisters, FLOATING_POINT_COUNT);

class Allocation {
  used: u32 = 0;
}
const allocation = new Allocation();

export function initialiseFloatingPoint(): void {
  unit.contextControl = u32(AUTOMATIC) | LAZY;
  systemControl.coprocessorAccess = 0;
}

/** Reserves room for a thread's registers. */
export function giveFloatingPoint(thread: Thread): void {
  assert(allocation.used < FLOATING_POINT_COUNT, 'too many floating-point processes');
  thread.floatingPoint = saveAreas[allocation.used];
  allocation.used += 1;
}

/** Forgets the context of a thread that is dead. `loaded`: its s0-s15 may still wait to be stored on its stack. */
export function discardFloatingPoint(thread: Thread, loaded: bool): void {
  thread.exceptionReturn = RETURN_BASIC;
  if (loaded) cancelLazySave();
}

export function cancelLazySave(): void {
  unit.contextControl &= ~LAZY_ACTIVE;
}

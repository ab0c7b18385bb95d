/** The registers of a thread that waits for its exception handler: r4-r11 in its frame, the others where the processor stored them. */
import { CallFrame } from '../../abi/message';
import { ThreadRegisters } from '../../abi/process';
import {
  ExceptionFrame,
  FRAME_BYTES,
  resumedStatus,
  hasFloatingPointFrame,
  stackPointerBefore,
} from '../arch/armv7m/exception-frame';
import { copyBytes } from '../memory/memory';
import { Access, isAccessible } from '../memory/user-memory';
import { Thread } from '../thread/thread';

/** Registers that the processor stores first, and that the kernel does. */
const STORED_BYTES = 16;
const KEPT = 4;
const R12 = 12;

/** Whether what the processor stored is still there. */
export function hasFrame(thread: Thread): bool {
  return isAccessible(thread.process, thread.stackPointer, FRAME_BYTES, Access.readWrite);
}

export function readRegisters(thread: Thread, registers: ThreadRegisters): void {
  const frame = overlay(ExceptionFrame, thread.stackPointer);
  const general = addressOf(registers.general);
  copyBytes(general, thread.stackPointer, STORED_BYTES);
  copyBytes(general + 4 * KEPT, addressOf(thread.frame), sizeof(CallFrame));
  registers.general[R12] = frame.r12;
  registers.sp = stackPointerBefore(thread.stackPointer, hasFloatingPointFrame(thread));
  registers.lr = frame.lr;
  registers.pc = frame.pc;
  registers.xpsr = frame.xpsr;
}

export function writeRegisters(thread: Thread, registers: ThreadRegisters): void {
  const frame = overlay(ExceptionFrame, thread.stackPointer);
  const general = addressOf(registers.general);
  copyBytes(thread.stackPointer, general, STORED_BYTES);
  copyBytes(addressOf(thread.frame), general + 4 * KEPT, sizeof(CallFrame));
  frame.r12 = registers.general[R12];
  frame.lr = registers.lr;
  const pc = registers.pc & ~1;
  frame.xpsr = resumedStatus(frame.xpsr, registers.xpsr, pc === frame.pc);
  frame.pc = pc;
}

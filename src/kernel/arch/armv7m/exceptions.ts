/**
 * Exceptions: their priorities and first switch to a process.
 *
 * Faults come first, then device lines, then the kernel: system calls, the timer and what PendSV has to do. These three have one
 * priority, so none interrupts another: the kernel's work needs no locks, and its stack is empty at every entry from a
 * process. A device handler may interrupt it, but then only notes its line; so interrupts never wait for system calls.
 * A fault while a process's registers are being stored is handled before the system call or interrupt that caused the storing, in
 * the name of the right process; and a fault inside the kernel reaches a handler that can report it.
 */
import {
  ALIGN_FRAMES,
  FAULTS_ENABLED,
  PEND_WORK,
  RESET_REQUEST,
  TRAP_DIVISION,
  systemControl,
} from './system-control';

/** Device lines and the kernel; multiples of 0x10 as the processor may have only four priority bits. Faults have 0. */
export const DEVICE_PRIORITY = 0x40;
const KERNEL_PRIORITY = 0x80;

/** Sets all priorities of system exceptions and enables the faults. Interrupt lines: see interrupt-controller. */
export function initialiseExceptions(): void {
  systemControl.priorities4 = 0;
  systemControl.priorities8 = u32(KERNEL_PRIORITY) << 24;
  systemControl.priorities12 = (KERNEL_PRIORITY << 24) | (KERNEL_PRIORITY << 16);
  systemControl.configuration = ALIGN_FRAMES | TRAP_DIVISION;
  systemControl.handlerControl = FAULTS_ENABLED;
}

/**
 * Leaves the boot context for good: assembly drops the stack and the privilege and runs the chosen process. Interrupts
 * were masked until now; of all that are pending the switch comes first.
 */
export function enterFirstProcess(): never {
  systemControl.interruptControl = PEND_WORK;
  dsb();
  cpsie();
  isb();
  panic('the switch exception was not taken');
}

/** @noinline */
export function resetProcessor(): never {
  dsb();
  systemControl.applicationInterrupt = RESET_REQUEST;
  dsb();
  for (;;) nop();
}

/**
 * The kernel's entry points: what assembly calls (arch/armv7m), and the way into everything else.
 *
 * Each entry from a process does its work on control blocks and then decides who runs; assembly continues with
 * `kernel.current`. Entries never interrupt one another.
 */
import { CallFrame } from '../abi/message';
import { ExceptionFrame } from './arch/armv7m/exception-frame';
import { boot } from './boot/boot';
import { handleException } from './fault/panic';
import { kernel } from './state';
import { systemCall } from './system-call';
import { reschedule } from './thread/scheduler';
import { expireDeadlines } from './time/timer';
import { doPendingWork } from './work';

/** After reset, privileged, on the main stack. */
export function kernelBoot(): void {
  boot();
}

/** The running thread made a system call: its arguments are in its frame. */
export function kernelSystemCall(): void {
  systemCall(kernel.current);
  reschedule();
}

/** The timer has interrupted the running thread. */
export function kernelTick(): void {
  expireDeadlines();
  reschedule();
}

/** Interrupts or faults have left something to be done. */
export function kernelWork(): void {
  doPendingWork();
  reschedule();
}

/** An exception that no process caused. `saved` holds r4-r11, `frame` what the processor stored. */
export function kernelException(saved: CallFrame, frame: ExceptionFrame): void {
  handleException(saved, frame);
}

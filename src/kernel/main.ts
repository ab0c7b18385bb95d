/**
 * The kernel's entry points: what assembly calls (arch/armv7m/entry.S, reset.S), and the way into everything else.
 *
 * Each entry from a process does its work on control blocks and then decides who runs; assembly continues with
 * `kernel.current`. Entries never interrupt one another.
 */
import { CallFrame } from '../abi/message';
import { ExceptionFrame } from './arch/armv7m/exception-frame';
import { boot } from './boot';
import { takeDeferredFault, takeProcessFault } from './fault';
import { deliverInterrupt } from './interrupt';
import { handleException } from './panic';
import { Process } from './process';
import { reschedule } from './scheduler';
import { kernel } from './state';
import { systemCall } from './system-call';
import { expireDeadlines } from './timer';

/** After reset, privileged, on the main stack. */
export function kernelBoot(): void {
  boot();
}

/** The running process made a system call: its arguments are in its frame. */
export function kernelSystemCall(): void {
  systemCall(kernel.current);
  reschedule();
}

/** The timer has interrupted the running process. */
export function kernelTick(): void {
  expireDeadlines();
  reschedule();
}

/** Device line number `line` has interrupted the running process. */
export function kernelInterrupt(line: u32): void {
  deliverInterrupt(line);
  reschedule();
}

/** The running process has faulted. */
export function kernelFault(): void {
  takeProcessFault();
  reschedule();
}

/** The fault bits in `kernel.deferredFault` belong to `process`, which the kernel has just left. */
export function kernelDeferredFault(process: Process): void {
  takeDeferredFault(process);
  reschedule();
}

/** An exception that no process caused. `saved` holds r4-r11, `frame` what the processor stored. */
export function kernelException(saved: CallFrame, frame: ExceptionFrame, exceptionReturn: u32): void {
  handleException(saved, frame, exceptionReturn);
}

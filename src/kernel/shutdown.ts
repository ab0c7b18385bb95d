/**
 * The orderly end: every process is told, gets some time to finish, and then the system stops or starts again.
 */
import { SHUTDOWN_NOTIFICATION } from '../abi/capability';
import { KernelState, SystemAction } from '../abi/system';
import { exitSimulator } from '@board/simulator';
import { resetProcessor } from './arch/armv7m/exceptions';
import { halt } from './arch/armv7m/idle';
import { Deadline, arm } from './deadline';
import { printLine, printText } from './early-text';
import { notify } from './notification';
import { processes } from './process';
import { kernel } from './state';
import { timeAfter } from './time';

/** Microseconds that processes have to finish. */
const GRACE = 100_000;

class Shutdown {
  /** Belongs to no process. */
  readonly deadline = new Deadline();
  action: SystemAction = SystemAction.shutdown;
  status: u32 = 0;
}

const shutdown = new Shutdown();

/** Tells everybody. The system ends when the grace period is over; a second request changes nothing. */
export function beginShutdown(action: SystemAction, status: u32): void {
  if (kernel.state !== KernelState.running) return;
  kernel.state = KernelState.shuttingDown;
  shutdown.action = action;
  shutdown.status = status;
  for (let i: u32 = 0; i < kernel.processCount; i++) notify(processes[i], SHUTDOWN_NOTIFICATION);
  arm(shutdown.deadline, timeAfter(GRACE));
}

export function finishShutdown(): never {
  if (shutdown.action === SystemAction.reset) resetProcessor();
  endSystem(shutdown.status);
}

/** Ends the simulator with `status`; a board halts and says so. */
export function endSystem(status: u32): never {
  exitSimulator(status);
  printText('halted');
  printLine();
  halt();
}

/**
 * The orderly end: every process is told, gets some time to finish, is stopped in the reverse order of the starts, and then the
 * system stops or starts again.
 */
import { exitSimulator } from '@board/simulator';
import { SHUTDOWN_NOTIFICATION } from '../../abi/capability';
import { KernelState, SystemAction } from '../../abi/system';
import { resetProcessor } from '../arch/armv7m/exceptions';
import { halt } from '../arch/armv7m/idle';
import { forgetReset } from '../fault/last-reset';
import { stopAll } from '../process/lifecycle';
import { processes } from '../process/process';
import { kernel } from '../state';
import { notify } from '../thread/notification';
import { firstThread } from '../thread/thread';
import { setShutdownTime } from '../time/deadline';
import { timeAfter } from '../time/time';
import { printText } from './early-text';

/** Microseconds that processes have to finish. */
const GRACE = 100_000;

class Shutdown {
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
  for (const process of processes) notify(firstThread(process), SHUTDOWN_NOTIFICATION);
  setShutdownTime(timeAfter(GRACE));
}

/** The grace period is over: what still lives is stopped, and lets go of everything, before the end. */
export function finishShutdown(): never {
  stopAll();
  if (shutdown.action === SystemAction.reset) {
    forgetReset();
    resetProcessor();
  }
  endSystem(shutdown.status);
}

/** Ends the simulator with `status`; a board halts and says so. */
export function endSystem(status: u32): never {
  exitSimulator(status);
  printText('halted\r\n');
  halt();
}

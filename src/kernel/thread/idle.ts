/**
 * What runs when nothing can: a loop that sleeps the processor, as unprivileged as any process.
 *
 * So the processor is privileged in handler mode only, from the first process on, and no switch ever changes that.
 */
import { loadIdleRegions, startIdleContext } from '../arch/armv7m/idle';
import { NO_PROCESS, idleProcess } from '../process/process';
import { kernel } from '../state';
import { ALL_LEVELS, ThreadState, idle } from './thread';

export function createIdle(): void {
  idleProcess.index = NO_PROCESS;
  idle.process = idleProcess;
  idle.state = ThreadState.active;
  idle.baseMoreUrgent = ALL_LEVELS;
  idle.moreUrgent = ALL_LEVELS;
  loadIdleRegions(idle);
  startIdleContext(idle);
  kernel.current = idle;
  kernel.interrupted = idle;
  kernel.payer = idleProcess;
}

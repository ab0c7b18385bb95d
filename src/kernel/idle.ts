/**
 * What runs when nothing can: a loop that sleeps the processor, as unprivileged as any process.
 *
 * So the processor is privileged in handler mode only, from the first process on, and no switch ever changes that.
 */
import { loadIdleRegions, startIdleContext } from './arch/armv7m/idle';
import { ProcessState } from '../abi/process';
import { NO_PROCESS, idle } from './process';

export function createIdle(): void {
  idle.index = NO_PROCESS;
  idle.state = ProcessState.ready;
  loadIdleRegions(idle);
  startIdleContext(idle);
}

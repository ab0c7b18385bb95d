/** Ending a simulation from inside. */
import { exitThroughDebugger } from '../../kernel/arch/armv7m/debugger';
import { isSimulated } from './reset-and-clock';

/**
 * Ends the simulator with `status`; returns on a board. There even a debugger is no reason to try: the processor may think
 * that one is attached long after it has left, and then would stop without a word.
 */
export function exitSimulator(status: u32): void {
  if (isSimulated()) exitThroughDebugger(status);
}

/** Ending a simulation from inside. */
import { debuggerAttached, exitThroughDebugger } from '../../kernel/arch/armv7m/debugger';
import { isSimulated } from './reset-and-clock';

/** Ends the simulator with `status`. Returns on a board without a debugger, where the request would be a fault. */
export function exitSimulator(status: u32): void {
  if (isSimulated() || debuggerAttached()) exitThroughDebugger(status);
}

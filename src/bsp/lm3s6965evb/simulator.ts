/** Ending a simulation from inside. */
import { exitThroughDebugger } from '../../kernel/arch/armv7m/debugger';

/** Ends the simulator with `status`. This board is nothing but simulated (board.ts). */
export function exitSimulator(status: u32): void {
  exitThroughDebugger(status);
}

/** Semihosting: asking the debugger, or the simulator in its place, for something. */

/** Assembly (semihosting.S). */
declare function semihostingCall(operation: u32, argument: u32): u32;

class DebugHalting {
  control: reg32;
}
const debugHalting = mmio(DebugHalting, 0xe000edf0);
const DEBUGGER_ENABLED = 1;

const EXIT_EXTENDED = 0x20;
/** The reason "the application has ended", which comes with a status. */
const APPLICATION_EXIT = 0x20026;

class ExitRequest {
  reason: u32 = APPLICATION_EXIT;
  status: u32 = 0;
}
const request = new ExitRequest();

/** Without one, the request is a breakpoint that nobody answers: a fault. */
export function debuggerAttached(): bool {
  return (debugHalting.control & DEBUGGER_ENABLED) !== 0;
}

export function exitThroughDebugger(status: u32): void {
  request.status = status;
  semihostingCall(EXIT_EXTENDED, addressOf(request));
}

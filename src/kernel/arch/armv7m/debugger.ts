/** Semihosting: asking the debugger, or the simulator in its place, for something. */

/** Assembly (semihosting.S). */
declare function semihostingCall(operation: u32, argument: u32): u32;

const EXIT_EXTENDED = 0x20;
/** The reason "the application has ended", which comes with a status. */
const APPLICATION_EXIT = 0x20026;

class ExitRequest {
  reason: u32 = APPLICATION_EXIT;
  status: u32 = 0;
}

/** Where nobody answers, the request is a breakpoint: a fault. */
export function exitThroughDebugger(status: u32): void {
  const request = new ExitRequest();
  request.status = status;
  semihostingCall(EXIT_EXTENDED, addressOf(request));
}

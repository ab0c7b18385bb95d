/** Attempts at privilege that neither fault nor work: the processor ignores them. */
import { Status } from '../../abi/status';
import { readClock, sleep } from '../../runtime/time';
import { Grant } from './main';
import { callOnOddStack, maskInterrupts, readControl, readControlWithFpu, readMasks } from './assembly';
import { unchanged, witness } from './attempt';

const UNPRIVILEGED = 1;
/** Long enough for a few interrupts: counters tick every millisecond. */
const LOOPS = 500_000;

const results = array(u32, 1);

/** CONTROL at the first instructions of this life. */
let controlAtStart: u32 = 0;

export function rememberControl(): void {
  controlAtStart = readControl();
}

export function privilege(): void {
  unchanged((controlAtStart & UNPRIVILEGED) !== 0, 'unprivileged after the start');
  readClock(Grant.clock);
  unchanged((readControl() & UNPRIVILEGED) !== 0, 'unprivileged after a system call');
  sleep(2000);
  unchanged((readControl() & UNPRIVILEGED) !== 0, 'unprivileged after waiting');
  unchanged(staysUnprivileged(), 'unprivileged after interrupts');
  unchanged((readControlWithFpu(1) & UNPRIVILEGED) !== 0, 'unprivileged with the FPU in use');
}

function staysUnprivileged(): bool {
  for (let loop: u32 = 0; loop < LOOPS; loop++) {
    if ((readControl() & UNPRIVILEGED) === 0) return false;
  }
  return true;
}

/** With interrupts masked the system call would be a hard fault, and the sleep would not end. */
export function maskedInterrupts(): void {
  maskInterrupts(1, 0x10);
  witness(readMasks() === 0, 'mask interrupts by special registers');
  const start = readClock(Grant.clock);
  sleep(2000);
  unchanged(readClock(Grant.clock) - start >= 2000n, 'time: goes on');
}

/** The processor leaves the lowest bits out and aligns the frame; afterwards everything is as it was. */
export function oddStack(): void {
  results[0] = Status.timeout;
  callOnOddStack(addressOf(results));
  witness(results[0] === Status.ok, 'a system call with an odd stack pointer');
}

/**
 * Interrupts reach their driver as notification bits of its first thread. The line is masked when it fires and stays so until
 * the driver acknowledges: a driver is never flooded, and the lines of the dead are silent.
 *
 * Several processes may have a capability to a line, for it to be given away and taken back. One of them drives it: who
 * acknowledges first, while nobody else does, and until it has lost its last capability that allows to. Device handlers only
 * mask and note their line (docs/0015-kernel-objects.md); delivery is kernel work.
 *
 * Invariants: the process of `thread` has a capability to acknowledge; a line is unmasked only while it is `open`, which it is
 * from an acknowledgement (or the grant) until the next delivery. Assembly knows the offsets.
 */
import { LINE_COUNT } from '@board/lines';
import { Status } from '../abi/status';
import { InterruptFlag } from '../abi/system';
import { TraceKind } from '../abi/trace';
import { isLinePending, maskLine, unmaskLine } from './arch/armv7m/interrupt-controller';
import { takePendingLines } from './arch/armv7m/pending-lines';
import { INTERRUPT_COUNT } from './configuration';
import { kernel } from './state';
import { notify } from './thread/notification';
import { Thread } from './thread/thread';
import { trace } from './trace/trace';

export class Interrupt {
  /** The first thread of the driver; null while there is none. */
  thread: Thread | null = null;
  /** Notification bits that it sets. */
  bits: u32 = 0;
  delivered: u32 = 0;
  line: u16 = 0;
  /** The driver has acknowledged the last one. */
  open: bool = false;
}

/** @used by assembly. */
export const interrupts = structs(Interrupt, INTERRUPT_COUNT);

/** For each line: the number of its interrupt plus one; 0 when the system file grants it to nobody. @used by assembly. */
export const interruptNumbers = array(u8, LINE_COUNT);

class InterruptTable {
  used: u8 = 0;
}
const table = new InterruptTable();

export function interruptCount(): u32 {
  return table.used;
}

/** Makes a line deliverable, once for each line that the system file grants. */
export function registerInterrupt(line: u32): void {
  interrupts[table.used].line = u16(line);
  table.used += 1;
  interruptNumbers[line] = table.used;
}

/** The interrupt on `line`, or null. */
export function interruptOf(line: u32): Interrupt | null {
  if (line >= LINE_COUNT) return null;
  const number: u32 = interruptNumbers[line];
  return number === 0 ? null : interrupts[number - 1];
}

/** Everything that device handlers have noted. */
export function deliverInterrupts(): void {
  for (let word: u32 = 0; word < kernel.pendingLines.length; word++) {
    let lines = takePendingLines(word);
    while (lines !== 0) {
      const bit = ctz32(lines);
      lines &= lines - 1;
      deliverInterrupt(word * 32 + bit);
    }
  }
}

/** Line number `line` has interrupted and is masked: its driver is told. */
export function deliverInterrupt(line: u32): void {
  const interrupt = interruptOf(line);
  const driver = interrupt === null ? null : interrupt.thread;
  if (interrupt === null || driver === null || !interrupt.open) {
    kernel.unhandledInterrupts += 1;
    return;
  }
  interrupt.open = false;
  interrupt.delivered += 1;
  trace(TraceKind.interrupt, kernel.current, driver, line);
  notify(driver, interrupt.bits);
}

/**
 * Lets the interrupt arrive (again), as these bits of the driver; or says why not. What the device asked for before is done, so an
 * old request is dropped.
 */
export function acknowledge(interrupt: Interrupt, driver: Thread, bits: u32): Status {
  if (bits === 0) return Status.insufficientRights;
  if (interrupt.thread !== null && interrupt.thread !== driver) return Status.busy;
  interrupt.thread = driver;
  interrupt.bits = bits;
  interrupt.open = true;
  unmaskLine(interrupt.line);
  return Status.ok;
}

/** Bits of InterruptFlag. */
export function interruptFlags(interrupt: Interrupt): u32 {
  let flags: u32 = 0;
  if (interrupt.open) flags |= InterruptFlag.enabled;
  if (isLinePending(interrupt.line)) flags |= InterruptFlag.pending;
  const driver = interrupt.thread;
  if (driver !== null && (driver.notifications & interrupt.bits) !== 0) flags |= InterruptFlag.posted;
  return flags;
}

/** The process of this first thread may not acknowledge any more: if it was the driver, the line is silent. */
export function releaseInterrupt(interrupt: Interrupt, driver: Thread): void {
  if (interrupt.thread !== driver) return;
  maskLine(interrupt.line);
  interrupt.open = false;
  interrupt.thread = null;
}

/**
 * Interrupts reach the process that holds their capability as a notification bit of its first thread. The line is masked
 * when it fires and stays so until the driver acknowledges: a driver is never flooded, and the lines of the dead are silent.
 *
 * Device handlers only mask and note their line (docs/0015-kernel-objects.md); delivery is kernel work. There is one
 * capability for each line, so whoever it is moved to becomes the driver.
 *
 * Invariants: `thread` is set exactly while the capability is in a slot of its process; a line is unmasked only while it is
 * `open`, which it is from an acknowledgement (or the grant) until the next delivery. Assembly knows the offsets.
 */
import { LINE_COUNT } from '@board/lines';
import { InterruptFlag } from '../abi/system';
import { isLinePending, maskLine, unmaskLine } from './arch/armv7m/interrupt-controller';
import { takePendingLines } from './arch/armv7m/pending-lines';
import { INTERRUPT_COUNT } from './configuration';
import { kernel } from './state';
import { notify } from './thread/notification';
import { Thread } from './thread/thread';

export class Interrupt {
  /** The first thread of the driver; null while nobody has the capability. */
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
  notify(driver, interrupt.bits);
}

/** Lets the interrupt arrive again. What the device asked for before is done, so an old request is dropped. */
export function acknowledge(interrupt: Interrupt): void {
  interrupt.open = true;
  unmaskLine(interrupt.line);
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

/** The capability is in the space of the process whose first thread this is. */
export function bindInterrupt(interrupt: Interrupt, driver: Thread, bits: u32): void {
  interrupt.thread = driver;
  interrupt.bits = bits;
}

/** The capability is gone: the line is silent. */
export function releaseInterrupt(interrupt: Interrupt): void {
  maskLine(interrupt.line);
  interrupt.open = false;
  interrupt.thread = null;
}

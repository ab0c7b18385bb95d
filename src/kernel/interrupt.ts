/**
 * Interrupts reach the process that holds their capability as a notification bit. The line is masked when it is
 * delivered and stays so until the driver acknowledges: a driver is never flooded, and a dead one's lines are silent.
 *
 * Invariant: a line is unmasked only while its process lives and has acknowledged the last one.
 */
import { LINE_COUNT } from '@board/lines';
import { CapabilityImage } from '../abi/image';
import { ObjectType } from '../abi/capability';
import { maskLine, unmaskLine } from './arch/armv7m/interrupt-controller';
import { INTERRUPT_COUNT } from './configuration';
import { notify } from './notification';
import { Process, imageOf, processes } from './process';
import { kernel } from './state';

export class Interrupt {
  line: u16 = 0;
  /** Number of the process that gets it. */
  process: u8 = 0;
  /** The driver has acknowledged the last one. */
  open: bool = false;
  /** Notification bits that it sets. */
  bits: u32 = 0;
  delivered: u32 = 0;
}

export const interrupts = structs(Interrupt, INTERRUPT_COUNT);

/** For each line: the number of its interrupt plus one; 0 when nobody has it. */
const numbers = array(u8, LINE_COUNT);

class InterruptTable {
  used: u8 = 0;
}
const registered = new InterruptTable();

export function interruptCount(): u32 {
  return registered.used;
}

/** Binds the interrupts that a process's image grants. */
export function bindInterrupts(process: Process): void {
  const image = imageOf(process);
  for (let i: u32 = 0; i < image.capabilityCount; i++) {
    const capability = overlay(CapabilityImage, image.capabilities + i * sizeof(CapabilityImage));
    if (capability.type === ObjectType.interrupt) bind(process, capability.object, capability.badge);
  }
}

function bind(process: Process, line: u32, bits: u32): void {
  const interrupt = interrupts[registered.used];
  registered.used += 1;
  interrupt.line = u16(line);
  interrupt.process = process.index;
  interrupt.bits = bits;
  numbers[line] = registered.used;
}

/** The interrupt on `line`, or null. */
export function interruptOf(line: u32): Interrupt | null {
  if (line >= LINE_COUNT) return null;
  const number: u32 = numbers[line];
  return number === 0 ? null : interrupts[number - 1];
}

/** Line number `line` has interrupted: its process is told. */
export function deliverInterrupt(line: u32): void {
  maskLine(line);
  const interrupt = interruptOf(line);
  if (interrupt === null || !interrupt.open) {
    kernel.unhandledInterrupts += 1;
  } else {
    interrupt.open = false;
    interrupt.delivered += 1;
    notify(processes[interrupt.process], interrupt.bits);
  }
}

/** Lets the interrupt arrive again. What the device asked for before is done, so an old request is dropped. */
export function acknowledge(interrupt: Interrupt): void {
  interrupt.open = true;
  unmaskLine(interrupt.line);
}

/** Opens the lines of a process that starts. */
export function openInterrupts(process: Process): void {
  for (let i: u32 = 0; i < registered.used; i++) {
    const interrupt = interrupts[i];
    if (interrupt.process === process.index) acknowledge(interrupt);
  }
}

/** Silences the lines of a process that has died. */
export function closeInterrupts(process: Process): void {
  for (let i: u32 = 0; i < registered.used; i++) {
    const interrupt = interrupts[i];
    if (interrupt.process !== process.index) continue;
    interrupt.open = false;
    maskLine(interrupt.line);
  }
}

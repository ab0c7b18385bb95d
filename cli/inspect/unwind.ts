/**
 * From the registers of a stopped thread to its callers. A frame whose stack was not kept, or whose code nobody described, ends the
 * list: what is shown is always what was found.
 */
import type { FrameTable } from './debug/frames';
import { word } from './memory';

/** r0-r15 of one frame; undefined where the value was not kept. */
export type Registers = readonly (number | undefined)[];

export const SP = 13;
export const LR = 14;
export const PC = 15;

export interface Frame {
  /** Of the instruction that is next; of a caller, where it goes on when the call returns. */
  readonly pc: number;
  readonly sp: number;
  /** It is inside a call: its line is that of the instruction before `pc`. */
  readonly isCaller: boolean;
}

export interface Unwound {
  readonly frames: readonly Frame[];
  /** Why there are no more; undefined when the first function of the thread was reached. */
  readonly end?: string;
}

/** The word at an address of the stack; undefined where that was not kept. */
export type StackReader = (address: number) => number | undefined;

const MOST_FRAMES = 64;
/** What lr holds in a thread's first function: no call led there. */
const NO_CALLER = 0xffffffff;

export function unwind(start: Registers, readStack: StackReader, table: FrameTable): Unwound {
  const frames: Frame[] = [];
  let registers = start;
  while (frames.length < MOST_FRAMES) {
    const [pc, sp] = [registers[PC], registers[SP]];
    if (pc === undefined || sp === undefined) return { frames, end: 'the stack was not kept further' };
    if (isOutside(pc)) return frames.length === 0 ? { frames, end: `${word(pc)} is no code` } : { frames };
    const isCaller = frames.length > 0;
    frames.push({ pc: pc & ~1, sp, isCaller });
    const next = callerOf(registers, isCaller, readStack, table);
    if (!next) return { frames };
    if (next[SP] === sp && next[PC] === pc) return { frames, end: 'the stack leads back to itself' };
    registers = next;
  }
  return { frames, end: `there are more than ${MOST_FRAMES}` };
}

/** Undefined when no call led to this function. */
function callerOf(
  registers: Registers,
  isCaller: boolean,
  readStack: StackReader,
  table: FrameTable,
): Registers | undefined {
  const pc = registers[PC]! & ~1;
  const rules = table.rulesAt(isCaller ? pc - 1 : pc);
  if (!rules) return isCaller ? undefined : leave(registers);
  // A call overwrites lr: who has made one and has not saved it never returns.
  if (rules.saved.get(LR) === 'lost' || (isCaller && !rules.saved.has(LR))) return undefined;
  const base = registers[rules.base];
  const address = base === undefined ? undefined : (base + rules.distance) >>> 0;
  const next = registers.map((value, register) => {
    const rule = rules.saved.get(register);
    if (rule === undefined) return value;
    return rule === 'lost' || address === undefined ? undefined : readStack(address + rule);
  });
  const back = next[LR];
  next[SP] = address;
  next[PC] = back;
  return back === NO_CALLER ? undefined : next;
}

/** Code without a description has stored nothing yet, as far as anybody knows: its caller is in lr. */
function leave(registers: Registers): Registers | undefined {
  const back = registers[LR];
  if (back === undefined || back === NO_CALLER) return undefined;
  return registers.map((value, register) => (register === PC ? back : value));
}

/** Exception returns and what is beyond flash and RAM (ARMv7-M ARM, B3.1): no function is there. */
function isOutside(pc: number): boolean {
  return pc >= 0x40000000 || pc === 0;
}

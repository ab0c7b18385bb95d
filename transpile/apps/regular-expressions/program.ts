/**
 * The bytes that a regular expression becomes. runtime/search.c runs them; a test holds its table of instructions against this one.
 *
 * A program begins with a header: 1 with the flag g, the number of groups, the number of registers. Registers 2n and 2n+1 are start and
 * end of group n (0: the match), behind them two for each loop, the count of its iterations and where the last one began.
 * Operands are bytes; bounds of loops and targets have two, low byte first. A target is counted from the header.
 */

/** With their operands. `single`: an instruction CHARACTER or CLASS. */
export const INSTRUCTIONS = {
  /** The match is complete. */
  MATCH: 0,
  /** character */
  CHARACTER: 1,
  /** count of ranges, first and last character of each */
  CLASS: 2,
  /** minimum, maximum, single: as often as possible, then less */
  RUN: 3,
  /** minimum, maximum, single: as seldom as possible, then more */
  RUN_LAZY: 4,
  /** target: goes on behind, and if that fails at the target */
  EITHER: 5,
  /** target */
  JUMP: 6,
  /** register: is now the position */
  SAVE: 7,
  /** register: a loop begins, its count is 0 */
  BEGIN: 8,
  /** register, minimum, maximum, target: another iteration, which comes next, if there may be one; else, and if that fails, the target */
  LOOP: 9,
  /** as LOOP, but the target first */
  LOOP_LAZY: 10,
  /** register, first register of its groups and the one behind their last: an iteration begins, no group has taken part in it yet */
  ITERATION: 11,
  /** register, minimum, target: an iteration ends; one that was not necessary and found nothing has failed */
  AGAIN: 12,
  /** \b, \B, ^, $, and the last two with the flag m */
  WORD_EDGE: 13,
  NO_WORD_EDGE: 14,
  TEXT_START: 15,
  TEXT_END: 16,
  LINE_START: 17,
  LINE_END: 18,
} as const;

export type Instruction = keyof typeof INSTRUCTIONS;

/** As a bound: there is none. */
export const UNBOUNDED = 0xffff;
/** Two bits of a program's address on the stack of the machine say what the entry is. */
const LONGEST_PROGRAM = 0x3fff;
const MOST_REGISTERS = 0xff;
const HEADER = 3;

export class TooLargeError extends Error {}

/** A place in the program, which is known when the code before it is. */
export interface Label {
  at: number | undefined;
}

/** Gathers a program. */
export class Assembler {
  private readonly bytes: number[] = [];
  private readonly targets: { readonly at: number; readonly label: Label }[] = [];
  private registers: number;

  constructor(private readonly groups: number) {
    this.registers = 2 * (groups + 1);
  }

  /** The two registers of a loop, the first of them. */
  loopRegister(): number {
    this.registers += 2;
    return this.registers - 2;
  }

  /** An instruction; a label is a target, a pair of bytes is written as `word(...)`. */
  emit(instruction: Instruction, ...operands: readonly (number | Label)[]): void {
    this.bytes.push(INSTRUCTIONS[instruction]);
    for (const operand of operands) {
      if (typeof operand === 'number') this.bytes.push(operand);
      else this.emitTarget(operand);
    }
  }

  place(label: Label): void {
    label.at = this.bytes.length + HEADER;
  }

  finish(global: boolean): readonly number[] {
    for (const { at, label } of this.targets) {
      const [low = 0, high = 0] = word(label.at ?? 0);
      this.bytes[at] = low;
      this.bytes[at + 1] = high;
    }
    const program = [global ? 1 : 0, this.groups, this.registers, ...this.bytes];
    if (this.registers > MOST_REGISTERS || program.length > LONGEST_PROGRAM) throw new TooLargeError();
    return program;
  }

  private emitTarget(label: Label): void {
    this.targets.push({ at: this.bytes.length, label });
    this.bytes.push(0, 0);
  }
}

/** The two bytes of a number. */
export function word(value: number): readonly number[] {
  return [value & 0xff, value >> 8];
}

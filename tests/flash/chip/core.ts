/**
 * The processor as a debugger sees it (ARMv7-M, DDI 0403, C1): halted or running, its registers one at a time through a window, and
 * what a reset does to it.
 *
 * It executes what a debugger has put into RAM, in pieces between the debugger's own accesses. A program in flash is not executed:
 * the processor only counts as running it.
 */
import type { Bus } from './debug-port';
import { step, UnknownInstruction, type Processor } from './instructions';

/** Registers of the debug unit. */
export const FAULT_STATUS = 0xe000ed30;
export const RESET_CONTROL = 0xe000ed0c;
export const HALTING_CONTROL = 0xe000edf0;
export const REGISTER_SELECTOR = 0xe000edf4;
export const REGISTER_DATA = 0xe000edf8;
export const MONITOR_CONTROL = 0xe000edfc;

/** HALTING_CONTROL: the key of a write; what is asked for; what is the case. */
const KEY = 0xa05f;
const ENABLE = 1;
const HALT = 2;
const STEP = 4;
const REGISTER_READY = 1 << 16;
const HALTED = 1 << 17;
const HAS_RESET = 1 << 25;
/** FAULT_STATUS: halted on demand, at a breakpoint, at a reset. */
const HALT_REQUESTED = 1;
const AT_BREAKPOINT = 2;
const AT_RESET = 8;
/** MONITOR_CONTROL: halt at the first instruction after a reset. */
const CATCH_RESET = 1;
/** REGISTER_SELECTOR: write. RESET_CONTROL: the key, and system reset. */
const WRITE_REGISTER = 1 << 16;
const RESET_KEY = 0x05fa;
const RESET_REQUEST = 4;

const XPSR = 16;
const MAIN_STACK = 17;
const THUMB_STATE = 1 << 24;
/** Instructions executed before somebody else gets a turn. */
const PIECE = 20_000;

export interface CoreEvents {
  note(event: string): void;
  /** The whole chip is reset. */
  resetChip(): void;
}

export class Core {
  halted = false;
  private readonly window = new Uint32Array(128);
  private debugEnabled = false;
  private hasReset = true;
  private monitor = 0;
  private faults = 0;
  private data = 0;
  private scheduled: NodeJS.Immediate | undefined;
  private readonly processor: Processor;
  private readonly roundBefore = new Uint32Array(16);

  constructor(
    bus: Bus,
    private readonly events: CoreEvents,
  ) {
    const flags = { negative: false, zero: false, carry: false, overflow: false };
    this.processor = { registers: this.window.subarray(0, 16), bus, ...flags, condition: undefined };
  }

  get programCounter(): number {
    return this.window[15]!;
  }

  /** Begins where the vector table says; the debugger may have asked to stop there. */
  reset(stack: number, entry: number): void {
    this.stop();
    this.hasReset = true;
    this.window.fill(0);
    this.window[13] = this.window[MAIN_STACK] = stack;
    this.window[14] = 0xffffffff;
    this.window[15] = entry & ~1;
    this.window[XPSR] = THUMB_STATE;
    this.halted = this.debugEnabled && (this.monitor & CATCH_RESET) !== 0;
    if (this.halted) this.faults |= AT_RESET;
  }

  /** Undefined: not a register of the debug unit. */
  read(address: number): number | undefined {
    switch (address) {
      case HALTING_CONTROL:
        return this.status();
      case REGISTER_DATA:
        return this.data;
      case MONITOR_CONTROL:
        return this.monitor;
      case FAULT_STATUS:
        return this.faults;
      case RESET_CONTROL:
        return 0xfa050000;
      default:
        return undefined;
    }
  }

  /** Whether it is a register of the debug unit. */
  write(address: number, value: number): boolean {
    switch (address) {
      case HALTING_CONTROL:
        if (value >>> 16 === KEY) this.control(value);
        return true;
      case REGISTER_SELECTOR:
        this.transfer(value);
        return true;
      case REGISTER_DATA:
        this.data = value;
        return true;
      case MONITOR_CONTROL:
        this.monitor = value;
        return true;
      case FAULT_STATUS:
        this.faults &= ~value;
        return true;
      case RESET_CONTROL:
        if (value >>> 16 === RESET_KEY && (value & RESET_REQUEST) !== 0) this.events.resetChip();
        return true;
      default:
        return false;
    }
  }

  /** Nothing runs any more. */
  stop(): void {
    clearImmediate(this.scheduled);
  }

  private status(): number {
    const asked = (this.debugEnabled ? ENABLE : 0) | (this.halted ? HALT : 0);
    const state = REGISTER_READY | (this.halted ? HALTED : 0) | (this.hasReset ? HAS_RESET : 0);
    this.hasReset = false;
    return asked | state;
  }

  private control(value: number): void {
    this.debugEnabled = (value & ENABLE) !== 0;
    const halt = this.debugEnabled && (value & HALT) !== 0;
    if (halt && !this.halted) this.halt(HALT_REQUESTED);
    else if (!halt && this.halted && (value & STEP) !== 0) this.execute(1);
    else if (!halt && this.halted) this.resume();
  }

  private halt(reason: number): void {
    this.stop();
    this.halted = true;
    this.faults |= reason;
  }

  private resume(): void {
    this.halted = false;
    if (this.isInRam) this.schedule();
    else this.events.note(`run from 0x${this.programCounter.toString(16)}`);
  }

  private get isInRam(): boolean {
    return this.programCounter >>> 28 === 2;
  }

  private schedule(): void {
    this.scheduled = setImmediate(() => {
      this.execute(PIECE);
      if (!this.halted) this.schedule();
    });
  }

  private execute(instructions: number): void {
    try {
      for (let count = 0; count < instructions; count++) {
        const before = this.programCounter;
        if (!step(this.processor)) return this.halt(AT_BREAKPOINT);
        if (this.programCounter < before && this.isWaiting()) return;
      }
    } catch (error) {
      if (!(error instanceof UnknownInstruction)) throw error;
      this.events.note(`unknown instruction ${error.message}`);
      this.halt(AT_BREAKPOINT);
    }
  }

  /** A loop that changes no register from one round to the next waits for what the debugger writes. */
  private isWaiting(): boolean {
    const { registers } = this.processor;
    const same = registers.every((value, register) => value === this.roundBefore[register]);
    this.roundBefore.set(registers);
    return same;
  }

  private transfer(selector: number): void {
    const register = selector & 127;
    if ((selector & WRITE_REGISTER) === 0) {
      this.data = this.window[register]!;
      return;
    }
    this.window[register] = this.data;
    if (register === 13) this.window[MAIN_STACK] = this.data;
  }
}

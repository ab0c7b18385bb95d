/**
 * SysTick as the architecture describes it, on a clock that only the test moves: counts down, sets its flag and pends
 * its interrupt on reaching zero, takes the reload value one cycle later.
 */
const BASE = 0xe000e010;
const CONTROL = 0;
const RELOAD = 4;
const CURRENT = 8;
const REACHED_ZERO = 1 << 16;

const INTERRUPT_CONTROL = 0xe000ed04;
const PEND_TIMER = 1 << 26;

export class FakeTimer {
  /** Cycles since the test began. */
  cycles = 0;
  /** The interrupt is pending. */
  pending = false;
  /** Times that the counter was restarted. */
  restarts = 0;
  /** Cycles that pass between reading the counter and restarting it. */
  restartCost = 0;
  /** Looks at the counter before it takes a new count, as in a simulator that is late. */
  lateLooks = 0;
  /** Interrupts at every so-manyth look of the kernel whether it does, 0 never: between the pieces of a long operation. */
  nagging = 0;
  /** Is called when the counter is turned off. */
  onStop: () => void = () => undefined;
  private nags = 0;
  private looks = 0;
  private reload = 0;
  private value = 0;
  private flag = false;

  constructor(memory = host.memory) {
    memory.device(BASE, 12, {
      read: (offset) => this.read(offset),
      write: (offset, value) => this.write(offset, value),
    });
    memory.device(INTERRUPT_CONTROL, 4, {
      read: () => (this.isPending() ? PEND_TIMER : 0),
      write: (_offset, value) => {
        if ((value & PEND_TIMER) !== 0) this.pending = true;
      },
    });
  }

  private isPending(): boolean {
    if (this.nagging > 0 && !this.pending) this.pending = ++this.nags % this.nagging === 0;
    return this.pending;
  }

  /** Lets cycles pass, but none after the interrupt has become pending; the cycles that remain. */
  pass(cycles: number): number {
    let left = cycles;
    while (left > 0 && !this.pending) {
      const step = Math.min(left, this.value === 0 ? 1 : this.value);
      this.count(step);
      left -= step;
    }
    return left;
  }

  /** As `pass`, whether or not the interrupt is pending: the kernel is late. */
  stall(cycles: number): void {
    for (let left = cycles; left > 0;) {
      const step = Math.min(left, this.value === 0 ? 1 : this.value);
      this.count(step);
      left -= step;
    }
  }

  private count(step: number): void {
    this.cycles += step;
    if (this.value === 0) {
      this.value = this.reload;
      return;
    }
    this.value -= step;
    if (this.value > 0) return;
    this.flag = true;
    this.pending = true;
  }

  private read(offset: number): number | undefined {
    if (offset === RELOAD) return this.reload;
    if (offset === CURRENT) {
      const value = this.value;
      if (value === 0 && ++this.looks > this.lateLooks) this.count(1);
      return value;
    }
    const control = 7 | (this.flag ? REACHED_ZERO : 0);
    this.flag = false;
    return offset === CONTROL ? control : undefined;
  }

  private write(offset: number, value: number): void {
    if (offset === CONTROL && value === 0) this.onStop();
    if (offset === RELOAD) this.reload = value;
    if (offset !== CURRENT) return;
    this.stall(this.restartCost);
    this.value = 0;
    this.flag = false;
    this.looks = 0;
    this.restarts += 1;
  }
}

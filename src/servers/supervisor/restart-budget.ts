/**
 * Limits how often one process is restarted, so that a crash loop can't starve the others: each restart costs a credit, and
 * credits grow back slowly. A process that crashes now and then never notices; one that crashes at once every time gets
 * four starts a second.
 */
export const BUDGET_BURST = 32;
export const BUDGET_PERIOD = 250_000n;

export class RestartBudget {
  credits: u32 = BUDGET_BURST;
  /** When the last credit was earned. */
  earned: u64 = 0n;

  /** Takes a credit if there is one. */
  spend(now: u64): bool {
    while (this.credits < BUDGET_BURST && now - this.earned >= BUDGET_PERIOD) {
      this.credits++;
      this.earned += BUDGET_PERIOD;
    }
    if (this.credits === 0) return false;
    if (this.credits === BUDGET_BURST) this.earned = now;
    this.credits--;
    return true;
  }

  /** Without credits: when the next one is earned. */
  nextCredit(): u64 {
    return this.earned + BUDGET_PERIOD;
  }

  refill(): void {
    this.credits = BUDGET_BURST;
  }
}

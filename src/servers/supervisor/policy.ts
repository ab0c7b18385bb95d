/** What to do about a process that stopped. */
export class ProcessPolicy {
  /** The system is of no use without it: not to be stopped by hand. */
  essential: bool = false;
  /** Started again after a fault or exit (`restart: 'always'`); else it stays down until asked for. */
  restarts: bool = true;
}

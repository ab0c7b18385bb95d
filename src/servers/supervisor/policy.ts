/** What the system file says about the life of a process. Times are in microseconds. */
export class ProcessPolicy {
  /** Runs a server of the framework, which says when it is ready. */
  service: bool = false;
  /** The system is of no use without it. */
  essential: bool = false;
  /** Started again after a fault or exit (`restart: 'always'`); else it stays down until asked for. */
  restarts: bool = true;
  /** Started at boot, when what it depends on is ready. */
  starts: bool = true;
  /** Names of those it is started after, with spaces between them: by name, so that a wrong one can be told. */
  dependsOn: string = '';
  /** From its start until it has to be ready. */
  startTimeout: u32 = 1_000_000;
  /** What it has to finish when the system shuts down. */
  stopTimeout: u32 = 100_000;
  /** A crash sooner after the start is one of a loop. */
  crashWindow: u32 = 1_000_000;
  /** Crashes of one loop after which it is left down. */
  crashBudget: u32 = 8;
}

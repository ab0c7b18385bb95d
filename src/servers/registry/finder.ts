/** Whom a process may find (`finds` in the system file): one bit for each process, by its number. */
export class Finder {
  /** Those whose services it may call. */
  finds: u64 = 0n;
  /** Those of them to which it may transfer capabilities. */
  transfers: u64 = 0n;
}

/** What `ping` does on request. Clients use `client.ts`. */
export enum PingOperation {
  /**
   * m0: round trips to make. Reply m0: how many were made; m1, m2: microseconds they took, low and high; m3: how many came
   * back with wrong contents. Fewer than asked: the label is the `Status` that ended it.
   */
  run = 1,
}

/** Most round trips in one request. */
export const PING_LIMIT = 100_000;

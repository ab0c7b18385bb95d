/** What a worker does on request. Clients use `client.ts`. */
export enum WorkerOperation {
  /** m0: a number. Reply m0: its square; m1: requests served so far. */
  square = 1,
  /** m0: exit status. There is no reply. */
  exit = 2,
  /** Writes to address 0. There is no reply. */
  crash = 3,
  /** m0: bytes. Allocates and maps a region of the pool, and writes all of it. Reply: its address. */
  memory = 4,
  /** Gives the region back. */
  release = 5,
  /** m0: a number. Another thread of the worker computes its square. Reply m0: the square. */
  thread = 6,
}

/** The label of a reply: 0, or the `Status` of the system call that failed. */
export const WORKER_OK = 0;

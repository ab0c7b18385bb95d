/** The interface of a worker. */
import type { Status } from '../abi/status';
import type { Out } from '../runtime/service/types';

export class WorkerResult {
  /** The square, or the address. */
  value: u32 = 0;
  /** Requests that this worker has served. */
  served: u32 = 0;
  /** What the kernel said to what the worker tried. */
  status: Status = 0 as Status;
}

/**
 * Does one thing that a process can do with itself.
 *
 * @version 1.0
 */
export interface Worker {
  square(number: u32, result: Out<WorkerResult>): void;

  /** As `square`, in a second thread. */
  squareElsewhere(number: u32, result: Out<WorkerResult>): void;

  /** Ends the worker, so that there is no answer. */
  exit(status: u32): void;

  /** Faults. */
  crash(value: u32): void;

  /** Allocates and fills a region of the pool; `value` is its address. */
  takeMemory(bytes: u32, result: Out<WorkerResult>): void;

  /** Gives the region back. */
  releaseMemory(result: Out<WorkerResult>): void;
}

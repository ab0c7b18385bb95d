/** What a client of a worker calls. `worker` is the client's slot with the worker's endpoint. */
import { Status } from '../../abi/status';
import { Message } from '../../runtime/message';
import { request } from '../../runtime/request';
import { WorkerOperation } from './protocol';

export class WorkerResult {
  /** The square, or the address. */
  value: u32 = 0;
  /** Requests that this worker has served. */
  served: u32 = 0;
}

const message = new Message();

/** Has a worker do something; the status is that of the call, or of what the worker tried. */
export function ask(worker: u32, operation: WorkerOperation, argument: u32, result: WorkerResult): Status {
  message.label = operation;
  message.m0 = argument;
  const status = request(worker, message);
  result.value = message.m0;
  result.served = message.m1;
  return status === Status.ok ? (message.label as Status) : status;
}

/** Work in a second thread of the process. */
import { FOREVER } from '../../abi/operation';
import { ThreadAction } from '../../abi/process';
import { Status } from '../../abi/status';
import { WorkerResult } from '../../interfaces/worker';
import { deleteCapability } from '../../runtime/capabilities';
import { signal, wait } from '../../runtime/notifications';
import { Result } from '../../runtime/system-call';
import { createThread, exitThread, threadControl } from '../../runtime/threads';
import { Grant, Notification } from './main';

/** A free slot. */
const THREAD = 4;

/** The least urgent: the first thread waits for it anyway. */
const HELPER_PRIORITY = 31;

/** What the other thread is to square, and then its square. */
let operand: u32 = 0;

/** Has a second thread do the work, and waits for it. Its last step, to end, may still be due: it is less urgent than we are. */
export function squareInThread(number: u32, result: WorkerResult): Status {
  operand = number;
  const thread = new Result();
  const status = createThread(helper, Grant.itself, HELPER_PRIORITY, THREAD, thread);
  if (status !== Status.ok) return status;
  wait(Notification.done, FOREVER);
  threadControl(THREAD, ThreadAction.stop, 0);
  deleteCapability(THREAD);
  result.value = operand;
  return Status.ok;
}

function helper(notification: u32): void {
  operand = operand * operand;
  signal(notification, Notification.done);
  exitThread();
}

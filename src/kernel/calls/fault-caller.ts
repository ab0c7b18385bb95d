/**
 * `faultCaller`: refuse a caller that broke the protocol; it is stopped where it is, as by a fault of its own.
 *
 * Arguments: r4 token; r6 reason.
 * Returns: r4 status.
 * Faults: notWaiting.
 * Blocks: never.
 * Notes: the caller's supervisor gets the report: cause `byServer`, the reason as its detail.
 */
import { FaultCause } from '../../abi/process';
import { Status } from '../../abi/status';
import { injectFault } from '../fault/fault';
import { callerOf } from '../message/reply';
import { finish } from '../results';
import { Thread } from '../thread/thread';

export function faultCallerCall(caller: Thread): Status {
  const client = callerOf(caller.frame.status, caller);
  if (client === null) return Status.notWaiting;
  const reason = caller.frame.a;
  finish(caller, Status.ok);
  injectFault(client, FaultCause.byServer, reason);
  return Status.ok;
}

/**
 * A second thread of the fuzzer that makes one call and ends: so there is somebody who waits while the first thread does
 * something about it.
 */
import { CallFrame } from '../../../../src/abi/message';
import { Operation } from '../../../../src/abi/operation';
import { ThreadAction } from '../../../../src/abi/process';
import { Status } from '../../../../src/abi/status';
import { systemCall } from '../../../../src/runtime/system-call';
import { exitThread } from '../../../../src/runtime/threads';
import { count } from '../tally';
import { perform, performWith } from './perform';
import { SCENARIO_SLOT } from './slots';

/** What the helper calls, and then what came of it. */
export const job = new CallFrame();
let jobOperation: u32 = 0;
let finished: bool = false;

export const HELPER_SLOT = SCENARIO_SLOT;
/** The fuzzer's own, so that a turn is enough for the helper to begin. */
const HELPER_PRIORITY = 10;
const PATIENCE = 4;
const BREATH = 60;
/** A bit that nobody signals. */
const NOTHING = 0x1000_0000;

/** Starts a helper that makes the call in {@link job}, and lets it begin. */
export function startJob(): Status {
  finished = false;
  jobOperation = job.operation;
  const status = performWith(
    Operation.createThread,
    0,
    addressOf(performJob),
    0,
    HELPER_PRIORITY,
    HELPER_SLOT,
  );
  if (status === Status.ok) perform(Operation.yield, 0, 0, 0);
  return status;
}

/** Waits until the helper's call has ended, and counts it; ends the helper otherwise. */
export function finishJob(): void {
  for (let turn: u32 = 0; turn < PATIENCE && !finished; turn++) perform(Operation.wait, 0, BREATH, NOTHING);
  if (finished) {
    count(jobOperation, job.status as Status);
    perform(Operation.yield, 0, 0, 0);
    const over = perform(Operation.threadControl, HELPER_SLOT, ThreadAction.cancel, 0);
    if (over === Status.dead) count(Operation.exitThread, Status.ok);
  } else {
    perform(Operation.threadControl, HELPER_SLOT, ThreadAction.resume, 0);
    perform(Operation.threadControl, HELPER_SLOT, ThreadAction.stop, 0);
  }
  perform(Operation.delete, HELPER_SLOT, 0, 0);
}

function performJob(_argument: u32): void {
  systemCall(job);
  finished = true;
  exitThread();
}

/** What threads of random calls do: nothing. */
export function threadEntry(_argument: u32): void {
  exitThread();
}

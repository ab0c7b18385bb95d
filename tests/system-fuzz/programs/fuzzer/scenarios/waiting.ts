/** Somebody waits, and something happens to the wait: it is cancelled, its capability revoked, its peer stopped. */
import { FOREVER, Operation } from '../../../../../src/abi/operation';
import { ProcessAction, ThreadAction } from '../../../../../src/abi/process';
import { PEER_OPERATIONS, PeerOperation } from '../../protocol';
import { oneIn, randomBelow } from '../../random';
import { HELPER_SLOT, finishJob, job, startJob } from '../helper';
import { perform, performWith } from '../perform';
import { places } from '../places';
import { Grant, SCENARIO_SLOT } from '../slots';
import { scratch, SCRATCH_LENGTH } from '../values';
import { LeaseRight, LEASE_RIGHT_SHIFT } from '../../../../../src/abi/message';

/** The capability through which the helper waits: a copy, so that it can be taken away. */
const THROUGH = SCENARIO_SLOT + 1;
const WEAK = SCENARIO_SLOT + 2;

export function disturbedWait(): void {
  const grant = randomBelow(2) === 0 ? u32(Grant.mortal) : u32(Grant.peer) + randomBelow(4);
  prepareCall(grant);
  if (startJob() === 0) {
    disturb(grant);
    finishJob();
  }
  perform(Operation.delete, THROUGH, 0, 0);
}

/** A call of any blocking kind through a copy of the grant. */
function prepareCall(grant: u32): void {
  job.status = THROUGH;
  job.a = oneIn(3) ? 300 : FOREVER;
  job.b = oneIn(2) ? u32(PeerOperation.slowly) : randomBelow(PEER_OPERATIONS);
  job.m2 = addressOf(scratch);
  job.m3 = SCRATCH_LENGTH | (u32(LeaseRight.read | LeaseRight.write) << LEASE_RIGHT_SHIFT);
  let source = grant;
  switch (randomBelow(8)) {
    case 0:
      job.operation = Operation.callLending;
      break;
    case 1:
      job.operation = Operation.callTransferring;
      job.m3 = Grant.ownBits;
      break;
    case 2:
      job.operation = Operation.send;
      break;
    case 3:
      source = Grant.requests;
      job.operation = Operation.receive;
      job.b = 0;
      break;
    case 4:
      source = Grant.requests;
      job.operation = Operation.replyAndReceive;
      job.a = 0;
      break;
    case 5:
      source = Grant.controlMortal;
      job.operation = Operation.waitForEnd;
      job.b = FOREVER;
      break;
    case 6:
      job.operation = Operation.wait;
      job.b = 1;
      break;
    default:
      job.operation = Operation.call;
  }
  perform(Operation.copy, source, THROUGH, 0);
}

function disturb(grant: u32): void {
  switch (randomBelow(9)) {
    case 0:
      controlWithoutRight();
      perform(Operation.threadControl, HELPER_SLOT, ThreadAction.cancel, 0);
      break;
    case 1:
      perform(Operation.threadControl, HELPER_SLOT, ThreadAction.suspend, 0);
      perform(Operation.threadControl, HELPER_SLOT, ThreadAction.resume, 0);
      break;
    case 2:
      perform(Operation.threadControl, HELPER_SLOT, ThreadAction.stop, 0);
      break;
    case 3:
      perform(Operation.revoke, oneIn(2) ? grant : u32(Grant.requests), 0, 0);
      break;
    case 4:
      perform(Operation.delete, THROUGH, 0, 0);
      break;
    case 5:
      perform(Operation.processControl, controlOf(grant), 0, ProcessAction.stop);
      break;
    case 6:
      perform(Operation.processControl, controlOf(grant), 0, ProcessAction.restart);
      break;
    case 7:
      bothReceive();
      break;
    default:
      perform(Operation.revoke, Grant.controlMortal, 0, 0);
  }
}

function controlWithoutRight(): void {
  perform(Operation.mint, HELPER_SLOT, WEAK, 0);
  perform(Operation.threadControl, WEAK, ThreadAction.cancel, 0);
  perform(Operation.delete, WEAK, 0, 0);
}

/** Two threads receive from one endpoint: the second is refused. */
function bothReceive(): void {
  if (oneIn(2)) performWith(Operation.receive, Grant.requests, 20, 0, 0, 0);
  else performWith(Operation.replyAndReceive, Grant.requests, 0, 0, 0, 0);
}

/** The capability to control who serves that endpoint; the fuzzer's own grants in between change nothing. */
function controlOf(grant: u32): u32 {
  return grant >= Grant.peer && grant <= Grant.rival
    ? grant - Grant.peer + Grant.controlPeer
    : u32(Grant.controlMortal);
}

/** The calls to a server that has ended, was started again, and whose new life was accepted. */
export function lives(): void {
  perform(Operation.processControl, Grant.controlMortal, 0, ProcessAction.stop);
  callMortal();
  perform(Operation.renew, Grant.mortal, 0, 0);
  perform(Operation.waitForEnd, Grant.controlMortal, 0, FOREVER);
  perform(Operation.processControl, Grant.controlMortal, 0, ProcessAction.stop);
  perform(Operation.processControl, Grant.controlMortal, 0, ProcessAction.start);
  callMortal();
  performWith(Operation.processControl, Grant.controlMortal, 0, ProcessAction.signal, randomBelow(2), 0);
  perform(
    Operation.processControl,
    Grant.controlMortal,
    0,
    oneIn(2) ? u32(ProcessAction.stop) : u32(ProcessAction.start),
  );
  perform(Operation.renew, Grant.mortal, 0, 0);
  perform(Operation.renew, Grant.controlMortal, 0, 0);
}

/** Every way to reach an endpoint, with a short patience. */
function callMortal(): void {
  const grant = oneIn(8) ? u32(Grant.sleeper) : u32(Grant.mortal);
  perform(Operation.call, grant, 30, 0);
  perform(Operation.callLending, grant, 30, 0);
  perform(Operation.callTransferring, grant, 30, 0);
  perform(Operation.send, grant, 30, 0);
  perform(Operation.post, grant, 0, 0);
  perform(Operation.signal, oneIn(8) ? u32(Grant.sleeperBits) : u32(Grant.mortalBits), 1, 0);
  perform(Operation.setExceptionHandler, Grant.controlPeer, 0, grant);
  perform(
    Operation.waitForEnd,
    oneIn(2) ? u32(Grant.controlMortal) : u32(Grant.processes),
    places.worker,
    30,
  );
}

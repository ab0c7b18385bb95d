/**
 * The one gate through which processes ask for anything.
 *
 * Every call first decodes: it checks all that the caller said and changes nothing, and any failure is a Status. Then it
 * commits, which cannot fail. A call that is done has set the caller's eight registers; one that blocks leaves that to
 * whoever wakes the caller.
 */
import { OPERATION_COUNT, Operation } from '../abi/operation';
import { Status } from '../abi/status';
import { callCall, callLendingCall, callTransferringCall } from './calls/call';
import { copyCall, mintCall } from './calls/copy';
import { exceptionRegistersCall, setExceptionHandlerCall } from './calls/exception';
import { faultCallerCall } from './calls/fault-caller';
import { identifyCall } from './calls/identify';
import { acknowledgeInterruptCall, interruptStateCall } from './calls/interrupt';
import { leaseCopyCall } from './calls/lease-copy';
import { deleteCall, moveCall } from './calls/move';
import { signalCall, waitCall } from './calls/notification';
import { postCall } from './calls/post';
import { processControlCall, processInformationCall } from './calls/process';
import { exitCall, yieldCall } from './calls/processor';
import { receiveCall, replyAndReceiveCall } from './calls/receive';
import { allocateRegionCall, mapRegionCall, unmapRegionCall } from './calls/region';
import { renewCall } from './calls/renew';
import { acceptCall, replyCall, replyTransferringCall } from './calls/reply';
import { revokeCall } from './calls/revoke';
import { saveReplyCall } from './calls/save-reply';
import { sendCall } from './calls/send';
import { spawnCall } from './calls/spawn';
import { systemControlCall, systemInformationCall } from './calls/system';
import { takeFaultCall } from './calls/take-fault';
import { createThreadCall, exitThreadCall, threadControlCall } from './calls/thread';
import { clockCall, setTimerCall } from './calls/time';
import { waitForEndCall } from './calls/wait-for-end';
import { Slot, checkCapability, placeOf, slotOf } from './capability/capability';
import { countPath } from './message/path-miss';
import { NEEDS, NOTHING } from './needs';
import { finish } from './results';
import { kernel } from './state';
import { Thread } from './thread/thread';

/** Does what the running thread asks for in its saved registers. */
export function systemCall(caller: Thread): void {
  kernel.systemCalls += 1;
  const status = admit(caller);
  // The name of a cycle goes with its status.
  if (status !== Status.ok && status !== Status.cycle) finish(caller, status);
}

/** Looks at the capability that the call needs. */
function admit(caller: Thread): Status {
  const operation = caller.frame.operation;
  if (operation >= OPERATION_COUNT) return Status.unknownCall;
  const need = NEEDS[operation];
  let place: u32 = 0;
  if (need !== NOTHING) {
    place = placeOf(caller.process, caller.frame.status);
    const status = checkCapability(place, need);
    if (operation <= Operation.callLending) countPath(caller, status === Status.ok ? slotOf(place) : null);
    if (status !== Status.ok) return status;
  }
  return dispatch(caller, slotOf(place), place);
}

/**
 * The calls about messages and capabilities. The status is `ok` also for a caller that has been blocked, or has got its result in its
 * registers.
 */
function dispatch(caller: Thread, slot: Slot, place: u32): Status {
  switch (caller.frame.operation) {
    case Operation.call:
      return callCall(caller, slot);
    case Operation.replyAndReceive:
      return replyAndReceiveCall(caller, slot);
    case Operation.callLending:
      return callLendingCall(caller, slot);
    case Operation.leaseCopy:
      return leaseCopyCall(caller);
    case Operation.signal:
      return signalCall(caller, slot);
    case Operation.yield:
      return yieldCall(caller);
    case Operation.wait:
      return waitCall(caller);
    case Operation.receive:
      return receiveCall(caller, slot);
    case Operation.reply:
      return replyCall(caller);
    case Operation.send:
      return sendCall(caller, slot);
    case Operation.post:
      return postCall(caller, slot);
    case Operation.callTransferring:
      return callTransferringCall(caller, slot);
    case Operation.replyTransferring:
      return replyTransferringCall(caller);
    case Operation.accept:
      return acceptCall(caller);
    case Operation.faultCaller:
      return faultCallerCall(caller);
    case Operation.identify:
      return identifyCall(caller, slot, place);
    case Operation.copy:
      return copyCall(caller, place);
    case Operation.mint:
      return mintCall(caller, place);
    case Operation.move:
      return moveCall(caller, place);
    case Operation.delete:
      return deleteCall(caller, place);
    case Operation.revoke:
      return revokeCall(caller, place);
    case Operation.renew:
      return renewCall(caller, slot, place);
    case Operation.saveReply:
      return saveReplyCall(caller);
    default:
      return dispatchObjects(caller, slot, place);
  }
}

/** The calls about time, devices, processes, memory and the system. */
function dispatchObjects(caller: Thread, slot: Slot, place: u32): Status {
  switch (caller.frame.operation) {
    case Operation.clock:
      return clockCall(caller);
    case Operation.setTimer:
      return setTimerCall(caller);
    case Operation.acknowledgeInterrupt:
      return acknowledgeInterruptCall(caller, slot);
    case Operation.interruptState:
      return interruptStateCall(caller, slot);
    case Operation.exit:
      return exitCall(caller);
    case Operation.processInformation:
      return processInformationCall(caller, slot);
    case Operation.processControl:
      return processControlCall(caller, slot);
    case Operation.takeFault:
      return takeFaultCall(caller);
    case Operation.spawn:
      return spawnCall(caller, slot);
    case Operation.waitForEnd:
      return waitForEndCall(caller, slot);
    case Operation.createThread:
      return createThreadCall(caller);
    case Operation.threadControl:
      return threadControlCall(caller, slot);
    case Operation.exitThread:
      return exitThreadCall(caller);
    case Operation.setExceptionHandler:
      return setExceptionHandlerCall(caller, slot);
    case Operation.exceptionRegisters:
      return exceptionRegistersCall(caller);
    case Operation.allocateRegion:
      return allocateRegionCall(caller);
    case Operation.mapRegion:
      return mapRegionCall(caller, slot, place);
    case Operation.unmapRegion:
      return unmapRegionCall(caller, slot, place);
    case Operation.systemInformation:
      return systemInformationCall(caller);
    case Operation.systemControl:
      return systemControlCall(caller);
    default:
      return Status.unknownCall;
  }
}

/**
 * The one gate through which processes ask for anything.
 *
 * Every call first decodes: it checks all that the caller said and changes nothing, and any failure is a Status. Then it
 * commits, which cannot fail. A call that is done has set the caller's eight registers; one that blocks leaves that to
 * whoever wakes the caller.
 */
import { Operation } from '../abi/operation';
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
import { finish } from './results';
import { kernel } from './state';
import { Thread } from './thread';

/** Does what the running thread asks for in its saved registers. */
export function systemCall(caller: Thread): void {
  kernel.systemCalls += 1;
  const status = dispatch(caller);
  // The name of a cycle goes with its status.
  if (status !== Status.ok && status !== Status.cycle) finish(caller, status);
}

/**
 * The calls about messages and capabilities. The status is `ok` also for a caller that has been blocked, or has got its result in its
 * registers.
 */
function dispatch(caller: Thread): Status {
  switch (caller.frame.operation) {
    case Operation.call:
      return callCall(caller);
    case Operation.replyAndReceive:
      return replyAndReceiveCall(caller);
    case Operation.callLending:
      return callLendingCall(caller);
    case Operation.leaseCopy:
      return leaseCopyCall(caller);
    case Operation.signal:
      return signalCall(caller);
    case Operation.yield:
      return yieldCall(caller);
    case Operation.wait:
      return waitCall(caller);
    case Operation.receive:
      return receiveCall(caller);
    case Operation.reply:
      return replyCall(caller);
    case Operation.send:
      return sendCall(caller);
    case Operation.post:
      return postCall(caller);
    case Operation.callTransferring:
      return callTransferringCall(caller);
    case Operation.replyTransferring:
      return replyTransferringCall(caller);
    case Operation.accept:
      return acceptCall(caller);
    case Operation.faultCaller:
      return faultCallerCall(caller);
    case Operation.identify:
      return identifyCall(caller);
    case Operation.copy:
      return copyCall(caller);
    case Operation.mint:
      return mintCall(caller);
    case Operation.move:
      return moveCall(caller);
    case Operation.delete:
      return deleteCall(caller);
    case Operation.revoke:
      return revokeCall(caller);
    case Operation.renew:
      return renewCall(caller);
    case Operation.saveReply:
      return saveReplyCall(caller);
    default:
      return dispatchObjects(caller);
  }
}

/** The calls about time, devices, processes, memory and the system. */
function dispatchObjects(caller: Thread): Status {
  switch (caller.frame.operation) {
    case Operation.clock:
      return clockCall(caller);
    case Operation.setTimer:
      return setTimerCall(caller);
    case Operation.acknowledgeInterrupt:
      return acknowledgeInterruptCall(caller);
    case Operation.interruptState:
      return interruptStateCall(caller);
    case Operation.exit:
      return exitCall(caller);
    case Operation.processInformation:
      return processInformationCall(caller);
    case Operation.processControl:
      return processControlCall(caller);
    case Operation.takeFault:
      return takeFaultCall(caller);
    case Operation.spawn:
      return spawnCall(caller);
    case Operation.waitForEnd:
      return waitForEndCall(caller);
    case Operation.createThread:
      return createThreadCall(caller);
    case Operation.threadControl:
      return threadControlCall(caller);
    case Operation.exitThread:
      return exitThreadCall(caller);
    case Operation.setExceptionHandler:
      return setExceptionHandlerCall(caller);
    case Operation.exceptionRegisters:
      return exceptionRegistersCall(caller);
    case Operation.allocateRegion:
      return allocateRegionCall(caller);
    case Operation.mapRegion:
      return mapRegionCall(caller);
    case Operation.unmapRegion:
      return unmapRegionCall(caller);
    case Operation.systemInformation:
      return systemInformationCall(caller);
    case Operation.systemControl:
      return systemControlCall(caller);
    default:
      return Status.unknownCall;
  }
}

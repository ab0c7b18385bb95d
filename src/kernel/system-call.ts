/**
 * The one gate through which processes ask for anything.
 *
 * Every call first decodes: it checks all that the caller said and changes nothing, and any failure is a Status. Then it
 * commits, which cannot fail. A call that is done has set the caller's eight registers; one that blocks leaves that to
 * whoever wakes the caller.
 */
import { Operation } from '../abi/operation';
import { Status } from '../abi/status';
import { callCall, callLendingCall } from './calls/call';
import { clockCall, setTimerCall } from './calls/time';
import { exitCall, yieldCall } from './calls/processor';
import { identifyCall } from './calls/identify';
import { acknowledgeInterruptCall } from './calls/interrupt';
import { leaseCopyCall } from './calls/lease-copy';
import { processControlCall, processInformationCall } from './calls/process';
import { receiveCall, replyAndReceiveCall, replyCall } from './calls/receive';
import { signalCall, waitCall } from './calls/notification';
import { systemControlCall, systemInformationCall } from './calls/system';
import { takeFaultCall } from './calls/take-fault';
import { Process } from './process';
import { finish } from './results';
import { kernel } from './state';

/** Does what the running process asks for in its saved registers. */
export function systemCall(caller: Process): void {
  kernel.systemCalls += 1;
  const status = dispatch(caller);
  if (status !== Status.ok) finish(caller, status);
}

/** The status is `ok` also for a caller that has been blocked, or has got its result in its registers. */
function dispatch(caller: Process): Status {
  switch (caller.frame.operation) {
    case Operation.call:
      return callCall(caller);
    case Operation.replyAndReceive:
      return replyAndReceiveCall(caller);
    case Operation.receive:
      return receiveCall(caller);
    case Operation.reply:
      return replyCall(caller);
    case Operation.callLending:
      return callLendingCall(caller);
    case Operation.leaseCopy:
      return leaseCopyCall(caller);
    case Operation.signal:
      return signalCall(caller);
    case Operation.wait:
      return waitCall(caller);
    case Operation.clock:
      return clockCall(caller);
    case Operation.setTimer:
      return setTimerCall(caller);
    case Operation.yield:
      return yieldCall(caller);
    case Operation.exit:
      return exitCall(caller);
    case Operation.acknowledgeInterrupt:
      return acknowledgeInterruptCall(caller);
    case Operation.identify:
      return identifyCall(caller);
    case Operation.processInformation:
      return processInformationCall(caller);
    case Operation.processControl:
      return processControlCall(caller);
    case Operation.takeFault:
      return takeFaultCall(caller);
    case Operation.systemInformation:
      return systemInformationCall(caller);
    case Operation.systemControl:
      return systemControlCall(caller);
    default:
      return Status.unknownCall;
  }
}

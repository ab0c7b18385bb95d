/** The names of system calls, as people see them. */
import { Operation } from '../abi/operation';

export function operationName(operation: u32): string {
  switch (operation) {
    case Operation.call:
      return 'call';
    case Operation.replyAndReceive:
      return 'replyAndReceive';
    case Operation.receive:
      return 'receive';
    case Operation.reply:
      return 'reply';
    case Operation.callLending:
      return 'callLending';
    case Operation.leaseCopy:
      return 'leaseCopy';
    case Operation.signal:
      return 'signal';
    case Operation.wait:
      return 'wait';
    case Operation.clock:
      return 'clock';
    case Operation.setTimer:
      return 'setTimer';
    case Operation.yield:
      return 'yield';
    case Operation.exit:
      return 'exit';
    case Operation.acknowledgeInterrupt:
      return 'acknowledgeInterrupt';
    case Operation.identify:
      return 'identify';
    case Operation.processInformation:
      return 'processInformation';
    case Operation.processControl:
      return 'processControl';
    case Operation.takeFault:
      return 'takeFault';
    case Operation.systemInformation:
      return 'systemInformation';
    case Operation.systemControl:
      return 'systemControl';
    default:
      return 'system call';
  }
}

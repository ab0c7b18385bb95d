/**
 * The names of system calls, as people see them.
 *
 * Invariant: in the order of the numbers.
 */

class OperationName {
  name: string = '';
}

const NAMES = table(OperationName, [
  { name: 'call' },
  { name: 'replyAndReceive' },
  { name: 'callLending' },
  { name: 'leaseCopy' },
  { name: 'signal' },
  { name: 'yield' },
  { name: 'wait' },
  { name: 'receive' },
  { name: 'reply' },
  { name: 'send' },
  { name: 'post' },
  { name: 'callTransferring' },
  { name: 'replyTransferring' },
  { name: 'accept' },
  { name: 'faultCaller' },
  { name: 'identify' },
  { name: 'copy' },
  { name: 'mint' },
  { name: 'move' },
  { name: 'delete' },
  { name: 'revoke' },
  { name: 'renew' },
  { name: 'saveReply' },
  { name: 'clock' },
  { name: 'setTimer' },
  { name: 'acknowledgeInterrupt' },
  { name: 'interruptState' },
  { name: 'exit' },
  { name: 'processInformation' },
  { name: 'processControl' },
  { name: 'takeFault' },
  { name: 'spawn' },
  { name: 'waitForEnd' },
  { name: 'createThread' },
  { name: 'threadControl' },
  { name: 'exitThread' },
  { name: 'setExceptionHandler' },
  { name: 'exceptionRegisters' },
  { name: 'allocateRegion' },
  { name: 'mapRegion' },
  { name: 'unmapRegion' },
  { name: 'systemInformation' },
  { name: 'systemControl' },
]);

export function operationName(operation: u32): string {
  return operation < NAMES.length ? NAMES[operation].name : 'system call';
}

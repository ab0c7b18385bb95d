/** How often each operation is chosen. */
import { Operation } from '../../../src/abi/operation';
import type { Choices } from './choose';

const MESSAGES: Choices['operations'] = [
  [Operation.call, 14],
  [Operation.replyAndReceive, 10],
  [Operation.callLending, 3],
  [Operation.leaseCopy, 3],
  [Operation.signal, 3],
  [Operation.yield, 1],
  [Operation.wait, 3],
  [Operation.receive, 12],
  [Operation.reply, 6],
  [Operation.send, 4],
  [Operation.post, 4],
  [Operation.callTransferring, 4],
  [Operation.replyTransferring, 3],
  [Operation.accept, 3],
  [Operation.faultCaller, 1],
];

const CAPABILITIES: Choices['operations'] = [
  [Operation.identify, 1],
  [Operation.copy, 3],
  [Operation.mint, 3],
  [Operation.move, 2],
  [Operation.delete, 2],
  [Operation.revoke, 2],
  [Operation.renew, 3],
  [Operation.saveReply, 3],
];

const OTHERS: Choices['operations'] = [
  [Operation.setTimer, 2],
  [Operation.exit, 0.2],
  [Operation.processControl, 6],
  [Operation.takeFault, 1],
  [Operation.processInformation, 1],
  [Operation.waitForEnd, 1],
  [Operation.createThread, 2],
  [Operation.threadControl, 4],
  [Operation.exitThread, 0.3],
];

const FAULTS_AND_BIRTHS: Choices['operations'] = [
  [Operation.spawn, 4],
  [Operation.setExceptionHandler, 8],
  [Operation.exceptionRegisters, 2],
  [Operation.systemInformation, 2],
];

const HOST_ONLY: Choices['operations'] = [
  [Operation.acknowledgeInterrupt, 5],
  [Operation.interruptState, 1],
  [Operation.allocateRegion, 2],
  [Operation.mapRegion, 2],
  [Operation.unmapRegion, 1],
];

/** Everything that the model knows, with events at any moment. */
export const HOST_CHOICES: Choices = {
  events: true,
  timeout: (_world, random) => random.between(1, 60),
  operations: [...MESSAGES, ...CAPABILITIES, ...OTHERS, ...FAULTS_AND_BIRTHS, ...HOST_ONLY],
};

/** Mostly messages, and few ends: on the target the paths that assembly knows have to be taken often. */
export const TARGET_OPERATIONS: Choices['operations'] = [
  ...MESSAGES.map(([operation, weight]) => [operation, 4 * weight] as const),
  ...CAPABILITIES,
  [Operation.renew, 6],
  ...OTHERS.map(([operation, weight]) => [operation, weight / 3] as const),
];

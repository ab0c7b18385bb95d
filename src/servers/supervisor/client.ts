/** What a client of the supervisor calls. `supervisor` is the client's slot with the supervisor's endpoint. */
import { Status } from '../../abi/status';
import { Message } from '../../runtime/message';
import { request } from '../../runtime/request';
import { SupervisorError, SupervisorOperation } from './protocol';

const message = new Message();

export function restartProcess(supervisor: u32, process: u32): SupervisorError {
  return ask(supervisor, SupervisorOperation.restart, process);
}

export function stopProcess(supervisor: u32, process: u32): SupervisorError {
  return ask(supervisor, SupervisorOperation.stop, process);
}

export function injectFault(supervisor: u32, process: u32): SupervisorError {
  return ask(supervisor, SupervisorOperation.injectFault, process);
}

function ask(supervisor: u32, operation: SupervisorOperation, process: u32): SupervisorError {
  message.label = operation;
  message.m0 = process;
  if (request(supervisor, message) !== Status.ok) return SupervisorError.unavailable;
  return message.label as SupervisorError;
}

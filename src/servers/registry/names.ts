/**
 * Names of processes, as the kernel tells them. They never change, so it is asked once: its answer has much else in it that
 * takes time to find out, and names are looked up while a client waits.
 */
import { ProcessInformation } from '../../abi/process';
import { Status } from '../../abi/status';
import { processInformation } from '../../runtime/processes';
import { ReadBuffer } from '../../runtime/service/buffers';
import { equalsName } from '../../runtime/words';
import { PROCESS_COUNT } from './configuration';
import { Grant } from './main';
import { NO_PROCESS } from './services';

const NAME_CAPACITY = 16;

class ProcessName {
  /** Zero-padded. */
  readonly bytes = array(u8, NAME_CAPACITY);
}

/** By process number. */
const names = structs(ProcessName, PROCESS_COUNT);
const wanted = array(u8, NAME_CAPACITY);

export function readNames(): void {
  const information = new ProcessInformation();
  for (let process: u32 = 0; process < PROCESS_COUNT; process++) {
    if (processInformation(Grant.processes, process, information) === Status.ok)
      copyName(names[process].bytes, information.name);
  }
}

/** The process whose name a client has lent, or NO_PROCESS. */
export function namedProcess(name: ReadBuffer): u32 {
  if (name.length === 0 || name.length >= NAME_CAPACITY) return NO_PROCESS;
  const bytes = span(wanted, 0, name.length);
  if (!name.read(0, bytes)) return NO_PROCESS;
  for (let process: u32 = 0; process < PROCESS_COUNT; process++) {
    if (isCalled(process, bytes)) return process;
  }
  return NO_PROCESS;
}

export function isCalled(process: u32, name: ReadonlySpan<u8>): bool {
  return process < PROCESS_COUNT && equalsName(names[process].bytes, name);
}

/** Fills `name` with that of a process. */
export function nameOf(process: u32, name: Span<u8>): void {
  if (process < PROCESS_COUNT) copyName(name, names[process].bytes);
}

function copyName(to: Span<u8>, from: ReadonlySpan<u8>): void {
  for (let index: u32 = 0; index < NAME_CAPACITY; index++) to[index] = from[index];
}

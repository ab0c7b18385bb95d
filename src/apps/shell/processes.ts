/** Processes as the kernel describes them: finding one by name, and the list of `ps`. */
import { BlockReason, ProcessInformation, ProcessState } from '../../abi/process';
import { Status } from '../../abi/status';
import { processInformation } from '../../runtime/processes';
import { divideWide } from '../../runtime/wide-division';
import { equalsName, Words } from '../../runtime/words';
import { Grant } from './main';
import { line, say, show } from './terminal';

/** What {@link findProcess} gives for a name that nobody has. */
export const NO_PROCESS = 0xffffffff;

/** The process that was looked at last. */
export const information = new ProcessInformation();
const peer = new ProcessInformation();

const NAME_COLUMN = 4;
const STATE_COLUMN = 18;
const NUMBERS_COLUMN = 38;

/** Fills {@link information}; false past the last process. */
export function inspect(index: u32): bool {
  return processInformation(Grant.processes, index, information) === Status.ok;
}

/** The number of the process called `name`, which is then in {@link information}. */
export function findProcess(name: ReadonlySpan<u8>): u32 {
  for (let index: u32 = 0; inspect(index); index++) {
    if (equalsName(information.name, name)) return index;
  }
  return NO_PROCESS;
}

export function listProcesses(_words: Words): void {
  say('  # NAME          STATE               PRIORITY  STARTS  FAULTS       STACK   CPU ms');
  for (let index: u32 = 0; inspect(index); index++) {
    line.decimalRight(index, 3);
    line.column(NAME_COLUMN);
    line.name(information.name);
    line.column(STATE_COLUMN);
    showState();
    line.column(NUMBERS_COLUMN);
    line.decimalRight(information.priority, 8);
    line.decimalRight(information.generation, 8);
    line.decimalRight(information.faults, 8);
    line.decimalRight(information.stackUsed, 7);
    line.byte(0x2f);
    line.decimal(information.stackSize);
    line.column(NUMBERS_COLUMN + 37);
    line.decimalWide(divideWide(information.cpuTime, 1000), 7);
    show();
  }
}

function showState(): void {
  switch (information.state) {
    case ProcessState.stopped:
      line.text('stopped');
      break;
    case ProcessState.ready:
      line.text('ready');
      break;
    case ProcessState.blocked:
      showBlocked();
      break;
    case ProcessState.faulted:
      line.text('faulted');
      break;
  }
}

function showBlocked(): void {
  switch (information.blockReason) {
    case BlockReason.sending:
      line.text('calls ');
      showPeer();
      break;
    case BlockReason.awaitingReply:
      line.text('asked ');
      showPeer();
      break;
    case BlockReason.receiving:
      line.text('receives');
      break;
    default:
      line.text('waits');
  }
}

function showPeer(): void {
  if (processInformation(Grant.processes, information.peer, peer) === Status.ok) line.name(peer.name);
}

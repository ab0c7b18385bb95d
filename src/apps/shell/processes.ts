/** Processes as the kernel describes them: finding one by name, and the list of `ps`. */
import { BlockReason, ProcessInformation, ProcessState } from '../../abi/process';
import { Status } from '../../abi/status';
import { processInformation } from '../../runtime/processes';
import { divideWide } from '../../runtime/wide-division';
import { equalsName, Words } from '../../runtime/words';
import { addHeap } from './apps';
import { Grant } from './main';
import { line, say, show } from './terminal';

/** What {@link findProcess} gives for a name that nobody has. */
export const NO_PROCESS = 0xffffffff;

/** The process that was looked at last. */
export const information = new ProcessInformation();
const peer = new ProcessInformation();

const NAME_COLUMN = 4;
const STATE_COLUMN = 18;
const NUMBERS_COLUMN = 37;
const PRIORITY_WIDTH = 6;

const DOT = 0x2e;
const GREATER = 0x3e;
const SLASH = 0x2f;

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

/** The number of a process of the program called `name`: `worker` finds `worker.1`, as `worker.1` itself does. */
export function findProgram(name: ReadonlySpan<u8>): u32 {
  for (let index: u32 = 0; inspect(index); index++) {
    if (equalsName(information.name, name) || isInstanceOf(name)) return index;
  }
  return NO_PROCESS;
}

/** Whether the name of {@link information} is `program`, a dot, and more. */
function isInstanceOf(program: ReadonlySpan<u8>): bool {
  const name = information.name;
  if (program.length >= name.length || name[program.length] !== DOT) return false;
  for (let index: u32 = 0; index < program.length; index++) {
    if (name[index] !== program[index]) return false;
  }
  return true;
}

export function listProcesses(_words: Words): void {
  say(
    '  # NAME          STATE             PRIORITY STARTS FAULTS     STACK      MEMORY THREADS SLOTS   CPU ms        HEAP   PEAK',
  );
  for (let index: u32 = 0; inspect(index); index++) {
    line.decimalRight(index, 3);
    line.column(NAME_COLUMN);
    line.name(information.name);
    line.column(STATE_COLUMN);
    showState();
    line.column(NUMBERS_COLUMN);
    showPriority();
    line.decimalRight(information.generation, 7);
    line.decimalRight(information.faults, 7);
    showShare(information.stackUsed, information.stackSize, 5);
    showShare(information.memoryUsed, information.memoryLimit, 6);
    line.decimalRight(information.threads, 8);
    showShare(information.slotsUsed, information.slotCount, 3);
    line.decimalWide(divideWide(information.cpuTime, 1000), 9);
    addHeap(index);
    show();
  }
}

/** `16`, or `16>4` while it runs at 4 for its callers' sake. */
function showPriority(): void {
  const start = line.length;
  line.decimal(information.priority);
  if (information.effectivePriority !== information.priority) {
    line.byte(GREATER);
    line.decimal(information.effectivePriority);
  }
  line.right(start, PRIORITY_WIDTH);
}

/** `used/all`, each in `width` characters. */
function showShare(used: u32, all: u32, width: u32): void {
  const start = line.length;
  line.decimalRight(used, width);
  line.byte(SLASH);
  line.decimal(all);
  line.right(start, 2 * width + 1);
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
    case BlockReason.joining:
      line.text('joins ');
      showPeer();
      break;
    case BlockReason.suspended:
      line.text('suspended');
      break;
    case BlockReason.faulted:
      line.text('faulted, asks ');
      showPeer();
      break;
    default:
      line.text('waits');
  }
}

function showPeer(): void {
  if (processInformation(Grant.processes, information.peer, peer) === Status.ok) line.name(peer.name);
}

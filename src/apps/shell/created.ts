/**
 * Processes that the shell creates from programs of the image: `spawn`, `ask`, `wait`.
 *
 * For each it holds two capabilities, in fixed slots: to the process, and to the endpoint that it serves. They are dropped
 * when another process takes their place.
 */
import { FaultCause, ProcessState, SpawnRequest } from '../../abi/process';
import { Status } from '../../abi/status';
import { causeName } from '../../runtime/cause-name';
import { deleteCapability } from '../../runtime/capabilities';
import { ProcessEnd, spawn, waitForEnd } from '../../runtime/processes';
import { statusName } from '../../runtime/status-name';
import { Result } from '../../runtime/system-call';
import { NOT_A_NUMBER, Words } from '../../runtime/words';
import { record } from '../../servers/journal/client';
import { Event } from '../../servers/journal/protocol';
import { ask, WorkerResult } from '../worker/client';
import { WorkerOperation } from '../worker/protocol';
import { CREATED_SLOTS, DERIVED_SLOTS, Grant } from './main';
import { findProcess, findProgram, information, inspect, NO_PROCESS } from './processes';
import { line, say, show } from './terminal';

const CREATED_COUNT = (DERIVED_SLOTS - CREATED_SLOTS) / 2;
const DEFAULT_PRIORITY = 20;
const LEAST_URGENT = 31;
const MEMORY_LIMIT = 4096;
/** How long `wait` waits, in microseconds. */
const PATIENCE = 10_000_000;

class Created {
  process: u32 = NO_PROCESS;
  /** Its generation: another life of the process is not ours. */
  generation: u32 = 0;
}

const created = structs(Created, CREATED_COUNT);
const wanted = new SpawnRequest();
const process = new Result();
const result = new WorkerResult();
const end = new ProcessEnd();

/** `spawn <program> [priority]`. */
export function createProcess(words: Words): void {
  const priority: u32 = words.count > 2 ? words.number(2) : DEFAULT_PRIORITY;
  if (priority > LEAST_URGENT) {
    say('spawn: the priority is a number from 0 to 31');
    return;
  }
  const program = findProgram(words.word(1));
  if (program === NO_PROCESS) {
    say("spawn: no program has this name; 'ps' lists the processes of all");
    return;
  }
  const entry = freeEntry();
  if (entry === CREATED_COUNT) {
    say("spawn: the shell can look after no more; 'kill' one first");
    return;
  }
  start(entry, program, priority);
}

function start(entry: u32, program: u32, priority: u32): void {
  wanted.priority = priority;
  wanted.memoryLimit = MEMORY_LIMIT;
  wanted.processSlot = processSlot(entry);
  wanted.endpointSlot = endpointSlot(entry);
  const status = spawn(Grant.programs, program, wanted, process);
  line.text('spawn: ');
  if (status === Status.ok && inspect(process.value)) {
    created[entry].process = process.value;
    created[entry].generation = information.generation;
    record(Grant.journal, Event.created, process.value);
    line.name(information.name);
    line.text(' runs, priority ');
    line.decimal(information.priority);
  } else {
    line.text(refusal(status));
  }
  show();
}

function refusal(status: Status): string {
  switch (status) {
    case Status.exhausted:
      return 'no instance of this program is free';
    case Status.wrongType:
    case Status.nothing:
      return 'this program has no instances to create';
    case Status.invalidArgument:
    case Status.insufficientRights:
      return 'refused: not more urgent than the shell';
    default:
      return statusName(status);
  }
}

/** One whose process is over; its slots are emptied. */
function freeEntry(): u32 {
  for (let entry: u32 = 0; entry < CREATED_COUNT; entry++) {
    if (isAlive(entry)) continue;
    deleteCapability(processSlot(entry));
    deleteCapability(endpointSlot(entry));
    created[entry].process = NO_PROCESS;
    return entry;
  }
  return CREATED_COUNT;
}

function isAlive(entry: u32): bool {
  if (created[entry].process === NO_PROCESS || !inspect(created[entry].process)) return false;
  const lives = information.state === ProcessState.ready || information.state === ProcessState.blocked;
  return lives && information.generation === created[entry].generation;
}

function processSlot(entry: u32): u32 {
  return CREATED_SLOTS + 2 * entry;
}

function endpointSlot(entry: u32): u32 {
  return CREATED_SLOTS + 2 * entry + 1;
}

/** `ask <process> <what> [number]`. */
export function askProcess(words: Words): void {
  const argument: u32 = words.count > 3 ? words.number(3) : 0;
  const operation = operationCalled(words);
  if (operation === UNKNOWN || argument === NOT_A_NUMBER) {
    say('ask: what is square, exit, crash, memory, release or thread; a number is decimal');
    return;
  }
  const entry = entryOf(findProcess(words.word(1)));
  if (entry === CREATED_COUNT) {
    say("ask: the shell did not create this process; 'spawn' does");
    return;
  }
  const status = ask(endpointSlot(entry), operation as WorkerOperation, argument, result);
  line.bytesOf(words.word(1));
  line.text(': ');
  if (status !== Status.ok) line.text(statusName(status));
  else if (operation === WorkerOperation.memory) line.hexadecimal(result.value, 8);
  else if (operation === WorkerOperation.release) line.text('done');
  else line.decimal(result.value);
  show();
}

const UNKNOWN = 0;

function operationCalled(words: Words): u32 {
  if (words.is(2, 'square')) return WorkerOperation.square;
  if (words.is(2, 'exit')) return WorkerOperation.exit;
  if (words.is(2, 'crash')) return WorkerOperation.crash;
  if (words.is(2, 'memory')) return WorkerOperation.memory;
  if (words.is(2, 'release')) return WorkerOperation.release;
  if (words.is(2, 'thread')) return WorkerOperation.thread;
  return UNKNOWN;
}

function entryOf(index: u32): u32 {
  for (let entry: u32 = 0; entry < CREATED_COUNT; entry++) {
    if (index !== NO_PROCESS && created[entry].process === index) return entry;
  }
  return CREATED_COUNT;
}

/** `wait <process>`: how it ended, or that it did not. */
export function awaitEnd(words: Words): void {
  const index = findProcess(words.word(1));
  const status: Status =
    index === NO_PROCESS ? Status.nothing : waitForEnd(Grant.processes, index, PATIENCE, end);
  line.bytesOf(words.word(1));
  line.text(': ');
  switch (status) {
    case Status.ok:
      tellEnd();
      break;
    case Status.nothing:
      line.text("no process has this name; 'ps' lists them");
      break;
    case Status.timeout:
      line.text('still runs');
      break;
    case Status.self:
      line.text('the shell sees no end of its own');
      break;
    case Status.notStarted:
      line.text('was never started');
      break;
    default:
      line.text(statusName(status));
  }
  show();
}

function tellEnd(): void {
  if (end.cause === FaultCause.exited) {
    line.text('exited with status ');
    line.decimal(end.detail);
    return;
  }
  line.text('ended by ');
  line.text(causeName(end.cause));
}

/**
 * Processes that the supervisor creates for the shell from programs of the image: `spawn` and `wait`.
 *
 * For each it holds two capabilities, in fixed slots: to the process, and to the endpoint that it serves. They are dropped
 * when another process takes their place.
 */
import { FaultCause, ProcessState } from '../../abi/process';
import { Status } from '../../abi/status';
import { SupervisorError } from '../../interfaces/generated/supervisor-client';
import { WorkerClient } from '../../interfaces/generated/worker-client';
import { Event } from '../../interfaces/journal';
import { Spawned } from '../../interfaces/supervisor';
import { causeName } from '../../runtime/cause-name';
import { deleteCapability } from '../../runtime/capabilities';
import { ProcessEnd, waitForEnd } from '../../runtime/processes';
import { ignore } from '../../runtime/service/ignore';
import { statusName } from '../../runtime/status-name';
import { Words } from '../../runtime/words';
import { journal, supervisor } from './connections';
import { supervisorRefusal } from './control';
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
const workers = structs(WorkerClient, CREATED_COUNT);
const spawned = new Spawned();
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
  const error = supervisor.spawn(program, priority, MEMORY_LIMIT, spawned, endpointSlot(entry));
  const process = spawned.process;
  line.text('spawn: ');
  if (error === SupervisorError.none && inspect(process)) {
    created[entry].process = process;
    created[entry].generation = information.generation;
    workers[entry].connection.open(endpointSlot(entry));
    line.name(information.name);
    line.text(' runs, priority ');
    line.decimal(information.priority);
    ignore(journal.record(Event.created, process));
    ignore(supervisor.capabilityTo(process, processSlot(entry)));
  } else {
    line.text(refusal(error));
  }
  show();
}

function refusal(error: SupervisorError): string {
  switch (error) {
    case SupervisorError.exhausted:
      return 'no instance of this program is free';
    case SupervisorError.notCreatable:
      return 'this program has no instances to create';
    case SupervisorError.tooUrgent:
      return 'refused: not more urgent than the shell';
    default:
      return supervisorRefusal(error);
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

/** The connection to a process that the shell created; null to others. */
export function workerOf(index: u32): WorkerClient | null {
  const entry = entryOf(index);
  return entry === CREATED_COUNT ? null : workers[entry];
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

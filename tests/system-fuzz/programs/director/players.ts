/** The processes of the test, found by their names; starting them, bringing them back, and who ended how. */
import { Operation } from '../../../../src/abi/operation';
import {
  FaultCause,
  FaultReport,
  ProcessAction,
  ProcessInformation,
  ProcessState,
} from '../../../../src/abi/process';
import { Status } from '../../../../src/abi/status';
import { processControl, processInformation, takeFault } from '../../../../src/runtime/processes';
import { sleep } from '../../../../src/runtime/time';
import { Grant } from './main';
import { addOne } from './totals';

/** How long the director waits between two looks at what is ending, in microseconds, and how many there are for each. */
const LOOK = 1000;
const MOST_LOOKS = 100;

class Players {
  processCount: u32 = 0;
  peer: u32 = 0;
  mortal: u32 = 0;
  ward: u32 = 0;
  rival: u32 = 0;
  sleeper: u32 = 0;
  fuzzer: u32 = 0;
  wide: u32 = 0;
  /** The first instance; the others follow. */
  worker: u32 = 0;
  /** Times a fuzzer began again, and how many of those because it did not get on. */
  lives: u32 = 0;
  stuck: u32 = 0;
  /** Nobody is started any more. */
  over: bool = false;
}

export const players = new Players();

const information = new ProcessInformation();
const fault = new FaultReport();

export function findPlayers(): void {
  while (processInformation(Grant.processes, players.processCount, information) === Status.ok) {
    const index = players.processCount;
    if (isNamed('peer')) players.peer = index;
    if (isNamed('mortal')) players.mortal = index;
    if (isNamed('ward')) players.ward = index;
    if (isNamed('rival')) players.rival = index;
    if (isNamed('sleeper')) players.sleeper = index;
    if (isNamed('fuzzer')) players.fuzzer = index;
    if (isNamed('wide')) players.wide = index;
    if (isNamed('worker.1')) players.worker = index;
    players.processCount++;
  }
}

function isNamed(name: string): bool {
  for (let index: u32 = 0; index < name.length; index++) {
    if (information.name[index] !== name.charCodeAt(index)) return false;
  }
  return information.name[name.length] === 0;
}

export function startPlayers(): void {
  bringBack();
  start(players.fuzzer);
  start(players.wide);
}

/** Starts who is not alive, but the fuzzers: that happens when their end is reported. */
export function bringBack(): void {
  start(players.peer);
  start(players.mortal);
  start(players.ward);
  start(players.rival);
}

function start(process: u32): void {
  processControl(Grant.processes, process, ProcessAction.start);
}

export function isFuzzer(process: u32): bool {
  return process === players.fuzzer || process === players.wide;
}

/** It does not get on: it waits for what nobody does. */
export function restartFuzzer(fuzzer: u32): void {
  players.stuck++;
  players.lives++;
  processControl(Grant.processes, fuzzer, ProcessAction.restart);
}

/** Everyone but those who were there before; of how many something was left when their stop was over. */
export function stopPlayers(): u32 {
  let unfinished: u32 = 0;
  players.over = true;
  for (let index: u32 = 0; index < players.processCount; index++) {
    if (!isPlayer(index)) continue;
    const status = processControl(Grant.processes, index, ProcessAction.stop);
    if (status === Status.ok && holdsSomething(index)) unfinished++;
  }
  return unfinished;
}

/** Who ended itself is taken apart in its own turn, less urgent than the director's: that has to wait, but not for ever. */
export function waitForEnds(): void {
  for (let index: u32 = 0; index < players.processCount; index++) {
    for (let looks: u32 = 0; looks < MOST_LOOKS && isPlayer(index) && holdsSomething(index); looks++)
      sleep(LOOK);
  }
}

function isPlayer(index: u32): bool {
  const named = index === players.peer || index === players.mortal || index === players.ward;
  return named || index === players.rival || isFuzzer(index) || index >= players.worker;
}

function holdsSomething(process: u32): bool {
  processInformation(Grant.processes, process, information);
  return information.slotsUsed > 0;
}

/** Learns who ended; a fuzzer that did goes on at once, as long as the test does. */
export function takeFaults(): void {
  while (takeFault(Grant.processes, fault) === Status.ok) {
    if (!isFuzzer(fault.process)) continue;
    noteEnd();
    if (!players.over && isStopped(fault.process)) {
      players.lives++;
      start(fault.process);
    }
  }
}

/** The call by which a fuzzer ended itself: its exit status says which (see its `end`). */
function noteEnd(): void {
  if (fault.cause !== FaultCause.exited) return;
  addOne(fault.detail === 0 ? u32(Operation.exitThread) : u32(Operation.exit), Status.ok);
}

export function isWaiting(process: u32): bool {
  if (processInformation(Grant.processes, process, information) !== Status.ok) return false;
  return information.state === ProcessState.blocked;
}

function isStopped(process: u32): bool {
  if (processInformation(Grant.processes, process, information) !== Status.ok) return false;
  return information.state === ProcessState.stopped || information.state === ProcessState.faulted;
}

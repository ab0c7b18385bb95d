/**
 * Creating processes for others, who need not hold the right to. The client gets a capability to call the new process, and on
 * demand one to the process itself; the supervisor keeps none of them.
 */
import { Right, TRANSFER_MOVE } from '../../abi/capability';
import { ProcessAction, SpawnRequest } from '../../abi/process';
import { Status } from '../../abi/status';
import { SupervisorError } from '../../interfaces/generated/supervisor-server';
import { ServiceState, Spawned } from '../../interfaces/supervisor';
import { deleteCapability, mint } from '../../runtime/capabilities';
import { processControl, spawn } from '../../runtime/processes';
import { Caller } from '../../runtime/service/caller';
import { CapabilityReply } from '../../runtime/service/transfer';
import { Result } from '../../runtime/system-call';
import { PROCESS_COUNT } from './configuration';
import { isAlive, lives, NEVER, NOBODY, putDown } from './life';
import { Grant } from './main';
import { information, look } from './names';
import { isShuttingDown } from './shutdown';
import { noteChange } from './signals';
import { now } from './timer';

/** The slots in which capabilities lie until the answer takes them away: as the kernel gives them, and as the client gets them. */
const NEW_SLOT = Grant.watchdog + 1;
const GIVEN_SLOT = NEW_SLOT + 1;

const request = new SpawnRequest();
const created = new Result();

/** The process is at most as urgent as the client, and the client is its owner. */
export function createProcess(
  caller: Caller,
  program: u32,
  priority: u32,
  memoryLimit: u32,
  spawned: Spawned,
  endpoint: CapabilityReply,
): SupervisorError {
  if (isShuttingDown()) return SupervisorError.refused;
  if (!look(caller.process) || priority < information.priority) return SupervisorError.tooUrgent;
  request.priority = priority;
  request.memoryLimit = memoryLimit;
  request.endpointSlot = NEW_SLOT;
  const status = spawn(Grant.processes, program, request, created);
  if (status !== Status.ok) return refusal(status);
  beginLife(created.value, caller.badge);
  spawned.process = created.value;
  return give(NEW_SLOT, Right.send | Right.grant, caller.badge, endpoint);
}

/** The client gets it with a badge: that by which the process knows it, or the process that it is about. */
function give(slot: u32, rights: u32, badge: u32, capability: CapabilityReply): SupervisorError {
  const status = mint(slot, GIVEN_SLOT, rights, badge);
  deleteCapability(NEW_SLOT);
  if (status !== Status.ok) return SupervisorError.refused;
  capability.slot = GIVEN_SLOT | TRANSFER_MOVE;
  return SupervisorError.none;
}

function refusal(status: Status): SupervisorError {
  switch (status) {
    case Status.exhausted:
      return SupervisorError.exhausted;
    case Status.wrongType:
    case Status.nothing:
      return SupervisorError.notCreatable;
    case Status.invalidArgument:
      return SupervisorError.tooUrgent;
    default:
      return SupervisorError.refused;
  }
}

function beginLife(process: u32, owner: u32): void {
  const life = lives[process];
  life.starts++;
  life.state = ServiceState.ready;
  life.startedAt = now();
  life.deadline = NEVER;
  life.owner = owner;
  noteChange();
}

/** To inspect and control it, for the client that had it created. */
export function giveProcess(caller: Caller, process: u32, capability: CapabilityReply): SupervisorError {
  if (process >= PROCESS_COUNT) return SupervisorError.noSuchProcess;
  if (lives[process].owner !== caller.badge) return SupervisorError.notYours;
  return give(Grant.processes, Right.inspect | Right.control, process + 1, capability);
}

/** The client with this badge has ended: nobody is left who could end what it had created, or call it. */
export function endCreated(owner: u32): void {
  for (let process: u32 = 0; process < PROCESS_COUNT; process++) {
    if (lives[process].owner !== owner) continue;
    lives[process].owner = NOBODY;
    if (!isAlive(process)) continue;
    processControl(Grant.processes, process, ProcessAction.stop);
    putDown(process, ServiceState.stopped);
    noteChange();
  }
}

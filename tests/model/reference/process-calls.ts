/** Calls about processes: their ends, their supervision, and waiting for them. */
import { ObjectType, Right } from '../../../src/abi/capability';
import { FaultCause, ProcessAction } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import { lookUp } from './capabilities';
import { limitWait } from './deadlines';
import { finishEnd } from './ends';
import { completeJoin, endProcess, startProcess, stopProcess } from './lifecycle';
import { BlockReason } from '../../../src/abi/process';
import { Process, type Registers, type Thread } from './objects';
import { waitsFor } from './messages';
import { notify } from './notifications';
import { NOBODY } from './plan';
import { memoryUsed } from './regions';
import { block, effectivePriority } from './scheduler';
import type { Output, World } from './world';

export function exit(world: World, { process }: Thread, [, , status]: Registers): Status {
  endProcess(world, process, FaultCause.exited, status);
  return Status.ok;
}

/** The process that a capability and an index name. */
export function named(
  world: World,
  caller: Thread,
  slot: number,
  index: number,
  right: Right,
): { process: Process; error?: undefined } | { error: Status } {
  const found = lookUp(caller, slot, ObjectType.process, right);
  if (typeof found === 'number') return { error: found };
  if (found.target instanceof Process) {
    if (found.target.alive && found.target.life > found.life) return { error: Status.restarted };
    return { process: found.target };
  }
  const process = world.processes[index];
  return process ? { process } : { error: Status.nothing };
}

export function information(world: World, caller: Thread, [slot, , index, address]: Registers): Status {
  const { error, ...rest } = named(world, caller, slot, index, Right.inspect);
  if (error !== undefined) return error;
  if (address !== caller.process.plan.scratch) return Status.invalidAddress;
  const { process } = rest as { process: Process };
  world.output = { process: caller.process, module: 'process', type: 'ProcessInformation', fields: fieldsOf(world, process) }; // prettier-ignore
  return Status.ok;
}

/** Of the first thread, if there is one, and of the whole. */
function fieldsOf(world: World, process: Process): Output['fields'] {
  const { state, life, faults, space, threads, plan, noted } = process;
  const [first] = threads;
  const peer = first && waitsFor(world, first);
  return {
    state,
    ...(first && {
      blockReason:
        first.reason === BlockReason.none && first.suspended ? BlockReason.suspended : first.reason,
      priority: first.priority,
      effectivePriority: effectivePriority(world, first),
    }),
    peer: peer?.process.index ?? NOBODY,
    generation: life,
    faults,
    memoryUsed: memoryUsed(world, process),
    memoryLimit: process.memoryLimit,
    slotCount: space.length,
    slotsUsed: space.filter((each) => each).length,
    threads: threads.length,
    program: plan.program,
    endCause: noted.cause,
    endDetail: noted.detail,
  };
}

export function control(world: World, caller: Thread, registers: Registers): Status {
  const [slot, , index, action, argument] = registers;
  const { error, ...rest } = named(world, caller, slot, index, Right.control);
  if (error !== undefined) return error;
  const { process } = rest as { process: Process };
  if (process === caller.process && action !== ProcessAction.injectFault) return Status.self;
  switch (action as ProcessAction) {
    case ProcessAction.start:
      if (process.alive) return Status.busy;
      return startWhenOver(world, caller, process, registers);
    case ProcessAction.stop:
      if (!process.alive) return Status.dead;
      endProcess(world, process, FaultCause.stopped, 0, process.plan.supervisor !== caller.process.index);
      return Status.ok;
    case ProcessAction.restart:
      if (process.alive) stopProcess(world, process, FaultCause.stopped, 0);
      return startWhenOver(world, caller, process, registers);
    case ProcessAction.injectFault:
      if (!process.alive) return Status.dead;
      endProcess(world, process, FaultCause.injected, argument === 0 ? caller.process.index : argument);
      return Status.ok;
    case ProcessAction.signal:
      if (argument === 0) return Status.invalidArgument;
      if (!process.alive) return Status.dead;
      notify(world, process.first, argument);
      return Status.ok;
    default:
      return Status.invalidArgument;
  }
}

/** Its last end comes first; then the call is made again. */
function startWhenOver(world: World, caller: Thread, process: Process, registers: Registers): Status {
  if (process.remains) {
    caller.again = registers;
    finishEnd(world, process);
  } else {
    startProcess(world, process);
  }
  return Status.ok;
}

export function takeFault(world: World, caller: Thread, [slot, , address]: Registers): Status {
  const found = lookUp(caller, slot, ObjectType.process, Right.control);
  if (typeof found === 'number') return found;
  if (address !== caller.process.plan.scratch) return Status.invalidAddress;
  const process = world.processes.find(
    ({ reportPending, plan }) => reportPending && plan.supervisor === caller.process.index,
  );
  if (!process) return Status.nothing;
  process.reportPending = false;
  const { cause, detail, life } = process.noted;
  const fields = { process: process.index, generation: life, cause, detail };
  world.output = { process: caller.process, module: 'process', type: 'FaultReport', fields };
  return Status.ok;
}

export function waitForEnd(world: World, caller: Thread, [slot, , index, timeout]: Registers): Status {
  const { error, ...rest } = named(world, caller, slot, index, Right.inspect);
  if (error !== undefined) return error;
  const { process } = rest as { process: Process };
  if (process === caller.process) return Status.self;
  if (process.life === 0) return Status.notStarted;
  if (!process.alive) {
    completeJoin(world, caller, process);
    return Status.ok;
  }
  if (timeout === 0) return Status.timeout;
  limitWait(world, caller, timeout);
  caller.joins = process;
  block(world, caller, BlockReason.joining);
  return Status.ok;
}

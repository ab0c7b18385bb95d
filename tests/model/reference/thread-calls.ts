/** Threads of a process beside its first, and what the holder of a thread capability can do to one. */
import { ObjectType, Right } from '../../../src/abi/capability';
import { BlockReason, ThreadAction } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import { addOriginal, capabilityAt, lookUp } from './capabilities';
import { endThread, firstInstruction } from './lifecycle';
import { endWait } from './messages';
import { type Registers, Thread } from './objects';
import { exit } from './process-calls';
import { effectivePriority, enqueue, finish, remove } from './scheduler';
import { type World, must } from './world';

const LEAST_URGENT = 31;

export function createThread(world: World, caller: Thread, registers: Registers): Status {
  const [, , entry, , priority, slot] = registers;
  const { process } = caller;
  if (priority > LEAST_URGENT || priority < caller.priority) return Status.invalidArgument;
  if (!mayExecute(process.plan.entry, entry)) return Status.invalidAddress;
  if (slot >= process.space.length) return Status.invalidSlot;
  if (capabilityAt(caller, slot)) return Status.slotInUse;
  const number = freeNumber(caller);
  if (number === undefined) return Status.exhausted;
  const thread = new Thread(process, number, priority);
  thread.pc = firstInstruction(process);
  process.threads.push(thread);
  process.threads.sort((a, b) => a.number - b.number);
  addOriginal(ObjectType.thread, thread, Right.inspect | Right.control, { space: process, slot });
  enqueue(world, thread);
  finish(caller, Status.ok, { r6: number });
  return Status.ok;
}

function mayExecute(allowed: number, entry: number): boolean {
  return entry === allowed;
}

function freeNumber({ process }: Thread): number | undefined {
  for (let number = 1; number <= process.plan.extraThreads; number++) {
    if (!process.threads.some((thread) => thread.number === number)) return number;
  }
  return undefined;
}

export function threadControl(world: World, caller: Thread, [slot, , action, value]: Registers): Status {
  const found = lookUp(caller, slot, ObjectType.thread, Right.control);
  if (typeof found === 'number') return found;
  const thread = found.target as Thread;
  if (!thread.alive) return Status.dead;
  switch (action as ThreadAction) {
    case ThreadAction.cancel:
      if (thread.reason === BlockReason.none) return Status.nothing;
      endWait(world, thread, Status.cancelled);
      return Status.ok;
    case ThreadAction.suspend:
      thread.suspended = true;
      remove(world.ready, thread);
      if (thread === caller) finish(caller, Status.ok);
      return Status.ok;
    case ThreadAction.resume:
      if (!thread.suspended) return Status.ok;
      thread.suspended = false;
      enqueue(world, thread);
      return Status.ok;
    case ThreadAction.stop:
      if (thread.number === 0) return Status.invalidArgument;
      endThread(world, thread);
      return Status.ok;
    case ThreadAction.setPriority:
      return setPriority(world, caller, thread, value);
    default:
      return Status.invalidArgument;
  }
}

function setPriority(world: World, caller: Thread, thread: Thread, value: number): Status {
  if (value > LEAST_URGENT || value < caller.priority) return Status.invalidArgument;
  const before = effectivePriority(world, thread);
  thread.priority = value;
  if (world.ready.includes(thread) && effectivePriority(world, thread) !== before) enqueue(world, thread);
  return Status.ok;
}

export function exitThread(world: World, caller: Thread, registers: Registers): Status {
  if (caller.number === 0) return exit(world, caller, must([registers[0], 0, 0, 0, 0, 0, 0, 0]));
  endThread(world, caller);
  return Status.ok;
}

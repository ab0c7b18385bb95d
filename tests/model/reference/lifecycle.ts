/** How processes begin and end, and what an end undoes. */
import { FAULT_NOTIFICATION } from '../../../src/abi/capability';
import { BlockReason, FaultCause } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import { closeEndpoint } from './capabilities';
import { finishEnd } from './ends';
import { endCall, failCall, stopReceiving } from './messages';
import { notify } from './notifications';
import { type Process, Thread } from './objects';
import { NOBODY } from './plan';
import { enqueue, finish, remove, wake } from './scheduler';
import { type World, must } from './world';

/** Of the pool, for one process. */
const MOST_UNITS = 0xff;

export function startProcess(world: World, process: Process, priority = process.plan.priority): void {
  process.life += 1;
  process.faulted = false;
  const thread = new Thread(process, 0, priority);
  thread.pc = firstInstruction(process);
  process.threads.push(thread);
  process.merged = 0;
  process.buffer.fill(0);
  limitMemory(world, process, process.plan.memoryLimit);
  world.fillSpace(process);
  for (const endpoint of world.endpoints) if (endpoint.owner === process) endpoint.open = true;
  enqueue(world, process.first);
}

export function firstInstruction({ plan }: Process): number {
  return (plan.entry & ~1) >>> 0;
}

/** Whole units count. */
export function limitMemory({ plan }: World, process: Process, bytes: number): void {
  process.memoryLimit = Math.min(Math.floor(bytes / plan.pool.unit), MOST_UNITS) * plan.pool.unit;
}

/** Everything that the process did, had or was waited for ends; those who wait for that learn why. */
export function stopProcess(world: World, process: Process, cause: FaultCause, detail: number): void {
  process.end = { cause, detail };
  process.noted = { cause, detail, life: process.life };
  process.reportPending = false;
  const threads = world.threads.filter((thread) => thread.process === process);
  process.remains = remainsOf(world, process);
  process.timer = undefined;
  for (const endpoint of world.endpoints) if (endpoint.owner === process) closeEndpoint(world, endpoint);
  for (const thread of threads) endThread(world, thread);
  process.handler = undefined;
  for (const thread of world.threads) if (thread.joins === process) completeJoin(world, thread, process);
  finishEnd(world, process);
}

/** As urgent as its first thread, and as the one that ends it if that is its own. */
function remainsOf(world: World, { first, threads }: Process): Thread {
  const { running } = world;
  const own = running && threads.includes(running) ? running : first;
  const remains = new Thread(first.process, 0, Math.min(first.priority, own.priority));
  remains.ending = true;
  return remains;
}

/** A thread that is about to be no more waits for nothing and answers nobody. */
function leaveEverything(world: World, thread: Thread): void {
  if (thread.call) endCall(thread.call);
  stopReceiving(thread);
  thread.joins = undefined;
  thread.deadline = undefined;
  remove(world.ready, thread);
  if (world.running === thread) world.running = undefined;
}

/** The process is over; its supervisor learns it. */
export function endProcess(
  world: World,
  process: Process,
  cause: FaultCause,
  detail: number,
  tell = true,
): void {
  stopProcess(world, process, cause, detail);
  process.faulted = isFault(cause);
  if (process.faulted) process.faults += 1;
  const { supervisor } = process.plan;
  if (!tell || supervisor === NOBODY) return;
  process.reportPending = true;
  const supervising = world.process(supervisor);
  if (supervising.alive) notify(world, supervising.first, FAULT_NOTIFICATION);
}

function isFault(cause: FaultCause): boolean {
  return cause !== FaultCause.exited && cause !== FaultCause.stopped;
}

export function completeJoin(world: World, thread: Thread, process: Process): void {
  const { cause, detail } = must(process.end);
  thread.joins = undefined;
  finish(thread, Status.ok, { r6: detail, r7: cause });
  if (thread.reason === BlockReason.joining) wake(world, thread);
}

/** A thread ends; those whose calls it had are told, the latest first. */
export function endThread(world: World, thread: Thread): void {
  const received = [...thread.received].reverse();
  leaveEverything(world, thread);
  remove(thread.process.threads, thread);
  for (const call of received) failCall(world, call, Status.dead);
}

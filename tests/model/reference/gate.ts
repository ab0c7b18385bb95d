/**
 * The reference model: what every system call does, as docs/0003-abi.md says it, and what happens without one. It shares
 * nothing with the kernel but the numbers of `src/abi`.
 *
 * A call that fails changes nothing and gives its status; one that succeeds has set its caller's results itself, or they are
 * `ok` and zeros; one that blocks leaves them to whoever wakes it.
 */
import { Operation } from '../../../src/abi/operation';
import { BlockReason } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import * as capability from './capability-calls';
import { exceptionRegisters, fault as raise, setExceptionHandler, type Fault } from './exceptions';
import { passTime, setTimer } from './deadlines';
import * as line from './lines';
import * as message from './message-calls';
import { CALL_BYTES, type Registers, type Thread } from './objects';
import type { SystemPlan } from './plan';
import * as process from './process-calls';
import * as region from './regions';
import { reschedule } from './ends';
import { finish } from './scheduler';
import { spawn } from './spawn';
import { information as systemInformation } from './system-calls';
import * as thread from './thread-calls';
import { startProcess } from './lifecycle';
import { World, must } from './world';
import { patternOf } from './pattern';

type Handler = (world: World, caller: Thread, registers: Registers) => Status;

const CALLS: Readonly<Partial<Record<Operation, Handler>>> = {
  [Operation.call]: message.call,
  [Operation.callLending]: message.callLending,
  [Operation.callTransferring]: message.callTransferring,
  [Operation.send]: message.send,
  [Operation.post]: message.post,
  [Operation.receive]: message.receive,
  [Operation.replyAndReceive]: message.replyAndReceive,
  [Operation.reply]: message.reply,
  [Operation.replyTransferring]: message.replyTransferring,
  [Operation.accept]: message.accept,
  [Operation.leaseCopy]: message.leaseCopy,
  [Operation.faultCaller]: message.faultCaller,
  [Operation.signal]: message.signal,
  [Operation.wait]: message.wait,
  [Operation.yield]: message.yieldTurn,
  [Operation.identify]: capability.identify,
  [Operation.copy]: capability.copy,
  [Operation.mint]: capability.mint,
  [Operation.move]: capability.move,
  [Operation.delete]: capability.deleteSlot,
  [Operation.revoke]: capability.revoke,
  [Operation.renew]: capability.renew,
  [Operation.saveReply]: capability.saveReply,
  [Operation.setTimer]: setTimer,
  [Operation.acknowledgeInterrupt]: line.acknowledge,
  [Operation.interruptState]: line.state,
  [Operation.exit]: process.exit,
  [Operation.processControl]: process.control,
  [Operation.processInformation]: process.information,
  [Operation.takeFault]: process.takeFault,
  [Operation.waitForEnd]: process.waitForEnd,
  [Operation.spawn]: spawn,
  [Operation.setExceptionHandler]: setExceptionHandler,
  [Operation.exceptionRegisters]: exceptionRegisters,
  [Operation.systemInformation]: systemInformation,
  [Operation.createThread]: thread.createThread,
  [Operation.threadControl]: thread.threadControl,
  [Operation.exitThread]: thread.exitThread,
  [Operation.allocateRegion]: region.allocateRegion,
  [Operation.mapRegion]: region.mapRegion,
  [Operation.unmapRegion]: region.unmapRegion,
};

/** The operations that the model knows. */
export const MODELLED = Object.keys(CALLS).map(Number) as Operation[];

export function createWorld(plan: SystemPlan): World {
  const world = new World(plan);
  for (const each of world.processes) if (each.plan.autostart) startProcess(world, each);
  reschedule(world);
  return world;
}

/** The running thread makes a system call; `input` is what it has put into its memory for it. */
export function systemCall(world: World, registers: Registers, input: readonly number[] = []): void {
  const caller = must(world.running);
  // What a call that is made again reads is still there.
  if (!caller.again) caller.input = input;
  world.input = caller.input;
  world.output = undefined;
  caller.pc += CALL_BYTES;
  const handler = CALLS[registers[1] as Operation];
  const before = caller.results;
  caller.lastOperation = registers[1];
  caller.again = undefined;
  const status = handler ? handler(world, caller, registers) : Status.unknownCall;
  const answered = caller.results !== before || caller.reason !== BlockReason.none || !caller.alive;
  if (!answered) finish(caller, status);
  else if (status !== Status.ok) throw new Error(`operation ${registers[1]} failed with effects`);
  if (caller.again) caller.pc -= CALL_BYTES;
  reschedule(world);
  passTime(world, world.now);
}

/** The running thread fills its buffer with what the seed says. */
export function fillBuffer(world: World, seed: number): void {
  const { buffer } = must(world.running).process;
  buffer.set(patternOf(seed, buffer.length));
}

/** The running thread does what the processor does not allow it. */
export function fault(world: World, kind: Fault): void {
  world.output = undefined;
  raise(world, must(world.running), kind);
  reschedule(world);
}

/** Time passes until `now`. */
export function advance(world: World, now: number): void {
  passTime(world, now);
}

/** A device line asks for attention. */
export function interrupt(world: World, number: number): void {
  line.deliver(world, number);
  reschedule(world);
}

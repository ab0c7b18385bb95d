/**
 * Faults: the faulting thread calls its process's handler, if there is one that can answer; else, or if that does not resume it,
 * the process ends.
 */
import { ObjectType, Right } from '../../../src/abi/capability';
import { FOREVER, NO_SLOT, TOKEN } from '../../../src/abi/operation';
import { BlockReason, EXCEPTION_LABEL, EXCEPTION_RESUME, type FaultCause } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import { lookUp, peerStatus } from './capabilities';
import { limitWait } from './deadlines';
import { endProcess } from './lifecycle';
import { callOfToken } from './message-calls';
import { closesCycle, endCall, sendCall } from './messages';
import { Call, type Capability, Endpoint, type Process, type Registers, type Thread } from './objects';
import { named } from './process-calls';
import { serverOf, wake } from './scheduler';
import { type World, must } from './world';

export interface Fault {
  readonly cause: FaultCause;
  readonly address: number;
  readonly detail: number;
}

/** General registers that the processor stores, and those that it leaves to the kernel. */
const STORED = 4;
const KEPT = 8;
/** Of `ThreadRegisters`: r12, sp and lr stand before it. */
const PC = 15;

export function fault(world: World, thread: Thread, { cause, address, detail }: Fault): void {
  const { process } = thread;
  process.noted = { cause, detail, life: process.life };
  // There is one record of the latest fault or end.
  process.reportPending = false;
  const through = process.handler;
  const endpoint = through && handlerFor(world, thread, through);
  if (!through || !endpoint) return endProcess(world, process, cause, detail);
  const message = [cause, address, thread.pc, detail] as const;
  const token = (TOKEN | world.stamp()) >>> 0;
  const call = new Call(thread, endpoint, through, through.badge, EXCEPTION_LABEL, message, false, token, undefined, undefined, true); // prettier-ignore
  limitWait(world, thread, FOREVER);
  sendCall(world, call);
}

/** Where an exception goes, if somebody can answer it there. */
function handlerFor(world: World, thread: Thread, through: Capability): Endpoint | undefined {
  const endpoint = through.target;
  if (!(endpoint instanceof Endpoint) || peerStatus(through) !== Status.ok) return undefined;
  const isHandling = thread.process.threads.some(({ reason }) => reason === BlockReason.faulted);
  if (isHandling || serverOf(world, endpoint) === thread) return undefined;
  return closesCycle(world, thread, endpoint) ? undefined : endpoint;
}

/** The handler's reply. */
export function answerException(world: World, call: Call, label: number): void {
  if (label !== EXCEPTION_RESUME) return abandonException(call);
  endCall(call);
  wake(world, call.caller, true);
}

/** The handler will not answer; the process ends when the kernel has finished what it is at. */
export function abandonException(call: Call): void {
  endCall(call);
  call.caller.abandoned = true;
}

/** Ends the processes whose threads nobody resumes; whether there was one. */
export function endAbandoned(world: World): boolean {
  let hasEnded = false;
  // One that is the consequence of another and comes later ends at once, too.
  for (const thread of world.threads) {
    if (!thread.abandoned || !thread.alive) continue;
    const { process } = thread;
    endProcess(world, process, process.noted.cause, process.noted.detail);
    hasEnded = true;
  }
  return hasEnded;
}

/** Exceptions go through another capability, or none; those that wait at the former handler's are not handled. */
export function setHandler(process: Process, handler: Capability | undefined): void {
  if (process.handler) {
    for (const { call } of process.threads) if (call?.isException && !call.server) abandonException(call);
  }
  process.handler = handler;
}

/** The capability leads to nobody's handler any more. */
export function forgetHandler(world: World, capability: Capability): void {
  for (const process of world.processes) if (process.handler === capability) setHandler(process, undefined);
}

export function setExceptionHandler(world: World, caller: Thread, registers: Registers): Status {
  const [slot, , index, handler] = registers;
  const { error, ...rest } = named(world, caller, slot, index, Right.control);
  if (error !== undefined) return error;
  const { process } = rest as { process: Process };
  if (!process.alive) return process.life === 0 ? Status.notStarted : Status.dead;
  const found = handler === NO_SLOT ? undefined : lookUp(caller, handler, ObjectType.endpoint, Right.send);
  if (typeof found === 'number') return found;
  setHandler(process, found);
  return Status.ok;
}

export function exceptionRegisters(world: World, caller: Thread, registers: Registers): Status {
  const [token, , address, direction] = registers;
  const call = (token & TOKEN) === 0 ? undefined : callOfToken(world, caller, token);
  if (!call) return Status.notWaiting;
  if (!call.isException) return Status.wrongType;
  if (direction > 1) return Status.invalidArgument;
  if (address !== caller.process.plan.scratch) return Status.invalidAddress;
  const thread = call.caller;
  if (direction === 0) tell(world, caller, thread);
  else change(world, thread);
  return Status.ok;
}

function tell(world: World, { process }: Thread, thread: Thread): void {
  const words = [...Array.from({ length: STORED }, () => undefined), ...thread.registers.map(unlessToken)];
  world.output = { process, module: 'process', type: 'ThreadRegisters', fields: { pc: thread.pc }, words };
}

/** The kernel's tokens are others. */
function unlessToken(word: number): number | undefined {
  return (word & TOKEN) === 0 ? word : undefined;
}

function change({ input }: World, thread: Thread): void {
  thread.registers = input.slice(STORED, STORED + KEPT) as Registers;
  thread.pc = (must(input[PC]) & ~1) >>> 0;
}

/** Calls that send, receive and answer messages. */
import { ObjectType, Right, TRANSFER_MOVE } from '../../../src/abi/capability';
import {
  LeaseDirection,
  LEASE_LENGTH_MAXIMUM,
  LEASE_RIGHT_SHIFT,
  LeaseRight,
} from '../../../src/abi/message';
import { ANY_BADGE, FOREVER, NOBODY, NO_SLOT, TOKEN, TOKEN_TRANSFERRED } from '../../../src/abi/operation';
import { BlockReason, FaultCause } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import { capabilityAt, lookUp, peerStatus } from './capabilities';
import { limitWait } from './deadlines';
import { endProcess } from './lifecycle';
import { closesCycle, completeCall, receiveNext, receiverFor, sendCall, stopReceiving } from './messages';
import { notify, take } from './notifications';
import { Call, type Capability, Endpoint, type Message, type Process, type Registers, type Thread, type Transfer } from './objects'; // prettier-ignore
import { block, effectivePriority, finish, finishUnchanged, wake } from './scheduler';
import { checkTransfer, passCapability } from './transfer';
import type { World } from './world';

const ALL_BITS = 0xffffffff;

// ------------------------------------------------------------------------------------------------- sending

/** The endpoint to send to, or why not: the capability, then the one behind it. */
function destination(
  caller: Thread,
  slot: number,
): { endpoint: Endpoint; capability: Capability } | { status: Status } {
  const capability = lookUp(caller, slot, ObjectType.endpoint, Right.send);
  if (typeof capability === 'number') return { status: capability };
  const endpoint = capability.target;
  if (!(endpoint instanceof Endpoint)) throw new Error('an endpoint capability that names none');
  return { endpoint, capability };
}

/** Whether it would wait for somebody who can't answer; the result is in its registers then. */
function refuse(world: World, caller: Thread, to: { endpoint: Endpoint; capability: Capability }): boolean {
  const { endpoint, capability } = to;
  const refused = (status: Status, r6 = 0): true => {
    finish(caller, status, { r6 });
    return true;
  };
  const peer = peerStatus(capability);
  if (peer !== Status.ok) return refused(peer);
  if (endpoint.owner === caller.process && caller.process.threads.length === 1) return refused(Status.self);
  const last = closesCycle(world, caller, endpoint);
  return last ? refused(Status.cycle, last.process.index) : false;
}

interface Extras {
  readonly oneWay?: boolean;
  readonly lending?: boolean;
  readonly transferring?: boolean;
}

function begin(world: World, caller: Thread, registers: Registers, extras: Extras): Status {
  const [slot, , timeout, label, ...words] = registers;
  const message = [...words] as [number, number, number, number];
  const lease = extras.lending ? leaseOf(message) : undefined;
  const transfer = extras.transferring ? transferOf(slot, message[3]) : undefined;
  const transferable = transfer ? mayTransfer(caller, slot, transfer) : Status.ok;
  if (transferable !== Status.ok) return transferable;
  const to = destination(caller, slot);
  if ('status' in to) return to.status;
  const { endpoint, capability } = to;
  if (refuse(world, caller, to)) return Status.ok;
  if (extras.transferring) message[3] = 0;
  const mayQueue = timeout !== 0 || (extras.oneWay && receiverFor(endpoint, capability.badge));
  if (!mayQueue) return Status.timeout;
  const oneWay = extras.oneWay === true;
  const token = (TOKEN | world.stamp()) >>> 0;
  const { badge } = capability;
  const call = new Call(caller, endpoint, capability, badge, label, message, oneWay, token, lease, transfer);
  sendCall(world, call);
  if (caller.call === call) limitWait(world, caller, timeout);
  return Status.ok;
}

/** Everything about it is checked where it is used. */
function leaseOf(message: Message): Call['lease'] {
  const rights = message[3] >>> LEASE_RIGHT_SHIFT;
  return { address: message[2], length: (message[3] & LEASE_LENGTH_MAXIMUM) >>> 0, rights };
}

function mayTransfer(caller: Thread, slot: number, transfer: Transfer): Status {
  for (const right of [Right.send, Right.grant]) {
    const found = lookUp(caller, slot, ObjectType.endpoint, right);
    if (typeof found === 'number') return found;
  }
  return checkTransfer(caller, transfer);
}

function transferOf(through: number, word: number): Transfer {
  return { slot: (word & ~TRANSFER_MOVE) >>> 0, move: (word & TRANSFER_MOVE) !== 0, through };
}

export const call = (world: World, caller: Thread, registers: Registers): Status =>
  begin(world, caller, registers, {});
export const callLending = (world: World, caller: Thread, registers: Registers): Status =>
  begin(world, caller, registers, { lending: true });
export const callTransferring = (world: World, caller: Thread, registers: Registers): Status =>
  begin(world, caller, registers, { transferring: true });
export const send = (world: World, caller: Thread, registers: Registers): Status =>
  begin(world, caller, registers, { oneWay: true });

export function post(world: World, caller: Thread, [slot, , , label, ...words]: Registers): Status {
  const to = destination(caller, slot);
  if ('status' in to) return to.status;
  const { endpoint, capability } = to;
  const peer = peerStatus(capability);
  if (peer !== Status.ok) return peer;
  const { badge } = capability;
  const receiver = receiverFor(endpoint, badge);
  if (!receiver) {
    if (endpoint.posted.length >= endpoint.capacity) return Status.full;
    endpoint.posted.push({ badge, label, message: words });
    return Status.ok;
  }
  stopReceiving(receiver);
  finish(receiver, Status.ok, { r5: badge, r7: label, message: words });
  wake(world, receiver);
  return Status.ok;
}

// ----------------------------------------------------------------------------------------------- receiving

export function receive(world: World, caller: Thread, [slot, , timeout, only]: Registers): Status {
  const found = lookUp(caller, slot, ObjectType.endpoint, Right.receive);
  if (typeof found === 'number') return found;
  const endpoint = found.target as Endpoint;
  if (endpoint.receiver) return Status.busy;
  world.servers.set(endpoint, caller);
  return receiveAt(world, caller, endpoint, timeout, only);
}

function receiveAt(world: World, caller: Thread, endpoint: Endpoint, timeout: number, only: number): Status {
  if (caller.pending !== 0) {
    take(caller, Status.notified, ALL_BITS);
    return Status.ok;
  }
  if (receiveNext(world, endpoint, caller, only)) return Status.ok;
  if (timeout === 0) return Status.timeout;
  limitWait(world, caller, timeout);
  caller.receivesAt = endpoint;
  caller.receivesOnly = only;
  endpoint.receiver = caller;
  block(world, caller, BlockReason.receiving);
  return Status.ok;
}

export function replyAndReceive(world: World, caller: Thread, registers: Registers): Status {
  const [slot, , answer, label, ...words] = registers;
  const found = lookUp(caller, slot, ObjectType.endpoint, Right.receive);
  if (typeof found === 'number') return found;
  const endpoint = found.target as Endpoint;
  if (endpoint.receiver) return Status.busy;
  if (answer !== NOBODY) {
    const answered = callToAnswer(world, caller, answer);
    if (typeof answered === 'number') return answered;
    completeCall(world, answered, label, words);
  } else {
    world.servers.set(endpoint, caller);
  }
  return receiveAt(world, caller, endpoint, FOREVER, ANY_BADGE);
}

// ------------------------------------------------------------------------------------------------- replies

/** The call that a token names, if a thread of this process has it. */
export function callOfToken(_world: World, { process }: Thread, token: number): Call | undefined {
  const named = (token & ~TOKEN_TRANSFERRED) >>> 0;
  const calls = process.threads.flatMap(({ received }) => received);
  return calls.find(({ token }) => token === named);
}

/** By token or by the slot of a reply capability. */
function callToAnswer(world: World, caller: Thread, answer: number): Call | Status {
  if ((answer & TOKEN) !== 0) return callOfToken(world, caller, answer) ?? Status.notWaiting;
  const found = lookUp(caller, answer, ObjectType.reply, Right.send);
  if (typeof found === 'number') return found;
  const call = found.target;
  return call instanceof Call && call.server?.process === caller.process ? call : Status.notWaiting;
}

export function reply(world: World, caller: Thread, [answer, , , label, ...words]: Registers): Status {
  const answered = callToAnswer(world, caller, answer);
  if (typeof answered === 'number') return answered;
  completeCall(world, answered, label, words);
  return Status.ok;
}

export function replyTransferring(world: World, caller: Thread, registers: Registers): Status {
  const [answer, , , label, m0, m1, m2, word] = registers;
  const answered = callToAnswer(world, caller, answer);
  if (typeof answered === 'number') return answered;
  const status = passCapability(world, caller, answered.caller, transferOf(answer, word));
  if (status !== Status.ok) return status;
  completeCall(world, answered, label, [m0, m1, m2, 0], 1);
  return Status.ok;
}

export function accept(_world: World, caller: Thread, [, , slot]: Registers): Status {
  if (slot !== NO_SLOT && slot >= caller.process.space.length) return Status.invalidSlot;
  if (capabilityAt(caller, slot)) return Status.slotInUse;
  caller.acceptSlot = slot;
  return Status.ok;
}

/** The lease ends with the call, so a token that is good names one if there is one. */
export function leaseCopy(world: World, caller: Thread, registers: Registers): Status {
  const [token, , offset, direction, address, length] = registers;
  const named = (token & TOKEN) === 0 ? undefined : callOfToken(world, caller, token);
  if (!named) return Status.notWaiting;
  if (direction !== LeaseDirection.fromClient && direction !== LeaseDirection.toClient)
    return Status.invalidArgument;
  const right = direction === LeaseDirection.fromClient ? LeaseRight.read : LeaseRight.write;
  const { lease } = named;
  if (!lease || (lease.rights & right) === 0) return Status.leaseViolation;
  if (offset > lease.length || length > lease.length - offset) return Status.leaseViolation;
  if (!owns(named.caller.process, lease.address + offset, length)) return Status.leaseViolation;
  if (!owns(caller.process, address, length)) return Status.invalidAddress;
  if (length > 0)
    copyBytes(named.caller.process, lease.address + offset, caller.process, address, length, direction);
  return Status.ok;
}

function copyBytes(
  client: Process,
  lent: number,
  server: Process,
  own: number,
  length: number,
  direction: LeaseDirection,
): void {
  const [from, to] = [lent - client.plan.buffer.address, own - server.plan.buffer.address];
  if (direction === LeaseDirection.fromClient)
    server.buffer.set(client.buffer.slice(from, from + length), to);
  else client.buffer.set(server.buffer.slice(to, to + length), from);
}

function owns({ plan: { buffer } }: Process, address: number, length: number): boolean {
  return length === 0 || (address >= buffer.address && address + length <= buffer.address + buffer.length);
}

export function faultCaller(world: World, caller: Thread, [token, , reason]: Registers): Status {
  const named = (token & TOKEN) === 0 ? undefined : callOfToken(world, caller, token);
  if (!named) return Status.notWaiting;
  endProcess(world, named.caller.process, FaultCause.byServer, reason);
  return Status.ok;
}

// ------------------------------------------------------------------------------------------- notifications

export function signal(world: World, caller: Thread, registers: Registers): Status {
  const [slot, , bits] = registers;
  const found = lookUp(caller, slot, ObjectType.notification, Right.send);
  if (typeof found === 'number') return found;
  if (bits === 0) return Status.invalidArgument;
  if ((bits & ~found.badge) !== 0) return Status.insufficientRights;
  const target = found.target as Process;
  if (!target.alive) return target.life === 0 ? Status.notStarted : Status.dead;
  finishUnchanged(caller, registers);
  notify(world, target.first, bits);
  return Status.ok;
}

export function wait(world: World, caller: Thread, [, , timeout, mask]: Registers): Status {
  if (mask === 0) return Status.invalidArgument;
  if ((caller.pending & mask) !== 0) {
    take(caller, Status.ok, mask);
    return Status.ok;
  }
  if (timeout === 0) return Status.timeout;
  limitWait(world, caller, timeout);
  caller.mask = mask;
  block(world, caller, BlockReason.waiting);
  return Status.ok;
}

/** After the others that are as urgent. */
export function yieldTurn(world: World, caller: Thread): Status {
  world.turnOver = world.ready.some(
    (other) => effectivePriority(world, other) === effectivePriority(world, caller),
  );
  finish(caller, Status.ok);
  return Status.ok;
}

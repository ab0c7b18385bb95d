/**
 * Messages: how one goes from a sender to a receiver, how a reply comes back, and every way in which that ends early.
 */
import { BlockReason } from '../../../src/abi/process';
import { ANY_BADGE, TOKEN_TRANSFERRED } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { dropReply } from './capabilities';
import { abandonException, answerException } from './exceptions';
import type { Call, Endpoint, Message, Thread } from './objects';
import { block, effectivePriority, finish, remove, serverOf, wake } from './scheduler';
import { passCapability } from './transfer';
import type { World } from './world';

/** A sender waits at its endpoint or, if somebody waits there for it, hands its message and its turn over. */
export function sendCall(world: World, call: Call): void {
  const { caller, endpoint } = call;
  const receiver = receiverFor(endpoint, call.badge);
  if (receiver && call.transfer) {
    const status = passCapability(world, caller, receiver, call.transfer);
    if (status !== Status.ok) return finish(caller, status);
  }
  caller.call = call;
  block(world, caller, call.isException ? BlockReason.faulted : BlockReason.sending);
  call.level = effectivePriority(world, caller);
  endpoint.senders.push(call);
  if (!receiver) return;
  stopReceiving(receiver);
  deliver(world, call, receiver);
  wake(world, receiver, !call.oneWay);
}

/** The thread that waits at the endpoint and would take a message with that badge. */
export function receiverFor(endpoint: Endpoint, badge: number): Thread | undefined {
  const receiver = endpoint.receiver;
  if (!receiver) return undefined;
  return receiver.receivesOnly === ANY_BADGE || receiver.receivesOnly === badge ? receiver : undefined;
}

/** The message is the receiver's; the sender of a call awaits the reply, other senders are done. */
function deliver(world: World, call: Call, receiver: Thread): void {
  const { caller, badge, label, message, transfer } = call;
  remove(call.endpoint.senders, call);
  const token = call.oneWay ? 0 : call.token | (transfer ? TOKEN_TRANSFERRED : 0);
  finish(receiver, Status.ok, { r5: badge, r6: token, r7: label, message });
  if (call.oneWay) {
    caller.call = undefined;
    finish(caller, Status.ok);
    wake(world, caller);
    return;
  }
  if (!call.isException) caller.reason = BlockReason.awaitingReply;
  call.server = receiver;
  receiver.received.push(call);
}

/** The next message for `receiver`, of the most urgent sender; posted ones come after. False: there is none. */
export function receiveNext(world: World, endpoint: Endpoint, receiver: Thread, only: number): boolean {
  const call = mostUrgentSender(world, endpoint, only);
  if (call) {
    const { caller, transfer } = call;
    const status = transfer ? passCapability(world, caller, receiver, transfer) : Status.ok;
    if (status === Status.ok) {
      deliver(world, call, receiver);
      return true;
    }
    failCall(world, call, status);
    return receiveNext(world, endpoint, receiver, only);
  }
  const posted = endpoint.posted.find(({ badge }) => only === ANY_BADGE || badge === only);
  if (!posted) return false;
  remove(endpoint.posted, posted);
  finish(receiver, Status.ok, { r5: posted.badge, r7: posted.label, message: posted.message });
  return true;
}

function mostUrgentSender(world: World, endpoint: Endpoint, only: number): Call | undefined {
  return byUrgency(world, endpoint).find(({ badge }) => only === ANY_BADGE || badge === only);
}

/** The senders that wait, in the order in which they are received. */
export function byUrgency(world: World, endpoint: Endpoint): Call[] {
  const urgency = ({ caller }: Call): number => effectivePriority(world, caller);
  return [...endpoint.senders].sort((a, b) => urgency(a) - urgency(b));
}

export function stopReceiving(thread: Thread): void {
  if (thread.receivesAt?.receiver === thread) thread.receivesAt.receiver = undefined;
  thread.receivesAt = undefined;
}

/** The caller has its reply; it gets its turn back. */
export function completeCall(world: World, call: Call, label: number, message: Message, r5 = 0): void {
  const { caller } = call;
  if (call.isException) return answerException(world, call, label);
  endCall(call);
  finish(caller, Status.ok, { r5, r7: label, message });
  wake(world, caller, true);
}

/** The call ends without a reply. */
export function failCall(world: World, call: Call, status: Status): void {
  if (call.isException) return abandonException(call);
  endCall(call);
  finish(call.caller, status);
  wake(world, call.caller);
}

/** However a call ends: nobody has it any more, its reply capability and its lease mean nothing. */
export function endCall(call: Call): void {
  remove(call.endpoint.senders, call);
  if (call.server) remove(call.server.received, call);
  call.server = undefined;
  call.caller.call = undefined;
  for (const capability of call.saved) dropReply(capability);
  call.saved.length = 0;
}

/** Whatever the thread waits for, it waits no more, and its call says why. */
export function endWait(world: World, thread: Thread, status: Status): void {
  const call = thread.call;
  if (call) return failCall(world, call, status);
  stopReceiving(thread);
  thread.joins = undefined;
  finish(thread, status);
  wake(world, thread);
}

/** The thread that has to act before `thread` can go on with its call. */
export function waitsFor(world: World, thread: Thread): Thread | undefined {
  const call = thread.call;
  if (!call) return undefined;
  return call.server ?? serverOf(world, call.endpoint);
}

/** The thread that would be the last of a circle of callers if `caller` called `endpoint`. */
export function closesCycle(world: World, caller: Thread, endpoint: Endpoint): Thread | undefined {
  let waiting = serverOf(world, endpoint);
  for (let steps = 0; waiting && steps <= world.threads.length; steps++) {
    const next = waitsFor(world, waiting);
    if (next === caller) return waiting;
    waiting = next;
  }
  return undefined;
}

/**
 * Calls in progress: the link between a caller and the thread that owes it a reply, and the token that names it.
 *
 * Invariants: a caller's `server` has it among its `callers`; its token changes when the call ends, however it ends, and its
 * lease ends with it.
 */
import { CallFrame } from '../../abi/message';
import { TOKEN, TOKEN_TRANSFERRED } from '../../abi/operation';
import { Status } from '../../abi/status';
import { TraceKind } from '../../abi/trace';
import { answerException, isException } from '../fault/exception';
import { finish } from '../results';
import { kernel } from '../state';
import { refresh } from '../thread/inheritance';
import { handTurn } from '../thread/scheduler';
import { Thread, nextCallerOf, threads } from '../thread/thread';
import { trace } from '../trace/trace';
import { messageIn } from './message';

/** Makes `caller`, which is in no queue, wait for the reply of `server`, which runs or has just received. */
export function awaitReply(caller: Thread, server: Thread): void {
  caller.server = server;
  caller.nextCaller = server.callers;
  server.callers = caller;
  refresh(server);
}

/** Ends a call without an answer: the caller waits for nobody, and its token and lease mean nothing any more. */
export function endCall(caller: Thread): void {
  const server = caller.server!;
  unlinkCaller(caller, server);
  caller.server = null;
  caller.leaseExtent = 0;
  caller.token = nextToken(caller.token);
  refresh(server);
}

function unlinkCaller(caller: Thread, server: Thread): void {
  if (server.callers === caller) {
    server.callers = nextCallerOf(caller);
  } else {
    let previous = server.callers!;
    while (previous.nextCaller !== caller) previous = previous.nextCaller!;
    previous.nextCaller = caller.nextCaller;
  }
  caller.nextCaller = null;
}

/** The right to answer a call passes to another thread. */
export function passCall(caller: Thread, server: Thread): void {
  const former = caller.server!;
  unlinkCaller(caller, former);
  refresh(former);
  awaitReply(caller, server);
}

/** Gives the caller its reply; the turn goes back to it if `server` blocks now. */
export function completeCall(caller: Thread, reply: CallFrame): void {
  trace(TraceKind.reply, kernel.current, caller, reply.b);
  if (isException(caller)) {
    answerException(caller, reply.b);
    return;
  }
  endCall(caller);
  finish(caller, Status.ok);
  assign(messageIn(caller.frame), messageIn(reply));
  handTurn(caller);
}

// -------------------------------------------------------------------------------------------------- tokens

const TOKEN_STEP = 0x100;

/** A token: bit 31, the count of the thread's calls, and in the low byte the thread's number. */
export function firstToken(number: u32): u32 {
  return TOKEN | TOKEN_STEP | number;
}

export function nextToken(token: u32): u32 {
  return ((token + TOKEN_STEP) | TOKEN) & ~TOKEN_TRANSFERRED;
}

/** The caller that `token` names, if it awaits a reply from a thread of that thread's process. */
export function callerOf(token: u32, thread: Thread): Thread | null {
  const number = token & 0xff;
  if (number >= threads.length) return null;
  const caller = threads[number];
  const server = caller.server;
  if (server === null || server.process !== thread.process) return null;
  return caller.token === (token & ~TOKEN_TRANSFERRED) ? caller : null;
}

/** The fuzzer as a server: it receives, and then does all that a server can do with its caller. */
import { TRANSFER_MOVE } from '../../../../../src/abi/capability';
import { LeaseDirection } from '../../../../../src/abi/message';
import { FOREVER, NOBODY, NO_SLOT, Operation, TOKEN_TRANSFERRED } from '../../../../../src/abi/operation';
import { EXCEPTION_LABEL, ThreadRegisters } from '../../../../../src/abi/process';
import { Status } from '../../../../../src/abi/status';
import { oneIn, randomBelow } from '../../random';
import { PeerOperation } from '../../protocol';
import { frame, perform, performFrame, performWith } from '../perform';
import { FIRST_WEAK, Grant, SCENARIO_SLOT } from '../slots';
import { latest, remember } from '../tokens';
import { scratch } from '../values';

const SAVED = SCENARIO_SLOT + 3;
const ARRIVED = SCENARIO_SLOT + 4;
const PATIENCE = 300;
/** Of the instruction that a peer faults with. */
const FAULT_LENGTH = 2;

const registers = new ThreadRegisters();

/** Receives and answers a few. */
export function serveSome(): void {
  perform(Operation.accept, 0, oneIn(2) ? u32(ARRIVED) : u32(NO_SLOT), 0);
  for (let turn: u32 = 0; turn < 4; turn++) {
    const status = performWith(Operation.receive, Grant.requests, PATIENCE, 0, 0, 0);
    if (status !== Status.ok) continue;
    const label = frame.b;
    remember(frame.a);
    if ((frame.a & TOKEN_TRANSFERRED) !== 0) perform(Operation.delete, ARRIVED, 0, 0);
    if (label === EXCEPTION_LABEL) repair(latest());
    else answer(latest());
  }
}

function answer(token: u32): void {
  switch (randomBelow(10)) {
    case 0:
      copyLease(token);
      perform(Operation.reply, token, 0, 0);
      break;
    case 1:
      answerWithCapability(token);
      break;
    case 2:
      perform(Operation.saveReply, token, NO_SLOT, 0);
      perform(Operation.saveReply, token, oneIn(4) ? u32(Grant.peer) : u32(SAVED), 0);
      // There is one now.
      perform(Operation.saveReply, token, SAVED, 0);
      perform(Operation.move, SAVED, ARRIVED, 0);
      perform(Operation.copy, ARRIVED, SAVED, 0);
      perform(Operation.mint, ARRIVED, SAVED, 0);
      perform(Operation.reply, ARRIVED, 0, 0);
      perform(Operation.delete, ARRIVED, 0, 0);
      break;
    case 3:
      // It waits for us: to wait for it would be for ever.
      callBack(token);
      break;
    case 4:
      if (oneIn(4)) perform(Operation.faultCaller, token, 7, 0);
      break;
    case 5:
      answerAndReceive(token);
      break;
    case 6:
      perform(Operation.exceptionRegisters, token, addressOf(scratch), 0);
      perform(Operation.reply, token, 0, 0);
      break;
    case 7:
      // The right to answer the call goes to who makes it.
      perform(Operation.saveReply, token, SAVED, 0);
      replyWith(token, SAVED | TRANSFER_MOVE);
      perform(Operation.reply, SAVED, 0, 0);
      break;
    default:
      perform(Operation.reply, token, 0, 0);
  }
}

function copyLease(token: u32): void {
  const direction = oneIn(2) ? u32(LeaseDirection.fromClient) : u32(LeaseDirection.toClient);
  performWith(Operation.leaseCopy, token, 0, direction, addressOf(scratch), 8);
  performWith(Operation.leaseCopy, token, 0, direction, 0, 8);
  performWith(Operation.leaseCopy, token, 0, 5, addressOf(scratch), 8);
}

/** With one that can be copied, one without rights, or none at all; to one who accepts it or not. */
function answerWithCapability(token: u32): void {
  const none = oneIn(2) ? u32(SAVED) : FIRST_WEAK + u32(Grant.ownBits);
  const status = replyWith(token, oneIn(4) ? none : u32(Grant.ownBits));
  if (status !== Status.ok) perform(Operation.reply, token, 0, 0);
}

function replyWith(token: u32, transferred: u32): Status {
  frame.status = token;
  frame.operation = Operation.replyTransferring;
  frame.b = 0;
  frame.m3 = transferred;
  return performFrame();
}

function callBack(token: u32): void {
  perform(Operation.call, Grant.rival, FOREVER, 0);
  perform(Operation.callLending, Grant.rival, FOREVER, 0);
  perform(Operation.callTransferring, Grant.rival, FOREVER, 0);
  perform(Operation.send, Grant.rival, FOREVER, 0);
  perform(Operation.reply, token, 0, 0);
}

/** Until nobody was in time: the rival always comes again. */
function answerAndReceive(token: u32): void {
  let reply = token;
  for (let turn: u32 = 0; turn < 4; turn++) {
    const status = perform(Operation.replyAndReceive, Grant.requests, reply, 0);
    reply = NOBODY;
    if (status !== Status.ok) return;
    remember(frame.a);
    reply = latest();
  }
  perform(Operation.reply, reply, 0, 0);
}

/** The token is that of a fault: looks at the registers, steps over the instruction, or gives up. */
function repair(token: u32): void {
  perform(Operation.exceptionRegisters, token, addressOf(registers), 0);
  perform(Operation.exceptionRegisters, token, 0, 0);
  perform(Operation.exceptionRegisters, token, addressOf(registers), 2);
  registers.pc += FAULT_LENGTH;
  perform(Operation.exceptionRegisters, token, addressOf(registers), 1);
  perform(Operation.reply, token, 0, oneIn(4) ? 1 : 0);
}

/** Becomes the peer's exception handler and lets it fault. */
export function handleFaults(): void {
  perform(Operation.setExceptionHandler, Grant.controlPeer, 0, Grant.itself);
  performWith(Operation.send, Grant.peer, PATIENCE, PeerOperation.crash, 0, 0);
  serveSome();
  perform(Operation.setExceptionHandler, Grant.controlPeer, 0, oneIn(8) ? u32(Grant.clock) : u32(NO_SLOT));
}

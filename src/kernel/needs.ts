/**
 * What each system call needs of the capability in r4: one list for all, by which the gate goes before a call begins. A need is
 * one word, the type of the object and the rights to it: all of them.
 */
import { ObjectType, Right } from '../abi/capability';

/** r4 names no capability, or the call itself looks at what it names: it may be a token. */
export const NOTHING = 0;
/** Whatever is in the slot: no type has this number. */
export const ANYTHING = 15;

const TYPE_MASK = 15;
const RIGHTS_SHIFT = 4;

const ENDPOINT = ObjectType.endpoint;
const INTERRUPT = ObjectType.interrupt;
const PROCESS = ObjectType.process;
const REGION = ObjectType.region;
const SYSTEM = ObjectType.system;
const CLOCK = ObjectType.clock;

const SEND = Right.send << RIGHTS_SHIFT;
const RECEIVE = Right.receive << RIGHTS_SHIFT;
const GRANT = Right.grant << RIGHTS_SHIFT;
const ACKNOWLEDGE = Right.acknowledge << RIGHTS_SHIFT;
const INSPECT = Right.inspect << RIGHTS_SHIFT;
const CONTROL = Right.control << RIGHTS_SHIFT;
const CREATE = Right.create << RIGHTS_SHIFT;
const READ = Right.read << RIGHTS_SHIFT;

/** To send, call, or post through an endpoint. */
export const ENDPOINT_TO_SEND = ENDPOINT | SEND;
/** To answer the call that it names. */
export const REPLY_TO_SEND = ObjectType.reply | SEND;

/** By Operation. */
export const NEEDS = table(u16, [
  ENDPOINT_TO_SEND, // call
  ENDPOINT | RECEIVE, // replyAndReceive
  ENDPOINT_TO_SEND, // callLending
  NOTHING, // leaseCopy
  ObjectType.notification | SEND, // signal
  NOTHING, // yield
  NOTHING, // wait
  ENDPOINT | RECEIVE, // receive
  NOTHING, // reply
  ENDPOINT_TO_SEND, // send
  ENDPOINT_TO_SEND, // post
  ENDPOINT_TO_SEND | GRANT, // callTransferring
  NOTHING, // replyTransferring
  NOTHING, // accept
  NOTHING, // faultCaller
  ANYTHING, // identify
  ANYTHING, // copy
  ANYTHING, // mint
  ANYTHING, // move
  ANYTHING, // delete
  ANYTHING, // revoke
  ANYTHING, // renew
  NOTHING, // saveReply
  CLOCK | INSPECT, // clock
  CLOCK | CONTROL, // setTimer
  INTERRUPT | ACKNOWLEDGE, // acknowledgeInterrupt
  INTERRUPT | INSPECT, // interruptState
  NOTHING, // exit
  PROCESS | INSPECT, // processInformation
  PROCESS | CONTROL, // processControl
  PROCESS | CONTROL, // takeFault
  PROCESS | CREATE, // spawn
  PROCESS | INSPECT, // waitForEnd
  NOTHING, // createThread
  ObjectType.thread | CONTROL, // threadControl
  NOTHING, // exitThread
  PROCESS | CONTROL, // setExceptionHandler
  NOTHING, // exceptionRegisters
  NOTHING, // allocateRegion
  REGION | READ, // mapRegion
  REGION, // unmapRegion
  SYSTEM | INSPECT, // systemInformation
  SYSTEM | CONTROL, // systemControl
]);

export function neededType(need: u32): u32 {
  return need & TYPE_MASK;
}

export function neededRights(need: u32): u32 {
  return need >>> RIGHTS_SHIFT;
}

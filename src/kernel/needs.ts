/**
 * What each system call needs of the capability in r4: one list for all, by which the gate goes before a call begins. A need is
 * one word, the type of the object and the rights to it, all of them.
 */
import { ObjectType, Right } from '../abi/capability';
import { Operation } from '../abi/operation';

/** r4 names no capability, or a call looks at it by itself: it may be a token. */
export const NOTHING = 0;
/** Whatever is in the slot. */
export const ANYTHING = 15;

const RIGHTS_SHIFT = 4;
const TYPE_MASK = 15;

/** @inline */
export function need(type: ObjectType, rights: u32): u32 {
  return u32(type) | (rights << RIGHTS_SHIFT);
}

export function neededType(word: u32): u32 {
  return word & TYPE_MASK;
}

export function neededRights(word: u32): u32 {
  return word >>> RIGHTS_SHIFT;
}

export function needOf(operation: u32): u32 {
  switch (operation) {
    case Operation.call:
    case Operation.callLending:
    case Operation.send:
    case Operation.post:
      return need(ObjectType.endpoint, Right.send);
    case Operation.callTransferring:
      return need(ObjectType.endpoint, Right.send | Right.grant);
    case Operation.receive:
    case Operation.replyAndReceive:
      return need(ObjectType.endpoint, Right.receive);
    case Operation.signal:
      return need(ObjectType.notification, Right.send);
    case Operation.identify:
    case Operation.copy:
    case Operation.mint:
    case Operation.move:
    case Operation.delete:
    case Operation.revoke:
    case Operation.renew:
      return ANYTHING;
    case Operation.clock:
      return need(ObjectType.clock, Right.inspect);
    case Operation.setTimer:
      return need(ObjectType.clock, Right.control);
    case Operation.acknowledgeInterrupt:
      return need(ObjectType.interrupt, Right.acknowledge);
    case Operation.interruptState:
      return need(ObjectType.interrupt, Right.inspect);
    case Operation.processInformation:
    case Operation.waitForEnd:
      return need(ObjectType.process, Right.inspect);
    case Operation.processControl:
    case Operation.takeFault:
    case Operation.setExceptionHandler:
      return need(ObjectType.process, Right.control);
    case Operation.spawn:
      return need(ObjectType.process, Right.create);
    case Operation.threadControl:
      return need(ObjectType.thread, Right.control);
    case Operation.mapRegion:
      return need(ObjectType.region, Right.read);
    case Operation.unmapRegion:
      return need(ObjectType.region, 0);
    case Operation.systemInformation:
      return need(ObjectType.system, Right.inspect);
    case Operation.systemControl:
      return need(ObjectType.system, Right.control);
    default:
      return NOTHING;
  }
}

/** What one process says to another: the last five registers of a call, wherever they are kept. */
import { CallFrame } from '../../abi/message';
import { Status } from '../../abi/status';
import { finish } from '../results';
import { Thread } from '../thread/thread';

export class Message {
  label: u32 = 0;
  m0: u32 = 0;
  m1: u32 = 0;
  m2: u32 = 0;
  m3: u32 = 0;
}

/** The message in the registers of a call. */
export function messageIn(frame: CallFrame): Message {
  return overlay(Message, addressOf(frame) + (sizeof(CallFrame) - sizeof(Message)));
}

/** The message becomes the result of the call with which `receiver` waited for it. */
export function giveMessage(receiver: Thread, badge: u32, message: Message): void {
  finish(receiver, Status.ok);
  receiver.frame.operation = badge;
  assign(messageIn(receiver.frame), message);
}

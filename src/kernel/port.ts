/**
 * Ports: messages whose senders do not wait until they are received. Each endpoint has a ring of as many as the system file says,
 * all in one table; one of capacity 0 takes a message only if somebody waits for it.
 */
import { CallFrame } from '../abi/message';
import { ANY_BADGE } from '../abi/operation';
import { Status } from '../abi/status';
import { PORT_CAPACITIES, PORT_MESSAGE_COUNT } from './configuration';
import { Endpoint, endpoints } from './endpoint';
import { finish } from './results';
import { wake } from './scheduler';
import { stopReceiving, wants } from './send';
import { Thread } from './thread';

class PostedMessage {
  badge: u32 = 0;
  label: u32 = 0;
  m0: u32 = 0;
  m1: u32 = 0;
  m2: u32 = 0;
  m3: u32 = 0;
}

const messages = structs(PostedMessage, PORT_MESSAGE_COUNT);
/** On its way from a sender's frame to a receiver's without a place in the ring. */
const passing = new PostedMessage();

/** Gives each endpoint its part of the table. */
export function layOutPorts(): void {
  let start: u32 = 0;
  for (let i: u32 = 0; i < endpoints.length; i++) {
    const endpoint = endpoints[i];
    endpoint.portStart = u8(start);
    endpoint.portCapacity = PORT_CAPACITIES[i];
    start += endpoint.portCapacity;
  }
}

/** Hands the message in `frame` to the thread that waits for it, or keeps it; `full` when there is no room. */
export function post(frame: CallFrame, badge: u32, endpoint: Endpoint): Status {
  const receiver = endpoint.waiting;
  if (receiver !== null && wants(endpoint, badge)) {
    fill(passing, frame, badge);
    stopReceiving(receiver);
    give(passing, receiver);
    wake(receiver);
    return Status.ok;
  }
  if (endpoint.posted >= endpoint.portCapacity) return Status.full;
  fill(messageAt(endpoint, endpoint.posted), frame, badge);
  endpoint.posted += 1;
  return Status.ok;
}

/** Takes the oldest message that a receiver of `badge` wants; false when there is none. */
export function takePosted(endpoint: Endpoint, receiver: Thread, badge: u32): bool {
  for (let age: u32 = 0; age < endpoint.posted; age++) {
    const message = messageAt(endpoint, age);
    if (badge !== ANY_BADGE && message.badge !== badge) continue;
    give(message, receiver);
    closeGap(endpoint, age);
    endpoint.portOldest = u8((endpoint.portOldest + 1) % endpoint.portCapacity);
    endpoint.posted -= 1;
    return true;
  }
  return false;
}

/** Nobody will receive what was posted. */
export function emptyPort(endpoint: Endpoint): void {
  endpoint.posted = 0;
}

/** The message that `age` others are older than. */
function messageAt(endpoint: Endpoint, age: u32): PostedMessage {
  return messages[endpoint.portStart + ((endpoint.portOldest + age) % endpoint.portCapacity)];
}

/** Moves the older ones up to where one was taken from their middle. */
function closeGap(endpoint: Endpoint, taken: u32): void {
  for (let age = taken; age > 0; age--) assign(messageAt(endpoint, age), messageAt(endpoint, age - 1));
}

function fill(message: PostedMessage, frame: CallFrame, badge: u32): void {
  message.badge = badge;
  message.label = frame.b;
  message.m0 = frame.m0;
  message.m1 = frame.m1;
  message.m2 = frame.m2;
  message.m3 = frame.m3;
}

function give(message: PostedMessage, receiver: Thread): void {
  finish(receiver, Status.ok);
  const frame = receiver.frame;
  frame.operation = message.badge;
  frame.b = message.label;
  frame.m0 = message.m0;
  frame.m1 = message.m1;
  frame.m2 = message.m2;
  frame.m3 = message.m3;
}

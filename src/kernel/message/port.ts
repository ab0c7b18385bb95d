/**
 * Ports: messages whose senders do not wait until they are received. Each endpoint has a ring of as many as the system file says,
 * all in one table; one of capacity 0 takes a message only if somebody waits for it.
 */
import { CallFrame } from '../../abi/message';
import { ANY_BADGE } from '../../abi/operation';
import { Status } from '../../abi/status';
import { TraceKind } from '../../abi/trace';
import { PORT_CAPACITIES, PORT_MESSAGE_COUNT } from '../configuration';
import { wake } from '../thread/scheduler';
import { kernel } from '../state';
import { Thread } from '../thread/thread';
import { isTracing } from '../trace/ring';
import { trace, traceOne } from '../trace/trace';
import { Endpoint, endpoints, markQuiet, serverOf } from './endpoint';
import { Message, giveMessage, messageIn } from './message';
import { stopReceiving, wants } from './send';

class PostedMessage {
  badge: u32 = 0;
  readonly message = new Message();
}

const messages = structs(PostedMessage, PORT_MESSAGE_COUNT);

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
    stopReceiving(receiver);
    trace(TraceKind.post, kernel.current, receiver, frame.b);
    traceOne(TraceKind.receive, receiver, frame.b);
    giveMessage(receiver, badge, messageIn(frame));
    wake(receiver);
    return Status.ok;
  }
  if (endpoint.posted >= endpoint.portCapacity) return Status.full;
  const place = messageAt(endpoint, endpoint.posted);
  if (isTracing()) trace(TraceKind.post, kernel.current, serverOf(endpoint), frame.b);
  place.badge = badge;
  assign(place.message, messageIn(frame));
  endpoint.posted += 1;
  markQuiet(endpoint);
  return Status.ok;
}

/** Takes the oldest message that a receiver of `badge` wants; false when there is none. */
export function takePosted(endpoint: Endpoint, receiver: Thread, badge: u32): bool {
  for (let age: u32 = 0; age < endpoint.posted; age++) {
    const posted = messageAt(endpoint, age);
    if (badge !== ANY_BADGE && posted.badge !== badge) continue;
    giveMessage(receiver, posted.badge, posted.message);
    traceOne(TraceKind.receive, receiver, receiver.frame.b);
    closeGap(endpoint, age);
    endpoint.portOldest = u8((endpoint.portOldest + 1) % endpoint.portCapacity);
    endpoint.posted -= 1;
    markQuiet(endpoint);
    return true;
  }
  return false;
}

/** Nobody will receive what was posted. */
export function emptyPort(endpoint: Endpoint): void {
  endpoint.posted = 0;
  markQuiet(endpoint);
}

/** The message that `age` others are older than. */
function messageAt(endpoint: Endpoint, age: u32): PostedMessage {
  return messages[endpoint.portStart + ((endpoint.portOldest + age) % endpoint.portCapacity)];
}

/** Moves the older ones up to where one was taken from their middle. */
function closeGap(endpoint: Endpoint, taken: u32): void {
  for (let age = taken; age > 0; age--) assign(messageAt(endpoint, age), messageAt(endpoint, age - 1));
}

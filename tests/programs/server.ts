/**
 * The loop of a server without an interface, for test programs that are about messages themselves: initialise once, then answer
 * requests and notifications for ever. Services use the framework.
 *
 * Invariants: the message given to `request` is the reply when the handler returns {@link Answer.now}; a handler never
 * waits for a client; notifications come before messages.
 */
import { SHUTDOWN_NOTIFICATION } from '../../src/abi/capability';
import { FOREVER } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { Message, NOBODY } from '../../src/runtime/message';
import { receive, replyAndReceive } from '../../src/runtime/messages';

/** When a request is answered. */
export enum Answer {
  /** With the message as the handler left it. */
  now = 0,
  /** By a later `reply` to the token, which the handler kept. */
  later = 1,
}

/** What differs from server to server. */
export interface Server {
  /** Sets up hardware and state, before the first request. */
  readonly initialise: () => void;
  /** Handles one request and turns the message into its reply. */
  readonly request: (message: Message) => Answer;
  /** Handles notification bits: interrupts, the timer, signals. */
  readonly notified: (bits: u32) => void;
  /** The system is about to shut down. */
  readonly cleanup: () => void;
}

/** Label of a reply to a request whose operation the server does not have. */
export const UNKNOWN_OPERATION = 0xffff;

const message = new Message();

/** Runs the server on its endpoint. Never returns. */
export function serve(endpoint: u32, server: Server): void {
  server.initialise();
  message.token = NOBODY;
  for (;;) serveNext(endpoint, server);
}

/** One turn of the loop: answers the last caller, waits, handles what comes. */
export function serveNext(endpoint: u32, server: Server): void {
  const status =
    message.token === NOBODY ? receive(endpoint, message, FOREVER) : replyAndReceive(endpoint, message);
  if (status === Status.ok) {
    if (server.request(message) === Answer.later) message.token = NOBODY;
    return;
  }
  message.token = NOBODY;
  if (status === Status.notified) {
    handleNotification(server, message.badge);
    return;
  }
  // A caller that died before its reply is no concern of the server; without an endpoint there is nothing to serve.
  assert(status === Status.notWaiting || status === Status.dead, 'server: cannot receive');
}

function handleNotification(server: Server, bits: u32): void {
  if ((bits & SHUTDOWN_NOTIFICATION) !== 0) server.cleanup();
  const others = bits & ~SHUTDOWN_NOTIFICATION;
  if (others !== 0) server.notified(others);
}

/** For servers that expect no notifications, or have nothing to clean up. */
export function ignoreNotification(_bits: u32): void {}
export function nothingToDo(): void {}

/**
 * The skeleton of every server: it sets itself up, tells that it is there, then for ever answers requests and notifications.
 *
 * A server's folder has `main.ts` with its `Grant` enum, its {@link Server} table and `main`, and its methods in files of their
 * own; its interface is in `src/interfaces`. It handles one thing at a time, to its end, so it needs no locks; a request
 * that has to wait is kept by its token and answered later.
 *
 * Invariants: only connected clients reach `request`; whoever has left holds nothing when the next request is
 * handled after the supervisor's word of it; a handler never waits for a client; notifications come before messages.
 */
import { LIVES_NOTIFICATION, SHUTDOWN_NOTIFICATION } from '../abi/capability';
import { FOREVER } from '../abi/operation';
import { Status } from '../abi/status';
import { Message, NOBODY } from '../runtime/message';
import { receive, replyAndReceive } from '../runtime/messages';
import { exit } from '../runtime/processes';
import { Answer } from '../runtime/service/answer';
import { currentCaller, NO_CLIENT } from '../runtime/service/caller';
import { ServiceError } from '../runtime/service/error';
import { CONNECT, InterfaceDescription } from '../runtime/service/interface-description';
import { acceptWithRequests, hasArrived, releaseArrived } from '../runtime/service/transfer';
import { announce, announceAgain } from './announce';
import { clientOf } from './clients';
import { connect, releaseClients } from './connecting';
import { tellFaults, watchDependencies } from './dependencies';
import { ServiceGrant } from './grants';
import { answerHealth, HEALTH } from './health';
import { ServerState } from './state';

/** What differs from server to server. */
export interface Server {
  readonly description: InterfaceDescription;
  /** Slot for capabilities that come with requests; NO_SLOT: none do. */
  readonly acceptSlot: u32;
  /** Sets up hardware and state, before the first request. A failure is a panic: the supervisor decides. */
  readonly initialise: () => void;
  /** Handles one request: the generated dispatch of its interface. */
  readonly request: (message: Message) => Answer;
  /** Handles notification bits of its own: interrupts, the timer, signals. */
  readonly notified: (bits: u32) => void;
  /** This client has ended or began anew: what it held is free. */
  readonly clientLeft: (client: u32) => void;
  /** This process, which the server depends on, has ended or began anew. */
  readonly fault: (process: u32) => void;
  /** Puts everything in order before the end. */
  readonly cleanup: () => void;
}

/** Where a server receives, what it may look at, and whether it tells others of itself. */
class Place {
  requests: u32 = ServiceGrant.requests;
  /** Slot with the right to inspect all processes. */
  processes: u32 = ServiceGrant.processes;
  announced: bool = true;
}

const place = new Place();
const message = new Message();
let state: ServerState = ServerState.initialising;

/** Runs a service: its first slots are those of {@link ServiceGrant}. Never returns. */
export function serve(server: Server): void {
  begin(server);
  announce(place.processes, server.description);
  for (;;) serveNext(server);
}

/**
 * Runs a server that nobody looks up, with other slots: that with its endpoint, and that with the right to inspect all
 * processes (NO_SLOT: it does not learn that clients leave). Never returns.
 */
export function serveAlone(requests: u32, processes: u32, server: Server): void {
  place.requests = requests;
  place.processes = processes;
  place.announced = false;
  begin(server);
  for (;;) serveNext(server);
}

function begin(server: Server): void {
  acceptWithRequests(server.acceptSlot);
  watchDependencies(place.processes);
  server.initialise();
  message.token = NOBODY;
  state = ServerState.running;
}

/** One turn of the loop: answers the last caller, waits, handles what comes. */
export function serveNext(server: Server): void {
  const status =
    message.token === NOBODY
      ? receive(place.requests, message, FOREVER)
      : replyAndReceive(place.requests, message);
  if (status === Status.ok) {
    if (handleMessage(server) === Answer.later) message.token = NOBODY;
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

function handleMessage(server: Server): Answer {
  const client = clientOf(message.badge);
  if (client === NO_CLIENT || message.label === CONNECT) return handleStranger(server);
  currentCaller.client = client;
  return server.request(message);
}

/** What comes from somebody who is not connected, or wants to be. @noinline */
function handleStranger(server: Server): Answer {
  if (hasArrived(message)) releaseArrived();
  if (message.label === CONNECT) message.label = connect(server, place.processes, message);
  else if (message.label === HEALTH) answerHealth(state);
  else message.label = ServiceError.notConnected;
  return Answer.now;
}

function handleNotification(server: Server, bits: u32): void {
  if ((bits & SHUTDOWN_NOTIFICATION) !== 0) stop(server);
  if ((bits & LIVES_NOTIFICATION) !== 0) reviewLives(server);
  const others = bits & ~(SHUTDOWN_NOTIFICATION | LIVES_NOTIFICATION);
  if (others !== 0) server.notified(others);
}

/** Processes have ended or begun: looks whom of them this concerns. Whoever tells the others (the supervisor) calls it itself. */
export function reviewLives(server: Server): void {
  releaseClients(server, place.processes);
  tellFaults(server, place.processes);
  if (place.announced) announceAgain(place.processes, server.description);
}

function stop(server: Server): void {
  state = ServerState.stopping;
  server.cleanup();
  exit(0);
}

/** For servers that expect no notifications, hold nothing for clients, depend on nobody's state, or have nothing to clean up. */
export function ignoreNotification(_bits: u32): void {}
export function ignoreClient(_client: u32): void {}
export function ignoreFault(_process: u32): void {}
export function nothingToDo(): void {}

/**
 * How clients come and go.
 *
 * A client connects before its first request and says which interface it was built for; one that the server does not serve is
 * refused here, so that no message of it is ever misread. It leaves when its process ends or begins anew.
 */
import { NO_SLOT } from '../abi/operation';
import { Message } from '../runtime/message';
import { ServiceError } from '../runtime/service/error';
import { compatibility } from '../runtime/service/interface-description';
import { NO_CLIENT } from '../runtime/service/caller';
import { addClient, badgeOf, CLIENT_COUNT, clientOf, lifeOfClient, removeClient } from './clients';
import { lifeOf, NO_LIFE } from './lives';
import { Server } from './server';

/** Handles the message `connect`: m0 interface, m1 version, m2 signature, as the client knows them. */
export function connect(server: Server, processes: u32, message: Message): ServiceError {
  const badge = message.badge;
  if (badge === 0) return ServiceError.denied;
  const fit = compatibility(server.description, message.m0, message.m1, message.m2);
  if (fit !== ServiceError.none) return fit;
  const life = lifeOf(processes, badge - 1);
  // A message that was left before its sender's end: nobody would ever tell that it has left.
  if (life === NO_LIFE && processes !== NO_SLOT) return ServiceError.denied;
  const known = clientOf(badge);
  if (known !== NO_CLIENT) {
    if (lifeOfClient(known) === life) return ServiceError.none;
    release(server, known);
  }
  return addClient(badge, life) === NO_CLIENT ? ServiceError.full : ServiceError.none;
}

/** Lets go of the clients that live no more, or live anew. */
export function releaseClients(server: Server, processes: u32): void {
  for (let client: u32 = 0; client < CLIENT_COUNT; client++) {
    const badge = badgeOf(client);
    if (badge === 0 || lifeOfClient(client) === NO_LIFE) continue;
    if (lifeOf(processes, badge - 1) !== lifeOfClient(client)) release(server, client);
  }
}

function release(server: Server, client: u32): void {
  server.clientLeft(client);
  removeClient(client);
}

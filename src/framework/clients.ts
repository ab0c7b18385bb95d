/**
 * The clients of a server: who has connected, and in which of its lives. A client is known by its badge, for which the kernel
 * vouches; its number here is below CLIENT_COUNT and stays the same until it leaves, so that a server keeps what it
 * holds for each in plain arrays.
 *
 * Invariant: a place is free exactly while its badge is 0; nobody connects with badge 0.
 */
import { NO_CLIENT } from '../runtime/service/caller';

/** Clients of one server at a time. */
export const CLIENT_COUNT = 32;

const badges = array(u32, CLIENT_COUNT);
const lives = array(u32, CLIENT_COUNT);

/**
 * The client with this badge, or NO_CLIENT. It is nearly always where its badge says.
 *
 * @inline
 */
export function clientOf(badge: u32): u32 {
  if (badge === 0) return NO_CLIENT;
  return badges[badge % CLIENT_COUNT] === badge ? badge % CLIENT_COUNT : placeOf(badge);
}

/** Takes a place for a client that begins; NO_CLIENT if there is none. */
export function addClient(badge: u32, life: u32): u32 {
  const preferred = badge % CLIENT_COUNT;
  const client = badges[preferred] === 0 ? preferred : placeOf(0);
  if (client === NO_CLIENT) return NO_CLIENT;
  badges[client] = badge;
  lives[client] = life;
  return client;
}

export function removeClient(client: u32): void {
  badges[client] = 0;
}

/** The badge of a client; 0 where there is none. */
export function badgeOf(client: u32): u32 {
  return badges[client];
}

/** The life in which it has connected. */
export function lifeOfClient(client: u32): u32 {
  return lives[client];
}

/** @noinline */
function placeOf(badge: u32): u32 {
  for (let client: u32 = 0; client < CLIENT_COUNT; client++) {
    if (badges[client] === badge) return client;
  }
  return NO_CLIENT;
}

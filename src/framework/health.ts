/**
 * Health checks: the registry leaves a message in a service's port, and the service answers by one in the registry's. Neither
 * waits for the other, so a service that hangs is noticed and holds nobody up.
 */
import { registry } from './announce';
import { ServerState } from './state';
import { ignore } from '../runtime/service/ignore';

/** Label of the question. It is no request: nobody waits for the reply. */
export const HEALTH = 0xffff_ffff;

/** A registry that is gone just now asks again when it is back. */
export function answerHealth(state: ServerState): void {
  ignore(registry.alive(state));
}

/**
 * Whether a client may have what it asks for. The security service decides; it has little time, because whoever else needs
 * the supervisor waits. In a system without one, holding a capability to the supervisor is permission enough.
 */
import { Status } from '../../abi/status';
import { SecurityClient, SecurityError } from '../../interfaces/generated/security-client';
import { Action, Resource } from '../../interfaces/permissions';
import { Capability, identify } from '../../runtime/capabilities';
import { Caller } from '../../runtime/service/caller';
import { Grant } from './main';

/** Microseconds: an answer takes far less, but a simulator's clock goes on while a busy machine holds it up. */
const PATIENCE = 250_000;

const security = new SecurityClient();
let exists: bool = false;

export function openSecurity(): void {
  const capability = new Capability();
  exists = identify(Grant.security, capability) === Status.ok;
  security.connection.open(Grant.security);
  security.connection.timeout = PATIENCE;
}

/** No answer is a refusal. */
export function may(caller: Caller, resource: Resource, action: Action): bool {
  return !exists || security.check(caller.process, resource, action) === SecurityError.none;
}

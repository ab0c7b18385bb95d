/**
 * Health checks: from time to time every service gets a message in its port and is to leave one in the registry's. Nobody
 * waits, so a service that hangs is found out and holds nobody up. One that left several unanswered is not given to others
 * until it answers again, and the supervisor is told.
 */
import { askHealth } from '../../framework/ask-health';
import { SupervisorClient } from '../../interfaces/generated/supervisor-client';
import { ignore } from '../../runtime/service/ignore';
import { announceAvailable, announceUnavailable } from './announcing';
import { Grant } from './main';
import { NO_PROCESS, services } from './services';
import { SERVICE_SLOTS } from './slots';

/** Microseconds between two checks. */
export const HEALTH_PERIOD: u64 = 1_000_000n;
/** So many unanswered checks in a row are too many. */
export const MISSED_LIMIT = 5;

const supervisor = new SupervisorClient();

export function prepareHealthChecks(): void {
  supervisor.connection.open(Grant.supervisor);
}

/** Judges the answers to the last checks, and asks anew. */
export function checkHealth(): void {
  for (let index: u32 = 0; index < services.length; index++) {
    const service = services[index];
    if (service.process === NO_PROCESS) continue;
    if (service.available && service.missed >= MISSED_LIMIT) {
      service.available = false;
      announceUnavailable(service.process);
      ignore(supervisor.unhealthy(service.process));
    }
    service.missed++;
    // A port that is full is no excuse: who empties it, answers.
    askHealth(SERVICE_SLOTS + index);
  }
}

/** The service in this place has answered; what is no service may answer as it likes. */
export function takeAnswer(index: u32, state: u32): void {
  const service = services[index];
  if (service.process === NO_PROCESS) return;
  service.state = state;
  service.missed = 0;
  if (service.available) return;
  service.available = true;
  announceAvailable(index);
}

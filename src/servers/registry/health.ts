/**
 * Health checks: from time to time every service gets a message in its port and is to leave one in the registry's. Nobody
 * waits, so a service that hangs is found out and holds nobody up. One that left several unanswered is not given to others
 * until it answers again, and the supervisor is told; so it is of one that is expected and not registered (absent.ts).
 */
import { askHealth } from '../../framework/ask-health';
import { SupervisorClient } from '../../interfaces/generated/supervisor-client';
import { ignore } from '../../runtime/service/ignore';
import { isMissing } from './absent';
import { announceAvailable, announceUnavailable } from './announcing';
import { PROCESS_COUNT } from './configuration';
import { Grant } from './main';
import { NO_PROCESS, type Service, services } from './services';
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
    if (service.missed >= MISSED_LIMIT) tellUnhealthy(service);
    service.missed++;
    // A port that is full is no excuse: who empties it, answers.
    askHealth(SERVICE_SLOTS + index);
  }
  for (let process: u32 = 0; process < PROCESS_COUNT; process++)
    if (isMissing(process, MISSED_LIMIT)) ignore(supervisor.unhealthy(process));
}

/** The others hear of it once. The supervisor does so at each check: its port may have been full, or it may have had no use for it yet. */
function tellUnhealthy(service: Service): void {
  if (service.available) {
    service.available = false;
    announceUnavailable(service.process);
  }
  ignore(supervisor.unhealthy(service.process));
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

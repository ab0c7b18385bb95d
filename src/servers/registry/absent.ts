/**
 * Services that live and are not registered. One that hangs does not register with a registry that began anew, so no health check
 * would find it out: it is reported like one that leaves its checks unanswered.
 *
 * Expected are all services of the system, unless they have unregistered.
 */
import { lifeOf, NO_LIFE } from '../../framework/lives';
import { PROCESS_COUNT, SERVICES } from './configuration';
import { Grant } from './main';
import { NO_SERVICE, serviceOf } from './services';

class Absence {
  /** Health checks in a row at which it was missing. */
  checks: u32 = 0;
  /** By its own wish. */
  isWanted: bool = false;
}

/** By process number. */
const absences = structs(Absence, PROCESS_COUNT);

/** Whether the service is expected and was missing at so many checks, this one included. */
export function isMissing(process: u32, limit: u32): bool {
  const absence = absences[process];
  absence.checks = isAbsent(process) ? minU32(absence.checks + 1, limit) : 0;
  return absence.checks === limit;
}

function isAbsent(process: u32): bool {
  if (((SERVICES >> u64(process)) & 1n) === 0n || absences[process].isWanted) return false;
  return serviceOf(process) === NO_SERVICE && lifeOf(Grant.processes, process) !== NO_LIFE;
}

/** It has unregistered, or has registered again. */
export function wantAbsence(process: u32, isWanted: bool): void {
  absences[process].isWanted = isWanted;
}

/** What the supervisor tells of a process's life. Everybody may know. */
import { SupervisorError } from '../../interfaces/generated/supervisor-server';
import { ServiceInformation } from '../../interfaces/supervisor';
import { Caller } from '../../runtime/service/caller';
import { POLICIES, PROCESS_COUNT } from './configuration';
import { dependencies } from './graph';
import { lives, NEVER } from './life';
import { now } from './timer';

export function inspect(_caller: Caller, process: u32, information: ServiceInformation): SupervisorError {
  if (process >= PROCESS_COUNT) return SupervisorError.noSuchProcess;
  const life = lives[process];
  information.state = life.state;
  information.service = POLICIES[process].service;
  information.essential = POLICIES[process].essential;
  information.restarts = life.starts > 0 ? life.starts - 1 : 0;
  information.crashes = life.crashes;
  information.loop = life.loop;
  information.readyAfter = life.readyAfter;
  information.pause = untilDeadline(life.deadline);
  information.dependenciesLow = u32(dependencies[process]);
  information.dependenciesHigh = u32(dependencies[process] >> 32n);
  return SupervisorError.none;
}

/** Microseconds, as many as a word holds. */
function untilDeadline(deadline: u64): u32 {
  const time = now();
  if (deadline === NEVER || deadline <= time) return 0;
  const rest = deadline - time;
  return rest >> 32n === 0n ? u32(rest) : 0xffff_ffff;
}

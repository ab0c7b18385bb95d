/** What the supervisor does for us: stopping and restarting processes, making them fault, ending the system. The journal is told. */
import { FOREVER } from '../../abi/operation';
import { sleep } from '../../runtime/time';
import { Words } from '../../runtime/words';
import { SupervisorError } from '../../interfaces/generated/supervisor-client';
import { Event } from '../../interfaces/journal';
import { ignore } from '../../runtime/service/ignore';
import { journal, supervisor } from './connections';
import { findProcess, NO_PROCESS } from './processes';
import { DENIED, line, say, show } from './terminal';

export function panicSystem(_words: Words): void {
  sayRefusal(supervisor.panic());
}

/** All processes have a moment to finish; this one has nothing to do in it. */
export function endSystem(_words: Words): void {
  const error = supervisor.shutDown(0);
  if (error === SupervisorError.none) sleep(FOREVER);
  sayRefusal(error);
}

/** The same, and it starts again. */
export function restartSystem(_words: Words): void {
  const error = supervisor.reset();
  if (error === SupervisorError.none) sleep(FOREVER);
  sayRefusal(error);
}

function sayRefusal(error: SupervisorError): void {
  say(supervisorRefusal(error));
}

export function killProcess(words: Words): void {
  const process = findProcess(words.word(1));
  tell(words, Event.stopped, process, process === NO_PROCESS ? UNKNOWN : supervisor.stop(process));
}

export function restartProcess(words: Words): void {
  const process = findProcess(words.word(1));
  tell(words, Event.restarted, process, process === NO_PROCESS ? UNKNOWN : supervisor.restart(process));
}

export function faultProcess(words: Words): void {
  const process = findProcess(words.word(1));
  tell(
    words,
    Event.injectedFault,
    process,
    process === NO_PROCESS ? UNKNOWN : supervisor.injectFault(process),
  );
}

const UNKNOWN = SupervisorError.noSuchProcess;

/** Says how it went: `kill pong: done`. The journal is told what was done. */
function tell(words: Words, event: Event, process: u32, error: SupervisorError): void {
  if (error === SupervisorError.none) ignore(journal.record(event, process));
  line.bytesOf(words.word(0));
  line.byte(0x20);
  line.bytesOf(words.word(1));
  line.text(': ');
  line.text(error === SupervisorError.none ? 'done' : supervisorRefusal(error));
  show();
}

/** Why the supervisor did not do it. */
export function supervisorRefusal(error: SupervisorError): string {
  switch (error) {
    case SupervisorError.noSuchProcess:
      return "no process has this name; 'ps' lists them";
    case SupervisorError.essential:
      return 'the system needs it running';
    case SupervisorError.itself:
      return "the supervisor can't stop itself";
    case SupervisorError.notRunning:
      return 'it is not running';
    case SupervisorError.denied:
      return DENIED;
    case SupervisorError.unavailable:
      return 'the supervisor does not answer';
    default:
      return 'the kernel refused';
  }
}

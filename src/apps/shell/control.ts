/** Stopping and restarting processes, which the supervisor does for us. */
import { Words } from '../../runtime/words';
import { restartProcess as restart, stopProcess as stop } from '../../servers/supervisor/client';
import { SupervisorError } from '../../servers/supervisor/protocol';
import { Grant } from './main';
import { findProcess, NO_PROCESS } from './processes';
import { line, show } from './terminal';

export function killProcess(words: Words): void {
  const index = findProcess(words.word(1));
  tell(words, index === NO_PROCESS ? SupervisorError.noSuchProcess : stop(Grant.supervisor, index));
}

export function restartProcess(words: Words): void {
  const index = findProcess(words.word(1));
  tell(words, index === NO_PROCESS ? SupervisorError.noSuchProcess : restart(Grant.supervisor, index));
}

/** How it went: `kill pong: done`. */
function tell(words: Words, error: SupervisorError): void {
  line.bytesOf(words.word(0));
  line.byte(0x20);
  line.bytesOf(words.word(1));
  line.text(': ');
  line.text(outcome(error));
  show();
}

function outcome(error: SupervisorError): string {
  switch (error) {
    case SupervisorError.none:
      return 'done';
    case SupervisorError.noSuchProcess:
      return "no process has this name; 'ps' lists them";
    case SupervisorError.essential:
      return 'the system needs it running';
    case SupervisorError.itself:
      return "the supervisor can't stop itself";
    case SupervisorError.notRunning:
      return 'it is not running';
    case SupervisorError.unavailable:
      return 'the supervisor does not answer';
    default:
      return 'the kernel refused';
  }
}

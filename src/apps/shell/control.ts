/** Stopping and restarting processes, and making them fault, which the supervisor does for us; the journal is told. */
import { Words } from '../../runtime/words';
import { record } from '../../servers/journal/client';
import { Event } from '../../servers/journal/protocol';
import { injectFault, restartProcess as restart, stopProcess as stop } from '../../servers/supervisor/client';
import { SupervisorError } from '../../servers/supervisor/protocol';
import { Grant } from './main';
import { findProcess, NO_PROCESS } from './processes';
import { line, show } from './terminal';

export function killProcess(words: Words): void {
  control(words, stop, Event.stopped);
}

export function restartProcess(words: Words): void {
  control(words, restart, Event.restarted);
}

export function faultProcess(words: Words): void {
  control(words, injectFault, Event.injectedFault);
}

/** Asks the supervisor and says how it went: `kill pong: done`. */
function control(
  words: Words,
  demand: (supervisor: u32, process: u32) => SupervisorError,
  event: Event,
): void {
  const index = findProcess(words.word(1));
  const error: SupervisorError =
    index === NO_PROCESS ? SupervisorError.noSuchProcess : demand(Grant.supervisor, index);
  if (error === SupervisorError.none) record(Grant.journal, event, index);
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

/** `journal`: who did what to which process lately. */
import { JournalError } from '../../interfaces/generated/journal-client';
import { Event, JournalEntry } from '../../interfaces/journal';
import { Words } from '../../runtime/words';
import { journal } from './connections';
import { information, inspect } from './processes';
import { line, say, show } from './terminal';

const entry = new JournalEntry();

/** The youngest entry last, as lines of a journal go. */
export function showJournal(_words: Words): void {
  let age: u32 = 0;
  let error: JournalError = JournalError.none;
  while (error === JournalError.none) {
    age++;
    error = journal.read(age, entry);
  }
  if (error !== JournalError.nothing) say('journal: it does not answer');
  else if (age === 1) say('journal: nothing yet');
  while (age > 1) {
    age--;
    if (journal.read(age, entry) === JournalError.none) showEntry();
  }
}

/** `    12.345 shell stopped pong`. */
function showEntry(): void {
  line.decimalRight(entry.milliseconds / 1000, 6);
  line.byte(0x2e);
  line.decimalZeros(entry.milliseconds % 1000, 3);
  line.byte(0x20);
  writeName(entry.author);
  line.byte(0x20);
  line.text(eventName(entry.event));
  if (entry.event !== Event.began) {
    line.byte(0x20);
    writeName(entry.process);
  }
  show();
}

function writeName(process: u32): void {
  if (inspect(process)) line.name(information.name);
  else line.decimal(process);
}

function eventName(event: Event): string {
  switch (event) {
    case Event.began:
      return 'began';
    case Event.created:
      return 'created';
    case Event.stopped:
      return 'stopped';
    case Event.restarted:
      return 'restarted';
    case Event.injectedFault:
      return 'injected a fault into';
    default:
      return 'did something to';
  }
}

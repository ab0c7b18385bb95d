/** `dmesg`: what kernel and supervisor had to say, in this run and in those before. */
import { SupervisorError } from '../../interfaces/generated/supervisor-client';
import { LogEntry } from '../../interfaces/supervisor';
import { Words } from '../../runtime/words';
import { supervisor } from './connections';
import { line, say, show } from './terminal';

const entry = new LogEntry();

/** The youngest last; a line between runs says that there was a reset. */
export function showLog(_words: Words): void {
  let age: u32 = 1;
  while (supervisor.message(age, entry) === SupervisorError.none) age++;
  if (age === 1) say('nothing had to be said');
  let run: u32 = 0;
  while (age > 1) {
    age--;
    if (supervisor.message(age, entry) !== SupervisorError.none) continue;
    if (run !== 0 && run !== entry.run) say('--- reset');
    run = entry.run;
    showEntry();
  }
}

/** `     1.204 fault: process=rogue cause=...`. */
function showEntry(): void {
  line.decimalRight(entry.milliseconds / 1000, 6);
  line.byte(0x2e);
  line.decimalZeros(entry.milliseconds % 1000, 3);
  line.byte(0x20);
  for (let i: u32 = 0; i < entry.length && i < entry.text.length; i++) line.byte(entry.text[i]);
  show();
}

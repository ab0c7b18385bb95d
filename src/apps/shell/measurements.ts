/** `ping` and `counters`: what the small programs beside the shell measure. */
import { Status } from '../../abi/status';
import { statusName } from '../../runtime/status-name';
import { NOT_A_NUMBER, Words } from '../../runtime/words';
import { CounterReading, readCounter } from '../counter/client';
import { ping as play, PingResult } from '../ping/client';
import { PING_LIMIT } from '../ping/protocol';
import { Grant } from './main';
import { line, say, show } from './terminal';

const DEFAULT_ROUNDS = 1000;

const result = new PingResult();
const reading = new CounterReading();

export function ping(words: Words): void {
  const rounds: u32 = words.count > 1 ? words.number(1) : DEFAULT_ROUNDS;
  if (rounds === NOT_A_NUMBER || rounds === 0 || rounds > PING_LIMIT) {
    line.text('ping: the count is a number from 1 to ');
    line.decimal(PING_LIMIT);
    show();
    return;
  }
  const status = play(Grant.ping, rounds, result);
  if (result.made > 0) showRoundTrips();
  if (status !== Status.ok) {
    line.text('ping: ended by ');
    line.text(statusName(status));
    show();
  }
}

/** `1000 round trips of 16 bytes in 12345 us: 12.345 us each, 0 wrong`. */
function showRoundTrips(): void {
  const microseconds = u32(result.microseconds);
  line.decimal(result.made);
  line.text(result.made === 1 ? ' round trip' : ' round trips');
  line.text(' of 16 bytes in ');
  line.decimal(microseconds);
  line.text(' us: ');
  line.decimal(microseconds / result.made);
  line.byte(0x2e);
  line.decimalZeros(((microseconds % result.made) * 10) / result.made, 1);
  line.text(' us each, ');
  line.decimal(result.wrong);
  line.text(' wrong');
  show();
}

export function showCounters(_words: Words): void {
  say('NAME           SEQUENCE  EXPECTED    MISSED      LATE');
  showCounter('counterHigh', Grant.counterHigh);
  showCounter('counterLow', Grant.counterLow);
}

function showCounter(name: string, counter: u32): void {
  line.text(name);
  line.column(13);
  const status = readCounter(counter, reading);
  if (status === Status.ok) {
    line.decimalRight(reading.sequence, 10);
    line.decimalRight(reading.expected, 10);
    line.decimalRight(reading.missed, 10);
    line.decimalRight(reading.late, 10);
  } else {
    line.text(statusName(status));
  }
  show();
}

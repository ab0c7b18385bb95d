/** `ping` and `counters`: what the small programs beside the shell measure. */
import { CounterReading } from '../../interfaces/counter';
import { CounterClient, CounterError } from '../../interfaces/generated/counter-client';
import { PingError } from '../../interfaces/generated/ping-client';
import { PING_LIMIT, PingResult } from '../../interfaces/ping';
import { serviceErrorName } from '../../runtime/service/error-name';
import { NOT_A_NUMBER, Words } from '../../runtime/words';
import { counterHigh, counterLow, ping as pinger } from './connections';
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
  clear(result);
  const error = pinger.run(rounds, result);
  if (result.made > 0) showRoundTrips();
  if (error !== PingError.none) sayError('ping: ', error);
  else if (result.made < rounds) say('ping: ended, pong does not answer');
}

function sayError(what: string, error: u32): void {
  line.text(what);
  line.text(serviceErrorName(error));
  show();
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
  showCounter('counterHigh', counterHigh);
  showCounter('counterLow', counterLow);
}

function showCounter(name: string, counter: CounterClient): void {
  line.text(name);
  line.column(13);
  const error = counter.read(reading);
  if (error === CounterError.none) {
    line.decimalRight(reading.sequence, 10);
    line.decimalRight(reading.expected, 10);
    line.decimalRight(reading.missed, 10);
    line.decimalRight(reading.late, 10);
  } else {
    line.text(serviceErrorName(error));
  }
  show();
}

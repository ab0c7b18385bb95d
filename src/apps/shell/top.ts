/**
 * `top`: who had the processor during an interval, by the kernel's account. What a server does for a client counts as the client's, so
 * a busy service shows up as those who keep it busy (`conductor trace` shows who ran).
 */
import { Status } from '../../abi/status';
import { systemSummary } from '../../runtime/system';
import { readClock, sleep } from '../../runtime/time';
import { NOT_A_NUMBER, Words } from '../../runtime/words';
import { Grant } from './main';
import { summary } from './memory';
import { information, inspect } from './processes';
import { line, say, show } from './terminal';

/** Processes that are looked at; behind them in the tables stands the idle time. */
const MOST = 32;
const ROWS = MOST + 1;
const DEFAULT_SECONDS = 1;
const MOST_SECONDS = 60;
const SECOND = 1_000_000;
/** Of the digits before the point. */
const SHARE_WIDTH = 5;
const NAME_COLUMN = 9;
const DOT = 0x2e;

/** Microseconds of processor time when the interval began, and in it. The low words do: it is shorter than they take to come round. */
const began = array(u32, ROWS);
const used = array(u32, ROWS);
/** Lives that the processes were in. */
const lives = array(u32, ROWS);

export function showTop(words: Words): void {
  const seconds: u32 = words.count > 1 ? words.number(1) : DEFAULT_SECONDS;
  if (seconds === 0 || seconds > MOST_SECONDS || seconds === NOT_A_NUMBER) {
    say('top: 1 to 60 seconds');
    return;
  }
  noteBeginning();
  const start = readClock(Grant.clock);
  sleep(seconds * SECOND);
  noteEnd();
  say('  CPU %  NAME');
  showRows(u32(readClock(Grant.clock) - start) / 1000);
}

function noteBeginning(): void {
  for (let index: u32 = 0; index < MOST && inspect(index); index++) {
    began[index] = u32(information.cpuTime);
    lives[index] = information.generation;
  }
  began[MOST] = idleTime();
}

/** A process that was started meanwhile has spent what it has spent in this life. */
function noteEnd(): void {
  for (let index: u32 = 0; index < ROWS; index++) used[index] = 0;
  for (let index: u32 = 0; index < MOST && inspect(index); index++) {
    const time = u32(information.cpuTime);
    used[index] = information.generation === lives[index] ? time - began[index] : time;
  }
  used[MOST] = idleTime() - began[MOST];
}

function idleTime(): u32 {
  return systemSummary(Grant.system, summary) === Status.ok ? u32(summary.idleTime) : 0;
}

/** The busiest first; who had nothing is left out. */
function showRows(milliseconds: u32): void {
  for (let row = busiest(); used[row] !== 0; row = busiest()) {
    showShare(used[row] / maxU32(milliseconds, 1));
    if (row === MOST) line.text('idle');
    else if (inspect(row)) line.name(information.name);
    show();
    used[row] = 0;
  }
}

function busiest(): u32 {
  let row: u32 = 0;
  for (let other: u32 = 1; other < ROWS; other++) if (used[other] > used[row]) row = other;
  return row;
}

/** `12.3`, of a thousand. */
function showShare(thousandths: u32): void {
  line.decimalRight(thousandths / 10, SHARE_WIDTH);
  line.byte(DOT);
  line.decimal(thousandths % 10);
  line.column(NAME_COLUMN);
}

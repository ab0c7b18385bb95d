/** What the director says at the end: one line for each thing, made for the program that reads it. */
import { Message } from '../../../../src/runtime/message';
import { call } from '../../../../src/runtime/messages';
import { TextBuffer } from '../../../../src/runtime/text-buffer';
import { sleep } from '../../../../src/runtime/time';
import { writeLine } from '../../../../src/framework/console-lines';
import { ignore } from '../../../../src/runtime/service/ignore';
import { FOREVER } from '../../../../src/abi/operation';
import { Status } from '../../../../src/abi/status';
import { TALLY_COLUMNS, TALLY_LENGTH } from '../tally';
import { Census } from './census';
import { console, Grant } from './main';
import { players } from './players';
import { totals } from './totals';

const line = new TextBuffer();
const message = new Message();

/** Looks at a witness until it has caught up with what others kept it from. */
const LOOKS = 200;
const PAUSE = 5_000;

function say(): void {
  ignore(writeLine(console, line));
}

function number(name: string, value: u32): void {
  line.text(' ');
  line.text(name);
  line.text('=');
  line.decimal(value);
}

export function sayTotals(): void {
  for (let place: u32 = 0; place < TALLY_LENGTH; place++) {
    if (totals.counts[place] === 0) continue;
    line.text('count');
    number('operation', place / TALLY_COLUMNS);
    number('status', place % TALLY_COLUMNS);
    number('times', totals.counts[place]);
    say();
  }
}

export function sayWitnesses(): void {
  sayWitness('high', Grant.witnessHigh);
  sayWitness('low', Grant.witnessLow);
}

function sayWitness(name: string, slot: u32): void {
  for (let look: u32 = 0; look < LOOKS; look++) {
    if (call(slot, message, FOREVER) === Status.ok && message.m0 + 1 >= message.m1) break;
    sleep(PAUSE);
  }
  line.text('witness ');
  line.text(name);
  number('number', message.m0);
  number('due', message.m1);
  number('late', message.m2);
  number('changed', message.m3);
  say();
}

export function sayCensus(before: Census, after: Census): void {
  sayOneCensus('before', before);
  sayOneCensus('after', after);
}

function sayOneCensus(name: string, census: Census): void {
  line.text('census ');
  line.text(name);
  number('alive', census.alive);
  number('unfinished', census.unfinished);
  number('slots', census.slots);
  number('memory', census.memory);
  number('threads', census.threads);
  number('regions', census.regions);
  number('authority', census.authority);
  number('pool', census.pool);
  say();
}

export function sayEnd(): void {
  line.text('end');
  number('calls', totals.calls);
  number('lives', players.lives);
  number('stuck', players.stuck);
  say();
}

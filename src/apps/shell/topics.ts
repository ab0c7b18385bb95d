/** `topics` and `watch`: what is published in the system, and its events as they come. */
import { FaultCause } from '../../abi/process';
import {
  Event,
  NO_NAME,
  TOPIC_NAME_LIMIT,
  TopicInformation,
  topicCharacter,
  topicName,
} from '../../interfaces/events';
import { EventsError } from '../../interfaces/generated/events-client';
import { BUTTON_TOPIC, ButtonEvent } from '../../interfaces/pins';
import { ServiceEvent, SERVICES_TOPIC } from '../../interfaces/registry';
import { FAULTS_TOPIC } from '../../interfaces/supervisor';
import { causeName } from '../../runtime/cause-name';
import { waitFor } from '../../runtime/notifications';
import { ignore } from '../../runtime/service/ignore';
import { readClock } from '../../runtime/time';
import { divideWide } from '../../runtime/wide-division';
import { NOT_A_NUMBER, Words } from '../../runtime/words';
import { events } from './connections';
import { Grant, Notification } from './main';
import { information, inspect } from './processes';
import { line, say, show } from './terminal';

const SECOND: u32 = 1_000_000;
/** How long `watch` looks if nobody says, and at most. */
const DEFAULT_SECONDS = 10;
const MOST_SECONDS = 3600;

const NUMBERS_COLUMN = 10;
const TIME_WIDTH = 6;

const COLON = 0x3a;
const DOT = 0x2e;
const SPACE = 0x20;

const event = new Event();
const found = new TopicInformation();

export function listTopics(_words: Words): void {
  let error: EventsError = events.topic(0, found);
  if (error === EventsError.none) say('TOPIC     SUBSCRIBERS PUBLISHED    LOST');
  let index: u32 = 0;
  while (error === EventsError.none) {
    showName(found.topic);
    line.column(NUMBERS_COLUMN);
    line.decimalRight(found.subscribers, 11);
    line.decimalRight(found.published, 10);
    line.decimalRight(found.lost, 8);
    show();
    index++;
    error = events.topic(index, found);
  }
  if (error !== EventsError.nothing) complain(error);
  else if (index === 0) say('topics: none yet');
}

/** Shows the events of a topic for some seconds. */
export function watchTopic(words: Words): void {
  const topic = topicName(words.word(1));
  const seconds = words.count > 2 ? words.number(2) : DEFAULT_SECONDS;
  if (topic === NO_NAME) {
    say('watch: a topic has one to eight characters');
  } else if (seconds === 0 || seconds > MOST_SECONDS || seconds === NOT_A_NUMBER) {
    say('watch: 1 to 3600 seconds');
  } else {
    const error = watch(topic, seconds);
    if (error !== EventsError.none) complain(error);
  }
}

/**
 * Subscribes anew each second: that changes nothing, unless the events service has been started again and knows of no
 * subscription.
 */
function watch(topic: u64, seconds: u32): EventsError {
  for (let second: u32 = 0; second < seconds; second++) {
    const error = events.subscribe(topic, Notification.event, Grant.notification);
    if (error !== EventsError.none && second === 0) return error;
    showFor(SECOND);
  }
  ignore(events.unsubscribe(topic));
  return EventsError.none;
}

function showFor(microseconds: u32): void {
  const end = readClock(Grant.clock) + u64(microseconds);
  let now = end - u64(microseconds);
  while (now < end) {
    waitFor(Notification.event, u32(end - now));
    while (events.next(event) === EventsError.none) showEvent();
    now = readClock(Grant.clock);
  }
}

/** `12.345 registry: pong is available`; of topics that the shell does not know, the numbers. */
function showEvent(): void {
  if (event.lost > 0) {
    line.decimal(event.lost);
    say(' lost');
  }
  const milliseconds = u32(divideWide(readClock(Grant.clock), 1000));
  line.decimalRight(milliseconds / 1000, TIME_WIDTH);
  line.byte(DOT);
  line.decimalZeros(milliseconds % 1000, 3);
  line.byte(SPACE);
  showProcess(event.publisher);
  line.byte(COLON);
  if (event.topic === topicName(textBytes(SERVICES_TOPIC))) showService();
  else if (event.topic === topicName(textBytes(FAULTS_TOPIC))) showFault();
  else if (event.topic === topicName(textBytes(BUTTON_TOPIC))) showButtonEvent();
  else showWords();
  show();
}

function showService(): void {
  line.byte(SPACE);
  showProcess(event.words.word1);
  line.text(event.words.word0 === ServiceEvent.available ? ' is available' : ' is unavailable');
}

/** `pong data-access`. */
function showFault(): void {
  line.byte(SPACE);
  showProcess(event.words.word1);
  line.byte(SPACE);
  line.text(causeName(event.words.word0 as FaultCause));
}

/** `pressed, 3 times by now`. */
function showButtonEvent(): void {
  line.text(event.words.word0 === ButtonEvent.pressed ? ' pressed, ' : ' released, ');
  line.decimal(event.words.word1);
  line.text(' times by now');
}

function showWords(): void {
  showWord(event.words.word0);
  showWord(event.words.word1);
  showWord(event.words.word2);
  showWord(event.words.word3);
}

function showWord(word: u32): void {
  line.byte(SPACE);
  line.decimal(word);
}

function showName(topic: u64): void {
  for (let index: u32 = 0; index < TOPIC_NAME_LIMIT; index++) {
    const character = topicCharacter(topic, index);
    if (character !== 0) line.byte(character);
  }
}

function showProcess(process: u32): void {
  if (inspect(process)) line.name(information.name);
  else line.decimal(process);
}

function complain(error: EventsError): void {
  line.text('events: ');
  switch (error) {
    case EventsError.full:
      line.text('no room for another topic or subscriber');
      break;
    case EventsError.badTopic:
      line.text('no name for a topic');
      break;
    case EventsError.denied:
      line.text('the shell may not');
      break;
    default:
      line.text('no answer');
  }
  show();
}

/**
 * Rules over sensor readings, in ordinary TypeScript: tell it values (`tell rules temperature 31`), and it publishes to the topic `rules`
 * what they mean, and switches an LED on. Presses of the button are readings, too.
 */
import { now, publish, subscribe } from 'conductor/app';
import { LedAction, setLed } from '../../interfaces/generated/pins-app';
import { crash } from './crash';
import { describeReadings, note } from './readings';
import { addRule, isNumber, ruleCount, rulesThatFire } from './rules';

/** Of the board. */
const ALARM_LED = 2;

/** How often rules have fired. */
let fired = 0;

export function onStart(): void {
  addRule('temperature above 30 too warm'.split(' '));
  addRule('temperature below 5 too cold'.split(' '));
  addRule('button above 2 somebody is impatient'.split(' '));
  subscribe('button', (words) => read('button', words[1]));
  console.log('rules: ready with', ruleCount(), 'rules');
}

export function onMessage(text: string): string {
  const words = text.trim().split(' ');
  switch (words[0]) {
    case 'show':
      return describeReadings();
    case 'when':
      return addRule(words.slice(1)) === undefined ? usage() : `${ruleCount()} rules`;
    case 'crash':
      return crash(words.slice(1).join(' '));
    default:
      return isReading(words) ? read(words[0], parseInt(words[1])) : usage();
  }
}

function isReading(words: string[]): boolean {
  return words.length === 2 && isNumber(words[1]);
}

function usage(): string {
  return 'tell: <sensor> <value> | when <sensor> above|below <limit> <text> | show | crash [how]';
}

/** What a value means. */
function read(sensor: string, value: number): string {
  const { count } = note(sensor, value);
  const meanings = rulesThatFire(sensor, value).map((rule) => {
    fired++;
    publish('rules', [fired, value, count, now()]);
    alarm();
    return rule.text;
  });
  const all = meanings.length === 0 ? 'noted' : meanings.join(', ');
  console.log(`rules: ${sensor} is ${value}: ${all}`);
  return all;
}

/** A driver that is down is no reason to go down. */
function alarm(): void {
  try {
    setLed(ALARM_LED, LedAction.on);
  } catch (error) {
    console.log('rules: no LED:', (error as Error).message);
  }
}

/** `led` and `button`: what the board's driver shows and sees. */
import { PinsError } from '../../interfaces/generated/pins-client';
import { ButtonInformation, LedAction, LedInformation } from '../../interfaces/pins';
import { equalsName, Words } from '../../runtime/words';
import { pins } from './connections';
import { line, say, show } from './terminal';

const STATE_COLUMN = 9;

const found = new LedInformation();
const seen = new ButtonInformation();

export function switchLed(words: Words): void {
  if (words.count === 1) listLeds();
  else if (words.count === 2) showNamed(words);
  else if (words.is(2, 'on')) act(words, LedAction.on);
  else if (words.is(2, 'off')) act(words, LedAction.off);
  else if (words.is(2, 'toggle')) act(words, LedAction.toggle);
  else say('led: on, off or toggle');
}

function listLeds(): void {
  let index: u32 = 0;
  let error = pins.led(index, found);
  while (error === PinsError.none) {
    showLed();
    index++;
    error = pins.led(index, found);
  }
  if (error !== PinsError.unknown) say('led: the driver does not answer');
}

function showNamed(words: Words): void {
  const error = findLed(words);
  if (error === PinsError.none) showLed();
  else complain(words, error);
}

function act(words: Words, action: LedAction): void {
  let error = findLed(words);
  if (error === PinsError.none) error = pins.setLed(place, action);
  if (error === PinsError.none) error = pins.led(place, found);
  if (error === PinsError.none) showLed();
  else complain(words, error);
}

/** The LED that was found. */
let place: u32 = 0;

/** Looks for the LED with the name of the second word: it is in `found`, and its number in `place`. */
function findLed(words: Words): PinsError {
  place = 0;
  let error = pins.led(place, found);
  while (error === PinsError.none && !equalsName(found.name, words.word(1))) {
    place++;
    error = pins.led(place, found);
  }
  return error;
}

function complain(words: Words, error: PinsError): void {
  if (error !== PinsError.unknown) {
    say('led: the driver does not answer');
    return;
  }
  line.text("led: there is no LED '");
  line.bytesOf(words.word(1));
  line.text("'; 'led' lists them");
  show();
}

function showLed(): void {
  line.name(found.name);
  line.column(STATE_COLUMN);
  line.text(found.isOn ? 'on' : 'off');
  show();
}

export function showButton(_words: Words): void {
  if (pins.button(seen) !== PinsError.none) {
    say('button: the driver does not answer');
    return;
  }
  line.text(seen.isPressed ? 'pressed, ' : 'released, ');
  line.decimal(seen.presses);
  line.text(' times by now');
  show();
}

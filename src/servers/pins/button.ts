/**
 * The button. A contact bounces: so an edge only says that something is going on. The line then stays masked until the contact has
 * had its time, and what it is by then is what counts.
 *
 * Where pins can't be read, which is in QEMU, an edge alone has to tell: what was released is pressed, and the other way round.
 *
 * Invariants: the interrupt is masked from an edge until `settle` has looked; each change of `state` is published once.
 */
import { BUTTON_BIT, buttonPort, canReadPins, edges } from '@board/pins';
import { EventsClient } from '../../interfaces/generated/events-client';
import { PinsError } from '../../interfaces/generated/pins-server';
import { topicName } from '../../interfaces/events';
import { BUTTON_TOPIC, ButtonEvent, ButtonInformation } from '../../interfaces/pins';
import { acknowledgeInterrupt } from '../../runtime/notifications';
import { Caller } from '../../runtime/service/caller';
import { ignore } from '../../runtime/service/ignore';
import { readClock, setTimer } from '../../runtime/time';
import { hasDevices, LINE_SLOT } from './devices';
import { Grant, Notification } from './main';

/** Microseconds after an edge: contacts bounce for some milliseconds. */
const SETTLE_TIME = 20_000;

const events = new EventsClient();
const state = new ButtonInformation();

export function prepareButton(): void {
  events.connection.open(Grant.events);
}

/** The devices are there: from now on both edges interrupt. What happened before is looked at first. */
export function openButton(): void {
  edges.rising |= BUTTON_BIT;
  edges.falling |= BUTTON_BIT;
  edges.mask |= BUTTON_BIT;
  edgeSeen();
}

export function edgeSeen(): void {
  setTimer(Grant.clock, readClock(Grant.clock) + u64(SETTLE_TIME), 0, Notification.settled);
}

/** The edge is forgotten before the contact is looked at, so that a later one is another edge. */
export function settle(): void {
  if (!hasDevices()) return;
  const edge = (edges.pending & BUTTON_BIT) !== 0;
  edges.pending = BUTTON_BIT;
  const isPressed = canReadPins() ? (buttonPort.input & BUTTON_BIT) !== 0 : state.isPressed !== edge;
  if (isPressed !== state.isPressed) change(isPressed);
  acknowledgeInterrupt(LINE_SLOT);
  // In QEMU the controller asks once for each edge: one that came while the line was masked is lost there.
  if ((edges.pending & BUTTON_BIT) !== 0) edgeSeen();
}

function change(isPressed: bool): void {
  state.isPressed = isPressed;
  if (isPressed) state.presses++;
  const event = isPressed ? ButtonEvent.pressed : ButtonEvent.released;
  // Whoever listens is served by the events service; without one nobody does.
  ignore(events.post(topicName(textBytes(BUTTON_TOPIC)), event, state.presses));
}

export function answerButton(_caller: Caller, information: ButtonInformation): PinsError {
  assign(information, state);
  return PinsError.none;
}

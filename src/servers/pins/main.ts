/**
 * The driver of what a person sees and presses: LEDs (leds.ts) and the button (button.ts). Its devices come from the resource
 * manager (devices.ts) and are claimed anew when that has begun anew.
 */
import { NO_SLOT } from '../../abi/operation';
import { ignoreClient, nothingToDo, serve, type Server } from '../../framework/server';
import { dispatchPins, PINS, type PinsService } from '../../interfaces/generated/pins-server';
import type { Message } from '../../runtime/message';
import type { Answer } from '../../runtime/service/answer';
import { answerButton, openButton, edgeSeen, prepareButton, settle } from './button';
import { claimDevices } from './devices';
import { led, prepareLeds, setLed } from './leds';

export enum Grant {
  requests = 0,
  supervisor = 1,
  registry = 2,
  processes = 3,
  /** The resource manager. */
  resources = 4,
  /** Read the time, set the timer. */
  clock = 5,
  events = 6,
}

export enum Notification {
  /** The button's interrupt. */
  edge = 1,
  /** The timer: the contact has had its time. */
  settled = 2,
}

const service: PinsService = { setLed, led, button: answerButton };

const server: Server = {
  description: PINS,
  acceptSlot: NO_SLOT,
  initialise,
  request,
  notified,
  clientLeft: ignoreClient,
  fault,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(server);
}

export function initialise(): void {
  prepareButton();
  assert(begin(), 'pins: the devices are not to be had');
}

/** The resource manager began anew, and what it gave is gone. While it is down there is nothing to do but to wait for it. */
export function fault(_process: u32): void {
  begin();
}

function begin(): bool {
  if (!claimDevices()) return false;
  prepareLeds();
  openButton();
  return true;
}

export function request(message: Message): Answer {
  return dispatchPins(message, service);
}

export function notified(bits: u32): void {
  if ((bits & Notification.edge) !== 0) edgeSeen();
  if ((bits & Notification.settled) !== 0) settle();
}

/**
 * The program around an app in ordinary TypeScript (docs/0038-apps.md): a server with the interface `App`, which runs the compiled handlers
 * and gives them what they need of the system: a line to the console (console.ts), a timer (timer.ts), events (events.ts)
 * and services (services.ts, written by the build). What an app never asks for is not in its image: nothing calls it directly.
 *
 * The compiled app and its run-time library are C (transpile/apps/runtime/app.h is the contract): `app_...` without a body is theirs, with
 * one is called by them. Invariant: one handler at a time, each to its end.
 */
import { NO_SLOT } from '../abi/operation';
import { nothingToDo, serve, type Server } from '../framework/server';
import { APP, dispatchApp, type AppService } from '../interfaces/generated/app-server';
import type { Message } from '../runtime/message';
import type { Answer } from '../runtime/service/answer';
import { openConsole } from './console';
import { subscriptions } from './events';
import { answer, forgetAsker, inspect, tell } from './messages';
import { openServices } from './services';
import { beginTime, timer } from './timer';

/** Behind these come what the system file grants to the app itself, and slots for the services that it finds. */
export enum Grant {
  requests = 0,
  supervisor = 1,
  registry = 2,
  processes = 3,
  console = 4,
  /** The events service. */
  events = 5,
  /** Read the time, set the timer. */
  clock = 6,
  /** Its own notification, which the events service gets. */
  itself = 7,
}

export enum Notification {
  timer = 1,
  /** Something was published to a topic that the app has subscribed to. */
  event = 2,
}

/** Runs the modules' statements, then `onStart`. */
declare function app_start(): void;

const service: AppService = { tell, answer, inspect };

const server: Server = {
  description: APP,
  acceptSlot: NO_SLOT,
  initialise,
  request,
  notified,
  clientLeft: forgetAsker,
  fault,
  cleanup: nothingToDo,
};

export function main(): void {
  serve(server);
}

export function initialise(): void {
  openConsole();
  openServices();
  beginTime();
  app_start();
}

export function request(message: Message): Answer {
  return dispatchApp(message, service);
}

export function notified(bits: u32): void {
  if ((bits & Notification.event) !== 0) subscriptions.deliver();
  if ((bits & Notification.timer) !== 0) timer.expired();
}

export function fault(_process: u32): void {
  subscriptions.renew();
}

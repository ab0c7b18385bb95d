/** `conductor/app` on the host: what an app's own modules import there when Jest runs them. */
import { currentWorld, type EventHandler } from './world';

export function setTimer(milliseconds: number): void {
  currentWorld().setTimer(milliseconds);
}

export function now(): number {
  return currentWorld().time;
}

export function subscribe(topic: string, handle: EventHandler): void {
  currentWorld().subscribe(topic, handle);
}

export function publish(topic: string, words: number[]): void {
  currentWorld().publish(topic, words);
}

export function assert(condition: boolean, message = 'assertion failed'): asserts condition {
  currentWorld().require(condition, message);
}

/** There are no services on the host: a test says what their modules do. */
export function callService(_service: number, _method: number, _words: number[], _text: string): number {
  currentWorld().require(
    false,
    "a service is called, and there are none on the host: replace its module, for example with jest.mock('.../counter-app', ...)",
  );
  return 0;
}

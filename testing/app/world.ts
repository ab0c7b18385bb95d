/**
 * What a running app has around it on the host: a clock, one timer, topics, and a console, all as calm as a test needs them.
 *
 * Time stands still until the test moves it, and events arrive when a handler has returned, as they do on a device. The world is
 * found by the app's modules through the global object, because a test may load the app anew while other modules stay.
 */
import { format } from 'node:util';

export interface PublishedEvent {
  readonly topic: string;
  readonly words: readonly number[];
}

export type EventHandler = (words: number[]) => void;

/** The end of an app: on a device a fault of its process. */
export class AppFault extends Error {
  override readonly name = 'AppFault';
}

const MOST_WORDS = 4;
/** Of ASCII, and none of them a space: as the events service has it. */
const TOPIC = /^[!-~]{1,8}$/;
const LARGEST = 2 ** 31 - 1;

export class World {
  /** Milliseconds since the app started. */
  time = 0;
  /** Lines of console.log. */
  readonly printed: string[] = [];
  /** What the app has published. */
  readonly published: PublishedEvent[] = [];
  private readonly subscriptions: { readonly topic: string; readonly handle: EventHandler }[] = [];
  private readonly waiting: PublishedEvent[] = [];
  private timer: { readonly period: number; due: number } | undefined;

  /** For the app's own assertions: the error is of the class that the test knows, however often modules are loaded. */
  require(condition: boolean, what: string): void {
    requireThat(condition, what);
  }

  setTimer(milliseconds: number): void {
    requireThat(isInteger(milliseconds) && milliseconds >= 0, `setTimer(${milliseconds})`);
    this.timer = milliseconds === 0 ? undefined : { period: milliseconds, due: this.time + milliseconds };
  }

  subscribe(topic: string, handle: EventHandler): void {
    requireTopic(topic);
    this.subscriptions.push({ topic, handle });
  }

  publish(topic: string, words: readonly number[]): void {
    this.published.push({ topic, words: [...words] });
    this.arrive(topic, words);
  }

  /** An event that somebody has published: the app gets it if it has subscribed. */
  arrive(topic: string, words: readonly number[]): void {
    requireTopic(topic);
    const fits = words.length <= MOST_WORDS && words.every(isInteger);
    requireThat(fits, `an event has up to ${MOST_WORDS} words, each an integer: [${words.join(', ')}]`);
    this.waiting.push({ topic, words: [...words] });
  }

  /** Hands over the events that wait, until there are none. */
  deliver(run: (handler: () => void) => void): void {
    for (let event = this.waiting.shift(); event; event = this.waiting.shift()) {
      const { topic, words } = event;
      const handlers = this.subscriptions.filter((subscription) => subscription.topic === topic);
      const all = Array.from({ length: MOST_WORDS }, (_, at) => words[at] ?? 0);
      for (const { handle } of handlers) run(() => handle([...all]));
    }
  }

  /** Moves the clock; the timer expires on its way as often as it is due. */
  advance(milliseconds: number, expire: () => void): void {
    const end = this.time + milliseconds;
    for (let { timer } = this; timer && timer.due <= end; { timer } = this) {
      this.time = timer.due;
      timer.due += timer.period;
      expire();
    }
    this.time = end;
  }

  /** While `handler` runs, console.log is the app's. */
  capture<T>(handler: () => T): T {
    const log = console.log;
    console.log = (...values: unknown[]): void => void this.printed.push(...format(...values).split('\n'));
    try {
      return handler();
    } finally {
      console.log = log;
    }
  }
}

const isInteger = (value: number): boolean =>
  Number.isInteger(value) && value >= -LARGEST - 1 && value <= LARGEST;

function requireTopic(topic: string): void {
  requireThat(
    TOPIC.test(topic),
    `the name of a topic is 1 to 8 graphic characters of ASCII, none of them a space: '${topic}'`,
  );
}

function requireThat(condition: boolean, what: string): void {
  if (!condition) throw new AppFault(what);
}

const CURRENT = Symbol.for('conductor.app.world');
const holder = globalThis as { [CURRENT]?: World };

/** That of the app which runs. */
export function currentWorld(): World {
  const world = holder[CURRENT];
  if (world === undefined)
    throw new Error("No app runs: load it with startApp() of 'conductor/testing/app'.");
  return world;
}

export function newWorld(): World {
  return (holder[CURRENT] = new World());
}

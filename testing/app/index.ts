/**
 * An app in ordinary TypeScript under Jest: the same file that the device runs, with a world that the test moves.
 *
 *     const app = startApp<typeof import('../apps/rules/app')>(() => require('../apps/rules/app'));
 *     expect(app.tell('limit 30')).toBe('ok');
 *     app.arrive('sensor', [31]);
 *     app.advance(1000);
 *     expect(app.printed).toEqual(['too warm']);
 *
 * Services are modules: `jest.mock('../interfaces/generated/counter-app', () => ({ increment: () => 1 }))` before the start replaces
 * one. Numbers are JavaScript's here; where they leave 32 bits, only the device says so.
 */
import { newWorld, type PublishedEvent, type World } from './world';

export { AppFault, type PublishedEvent } from './world';

/** What an app's first module may export. */
export interface AppModule {
  onStart?: () => void;
  onMessage?: (text: string) => string;
  onTimer?: () => void;
}

/** Loads the app anew and runs `onStart`. */
export function startApp<Module extends AppModule>(load: () => Module): RunningApp<Module> {
  const world = newWorld();
  let module: Module | undefined;
  jest.isolateModules(() => {
    module = world.capture(load);
  });
  if (module === undefined) throw new Error('the app was not loaded');
  return new RunningApp(module, world);
}

export class RunningApp<Module extends AppModule> {
  constructor(
    /** What it exports. */
    readonly module: Module,
    private readonly world: World,
  ) {
    this.run(() => module.onStart?.());
  }

  /** Lines of console.log so far. */
  get printed(): readonly string[] {
    return this.world.printed;
  }

  /** Events that it has published so far. */
  get published(): readonly PublishedEvent[] {
    return this.world.published;
  }

  /** The answer to a message. */
  tell(text: string): string {
    const { onMessage } = this.module;
    if (onMessage === undefined) throw new Error("the app takes no messages: it exports no 'onMessage'");
    return this.run(() => onMessage(text));
  }

  /** An event of a topic, published by somebody else. */
  arrive(topic: string, words: readonly number[]): void {
    this.world.arrive(topic, words);
    this.run(() => undefined);
  }

  /** Lets time pass. */
  advance(milliseconds: number): void {
    this.world.advance(milliseconds, () => this.run(() => this.module.onTimer?.()));
  }

  /** A handler, and then the events that wait. */
  private run<T>(handler: () => T): T {
    const result = this.world.capture(handler);
    this.world.deliver((deliver) => this.world.capture(deliver));
    return result;
  }
}

/** What an app has of the system besides the services that its system file names. */

declare module 'conductor/app' {
  /** Calls the app's `onTimer` every so many milliseconds from now on; 0 stops that. */
  export function setTimer(milliseconds: number): void;

  /** Milliseconds since the app started. */
  export function now(): number;

  /** Calls `handle` for each event of the topic (a name of one to eight graphic characters of ASCII) from now on. */
  export function subscribe(topic: string, handle: (words: number[]) => void): void;

  /** Publishes an event of one to four words. */
  export function publish(topic: string, words: number[]): void;

  /** Ends the app with a fault if the condition does not hold; the message goes to the console first. */
  export function assert(condition: boolean, message?: string): asserts condition;

  /**
   * For the generated modules of services (`<name>-app.ts`), which are what apps call: method `method` of the service whose interface has
   * the number `service`. The elements of `words` are its arguments, then its results; `text` is lent to it. 0, or what went wrong.
   */
  export function callService(service: number, method: number, words: number[], text: string): number;
}

/**
 * A meter in ordinary TypeScript: it keeps the numbers that it is told, and says what they amount to. What stands outside of functions
 * lives as long as the app; the rest of what a handler makes is gone when it returns.
 */
import { setTimer } from 'conductor/app';
import { Samples } from './samples';

const samples = new Samples(8);

/** When the app begins, also after a fault. */
export function onStart(): void {
  setTimer(60_000);
  console.log('meter: ready');
}

/** Every minute. */
export function onTimer(): void {
  console.log(`meter: ${samples.summary()}`);
}

/** What somebody tells it, and what it answers. */
export function onMessage(text: string): string {
  if (text === 'clear') {
    samples.clear();
    return 'done';
  }
  if (text === 'read') return samples.summary();
  if (!/^\d{1,5}$/.test(text)) return `'${text}' is neither a number up to 99999 nor 'read' or 'clear'`;
  samples.add(parseInt(text));
  return samples.summary();
}

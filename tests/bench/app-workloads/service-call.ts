/** Calls a service with 16 bytes each way, and looks at every answer: what lies between `turn` and `check` is what a call costs. */
import { assert } from 'conductor/app';
import { turn, type Figures } from '../interfaces/generated/mirror-app';

const ROUNDS = 100;

export function onStart(): void {
  // The first one connects. That there are two of each keeps the compiler from joining them with their callers.
  check(turn({ first: 0, second: 0, third: 0, fourth: 0 }), 0);
  for (let round = 0; round < ROUNDS; round++)
    check(turn({ first: round, second: round << 8, third: round << 16, fourth: round << 24 }), round);
}

function check({ first, second, third, fourth }: Figures, round: number): void {
  assert(first === ~round && second === ~(round << 8));
  assert(third === ~(round << 16) && fourth === ~(round << 24));
}

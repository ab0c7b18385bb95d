/** What happens to an app in a test: the steps that the stand-in for the program around it takes (harness/world.c), as C. */

/** What the stand-in does after the app's start. */
export type Step =
  /** onMessage, so many times, of which the last answer is printed as a line. */
  | { readonly message: string; readonly times?: number }
  | { readonly timer: true }
  /** To those who subscribed. */
  | { readonly topic: string; readonly words: readonly number[] }
  /** Prints size, used, peak, collections and allocations of the heap, separated by spaces. */
  | { readonly facts: true };

const HEAP = 65_536;

export function scriptOf({ heap = HEAP, steps = [] }: { heap?: number; steps?: readonly Step[] }): string {
  const rows = steps.map((step) => `    {${stepOf(step)}},\n`);
  return `#include "world.h"
uint32_t app_heap[${Math.floor(heap / 4)}];
const uint32_t app_heap_bytes = sizeof app_heap;
const struct step steps[] = {
${rows.join('')}    {.kind = STEP_END},
};
`;
}

function stepOf(step: Step): string {
  if ('message' in step) {
    const bytes = [...Buffer.from(step.message)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`);
    const text = `.text = "${bytes.join('')}", .count = ${bytes.length}`;
    return `.kind = STEP_MESSAGE, ${text}, .times = ${step.times ?? 1}`;
  }
  if ('topic' in step) {
    const words = step.words.map((word) => `(uint32_t)(${word}ll)`).join(', ');
    return `.kind = STEP_EVENT, .text = "${step.topic}", .count = ${step.topic.length}, .words = {${words}}`;
  }
  return `.kind = ${'timer' in step ? 'STEP_TIMER' : 'STEP_FACTS'}`;
}

/**
 * Marks: the parts of a picture that tell something. A pointer shows what they tell, the arrow keys go from one to the next, Enter
 * holds one (page/behaviour.ts). Without the script their words are still there for screen readers, and in the table beside.
 */
import type { Facts } from '../facts';

/**
 * Attributes of the element that stands for something and can be focused: one for each `id` in a picture and layout. It is called as
 * the text in it.
 */
export function markAttributes(id: string, { title, lines }: Facts): Record<string, string> {
  return {
    'data-mark': id,
    'data-title': title,
    'data-lines': lines.join('\n'),
    role: 'button',
    tabindex: '-1',
    'aria-pressed': 'false',
    'aria-description': lines.join('; '),
  };
}

/** Attributes of what belongs to marks: it stays bright while one of them is looked at, and pointing at it means the first. */
export function partAttributes(...ids: readonly string[]): Record<string, string> {
  return { 'data-of': ids.join(' ') };
}

/** Lines that device handlers have noted (interrupt-entry.S) and the kernel has not delivered yet. */
import { kernel } from '../../state';
import { takeWord } from './exclusive';

/** Takes a word of them. */
export function takePendingLines(word: u32): u32 {
  return takeWord(addressOf(kernel.pendingLines) + 4 * word);
}

/** The interface of the console. */
import type { Out } from '../runtime/service/types';

/** The resource (docs/0024-resources.md) that whoever reads lines holds exclusively, to be the only one. */
export const INPUT_RESOURCE = 'console.input';

/** Longest prompt, in bytes. */
export const PROMPT_CAPACITY = 32;
/** Longest line that can be typed. */
export const LINE_LIMIT = 80;

export class Written {
  /** Bytes that were written: the first of those lent. */
  count: u32 = 0;
}

export class Entered {
  /** Length of the line, without its end. */
  length: u32 = 0;
}

/**
 * The terminal at the other end of the serial line: text out, lines in. What is written while somebody types goes above the
 * half-typed line.
 *
 * @version 1.0
 * @error busy Another client waits for a line, or holds `console.input`.
 * @error badBuffer The prompt is too long, or there is no room for a line.
 */
export interface Console {
  /** Writes the beginning of the bytes; the client asks again for the rest, so that others get a turn in between. */
  write(bytes: ReadonlySpan<u8>, written: Out<Written>): void;

  /** Says what is shown before the next line that this client reads: at most 32 bytes. */
  setPrompt(text: ReadonlySpan<u8>): void;

  /** Shows the prompt and waits until the user has entered a line of at most 80 bytes. */
  readLine(line: Span<u8>, entered: Out<Entered>): void;

  /** As `readLine`, for a password: what is typed is neither shown nor remembered. */
  readSecret(line: Span<u8>, entered: Out<Entered>): void;
}

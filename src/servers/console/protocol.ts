/** What clients can ask of the console, and what can go wrong. Clients use `client.ts`. */
export enum ConsoleOperation {
  /** Lent (read): the bytes to write. m0: their number. Reply m0: how many were written; the client sends the rest. */
  write = 1,
  /**
   * Lent (read, write): starts with the prompt. m0: length of the buffer; m1: length of the prompt. Replied when the user
   * has entered a line, which is then in the buffer; reply m0: its length.
   */
  readLine = 2,
}

export enum ConsoleError {
  none = 0,
  /** Another client waits for a line. */
  busy = 1,
  /** The buffer is missing, too short, or the prompt too long. */
  badBuffer = 2,
}

/** Longest prompt, in bytes. */
export const PROMPT_CAPACITY = 32;
/** Longest line that can be typed. */
export const LINE_LIMIT = 80;

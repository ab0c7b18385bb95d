/**
 * Console output for a pipe or file: lines end with a newline only, and a prompt that the console wiped to say something
 * in between is left out. A started line is held back for a moment in case it is wiped, but not longer, because whoever
 * reads may be waiting for exactly that prompt.
 */

/** What the console sends to take the current line off the screen. */
export const WIPE = '\r\x1b[K';
const HOLD = 40;

export class PlainOutput {
  private held = '';
  /** The current line has been written in part. */
  private begun = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly output: (text: string) => void) {}

  write(text: string): void {
    clearTimeout(this.timer);
    const parts = (this.held + text).split(WIPE);
    this.held = parts.pop() ?? '';
    for (const part of parts) this.writeWiped(part);
    this.writeLines();
    if (this.held !== '') this.timer = setTimeout(() => this.flush(), HOLD);
  }

  /** Writes the unfinished line, too. */
  flush(): void {
    clearTimeout(this.timer);
    this.emit(this.held);
    this.held = '';
  }

  /** All but the last line of text that ends in a wiped one. */
  private writeWiped(text: string): void {
    const end = text.lastIndexOf('\n') + 1;
    this.emit(text.slice(0, end));
    if (this.begun) this.emit('\n');
  }

  private writeLines(): void {
    const end = this.held.lastIndexOf('\n') + 1;
    if (end === 0) return;
    this.emit(this.held.slice(0, end));
    this.held = this.held.slice(end);
  }

  private emit(text: string): void {
    if (text === '') return;
    const plain = text.replace(/\r/g, '');
    this.output(plain);
    this.begun = !plain.endsWith('\n');
  }
}

/** What the shell writes goes through one line buffer. Commands fill `line` and call `show`. */
import { TextBuffer } from '../../runtime/text-buffer';
import { writeLine } from '../../servers/console/client';
import { Grant } from './main';

export const line = new TextBuffer();

/** Writes the line and starts the next. A console that died meanwhile costs only this line. */
export function show(): void {
  writeLine(Grant.console, line);
}

export function say(text: string): void {
  line.text(text);
  show();
}

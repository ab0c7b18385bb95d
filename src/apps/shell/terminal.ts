/** What the shell writes goes through one line buffer. Commands fill `line` and call `show`. */
import { writeLine } from '../../framework/console-lines';
import { ignore } from '../../runtime/service/ignore';
import { TextBuffer } from '../../runtime/text-buffer';
import { console } from './connections';

export const line = new TextBuffer();

/** What a user is told who may not do that. */
export const DENIED = "denied: log in as a user who may; 'login operator'";

/** Writes the line and starts the next. A console that died meanwhile costs only this line. */
export function show(): void {
  ignore(writeLine(console, line));
}

export function say(text: string): void {
  line.text(text);
  show();
}

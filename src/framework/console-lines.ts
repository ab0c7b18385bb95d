/** What clients of the console do in more than one call: whole texts, lines, a prompt with a line behind it. */
import { Entered, Written } from '../interfaces/console';
import { ConsoleClient, ConsoleError } from '../interfaces/generated/console-client';
import { TextBuffer } from '../runtime/text-buffer';

/** What {@link readLine} gives when the console could not serve it. */
export const NO_LINE = 0xffffffff;

/** Writes all the bytes. */
export function writeBytes(console: ConsoleClient, bytes: ReadonlySpan<u8>): ConsoleError {
  const written = new Written();
  let done: u32 = 0;
  while (done < bytes.length) {
    const error = console.write(readonlySpan(bytes, done, bytes.length - done), written);
    if (error !== ConsoleError.none) return error;
    if (written.count === 0 || written.count > bytes.length - done) return ConsoleError.malformed;
    done += written.count;
  }
  return ConsoleError.none;
}

export function writeText(console: ConsoleClient, text: string): ConsoleError {
  return writeBytes(console, textBytes(text));
}

/** Writes the line with a newline, and clears it for the next. */
export function writeLine(console: ConsoleClient, line: TextBuffer): ConsoleError {
  line.newline();
  const error = writeBytes(console, line.contents());
  line.clear();
  return error;
}

/** Shows `prompt`, waits for a line and puts it in `line`. Its length, or NO_LINE. */
export function readLine(console: ConsoleClient, prompt: string, line: Span<u8>): u32 {
  const entered = new Entered();
  if (console.setPrompt(textBytes(prompt)) !== ConsoleError.none) return NO_LINE;
  if (console.readLine(line, entered) !== ConsoleError.none) return NO_LINE;
  return minU32(entered.length, line.length);
}

/** As {@link readLine}, for a password: nothing is shown or remembered of it. */
export function readSecret(console: ConsoleClient, prompt: string, line: Span<u8>): u32 {
  const entered = new Entered();
  if (console.setPrompt(textBytes(prompt)) !== ConsoleError.none) return NO_LINE;
  if (console.readSecret(line, entered) !== ConsoleError.none) return NO_LINE;
  return minU32(entered.length, line.length);
}

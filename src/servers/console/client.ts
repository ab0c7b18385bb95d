/** What a client of the console calls. `console` is the client's slot with the console's endpoint. */
import { LeaseRight } from '../../abi/message';
import { Status } from '../../abi/status';
import { Message } from '../../runtime/message';
import { requestLending } from '../../runtime/request';
import { TextBuffer } from '../../runtime/text-buffer';
import { ConsoleError, ConsoleOperation } from './protocol';

/** What {@link readLine} gives when the console could not serve it. */
export const NO_LINE = 0xffffffff;

const message = new Message();

/** Writes all the bytes. A status other than `ok`: the console is gone, or the bytes are not the caller's to read. */
export function writeBytes(console: u32, bytes: ReadonlySpan<u8>): Status {
  let written: u32 = 0;
  while (written < bytes.length) {
    const rest = readonlySpan(bytes, written, bytes.length - written);
    message.label = ConsoleOperation.write;
    message.m0 = rest.length;
    const status = requestLending(console, message, addressOf(rest), rest.length, LeaseRight.read);
    if (status !== Status.ok) return status;
    if (message.label !== ConsoleError.none || message.m0 === 0) return Status.invalidArgument;
    written += message.m0;
  }
  return Status.ok;
}

export function writeText(console: u32, text: string): Status {
  return writeBytes(console, textBytes(text));
}

/** Writes the line with a newline, and clears it for the next. */
export function writeLine(console: u32, line: TextBuffer): Status {
  line.newline();
  const status = writeBytes(console, line.contents());
  line.clear();
  return status;
}

/** Shows `prompt`, waits for a line and puts it in `line`. Its length, or NO_LINE. */
export function readLine(console: u32, prompt: string, line: Span<u8>): u32 {
  for (let index: u32 = 0; index < prompt.length; index++) line[index] = prompt.charCodeAt(index);
  message.label = ConsoleOperation.readLine;
  message.m0 = line.length;
  message.m1 = prompt.length;
  const rights = LeaseRight.read | LeaseRight.write;
  const status = requestLending(console, message, addressOf(line), line.length, rights);
  if (status !== Status.ok || message.label !== ConsoleError.none) return NO_LINE;
  return minU32(message.m0, line.length);
}

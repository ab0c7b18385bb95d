/**
 * Line editing: turns the bytes of a keyboard into a line, and shows it while it grows.
 *
 * Keys: backspace and delete; ^U drops the line, ^W the last word, ^C the line and shows a new prompt; up and down recall
 * the last lines. Other control keys and escape sequences are ignored; a full line answers with the bell. A secret line is
 * edited in the same way, but neither shown nor remembered.
 *
 * Invariant: while {@link LineEditor.active}, the terminal's last line is the prompt and, unless it is secret, the first `length` bytes
 * of `line`, and the cursor stands behind them.
 */
import { History } from './history';
import { LINE_LIMIT, PROMPT_CAPACITY } from '../../interfaces/console';
import { freshLine, put, putBytes, putText, ring, rubOut, wipeLine } from './screen';

const CONTROL_C = 0x03;
const BACKSPACE = 0x08;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const CONTROL_U = 0x15;
const CONTROL_W = 0x17;
const ESCAPE = 0x1b;
const SPACE = 0x20;
const TILDE = 0x7e;
const DELETE = 0x7f;
const BRACKET = 0x5b;
const LETTER_O = 0x4f;
const AT_SIGN = 0x40;
const ARROW_UP = 0x41;
const ARROW_DOWN = 0x42;

/** How far an escape sequence has come. */
enum Sequence {
  none = 0,
  /** After ESC. */
  begun = 1,
  /** After `ESC [` or `ESC O`: parameters, then one final byte. */
  control = 2,
}

export class LineEditor {
  readonly line = array(u8, LINE_LIMIT);
  length: u32 = 0;
  /** Longest line that the reader takes. */
  limit: u32 = LINE_LIMIT;
  readonly prompt = array(u8, PROMPT_CAPACITY);
  promptLength: u32 = 0;
  active: bool = false;
  secret: bool = false;
  sequence: Sequence = Sequence.none;
  /** The last byte was a carriage return: a line feed right after it belongs to it. */
  afterReturn: bool = false;
  readonly history = new History();
  /** Age of the recalled line; 0 is the one being typed. */
  recalled: u32 = 0;

  /** Starts a new, empty line. The prompt is in `prompt` already. */
  begin(promptLength: u32, limit: u32, secret: bool): void {
    this.secret = secret;
    this.promptLength = promptLength;
    this.limit = minU32(limit, LINE_LIMIT);
    this.length = 0;
    this.recalled = 0;
    this.active = true;
    this.show();
  }

  /** Ends editing without a line: the reader is gone. */
  abandon(): void {
    if (this.active) this.hide();
    this.active = false;
  }

  contents(): ReadonlySpan<u8> {
    return readonlySpan(this.line, 0, this.length);
  }

  /** Forgets the line, which was delivered. */
  wipe(): void {
    for (let index: u32 = 0; index < this.length; index++) this.line[index] = 0;
    this.length = 0;
  }

  /** Takes prompt and line off the screen so that others can write; {@link show} brings them back. */
  hide(): void {
    wipeLine();
  }

  show(): void {
    freshLine();
    putBytes(readonlySpan(this.prompt, 0, this.promptLength));
    if (!this.secret) putBytes(this.contents());
  }

  /** Handles one byte from the keyboard. True: the line is complete, and editing over. */
  feed(byte: u8): bool {
    const afterReturn = this.afterReturn;
    this.afterReturn = byte === RETURN;
    if (this.sequence !== Sequence.none && byte >= SPACE) {
      this.continueSequence(byte);
      return false;
    }
    this.sequence = Sequence.none;
    if (byte === NEWLINE && afterReturn) return false;
    if (byte === RETURN || byte === NEWLINE) return this.finish();
    if (byte >= SPACE && byte <= TILDE) this.insert(byte);
    else this.control(byte);
    return false;
  }

  finish(): bool {
    put(NEWLINE);
    if (!this.secret) this.history.add(this.contents());
    this.active = false;
    return true;
  }

  insert(byte: u8): void {
    if (this.length >= this.limit) {
      ring();
      return;
    }
    this.line[this.length] = byte;
    this.length++;
    if (!this.secret) put(byte);
  }

  control(byte: u8): void {
    switch (byte) {
      case BACKSPACE:
      case DELETE:
        this.remove(1);
        break;
      case CONTROL_U:
        this.remove(this.length);
        break;
      case CONTROL_W:
        this.removeWord();
        break;
      case CONTROL_C:
        this.cancel();
        break;
      case ESCAPE:
        this.sequence = Sequence.begun;
        break;
    }
  }

  remove(count: u32): void {
    const removed = minU32(count, this.length);
    if (!this.secret) rubOut(removed);
    this.length -= removed;
  }

  removeWord(): void {
    let start = this.length;
    while (start > 0 && this.line[start - 1] === SPACE) start--;
    while (start > 0 && this.line[start - 1] !== SPACE) start--;
    this.remove(this.length - start);
  }

  cancel(): void {
    putText('^C\n');
    this.length = 0;
    this.recalled = 0;
    this.show();
  }

  continueSequence(byte: u8): void {
    if (this.sequence === Sequence.begun) {
      this.sequence = byte === BRACKET || byte === LETTER_O ? Sequence.control : Sequence.none;
      return;
    }
    if (byte < AT_SIGN) return;
    this.sequence = Sequence.none;
    if (this.secret) return;
    if (byte === ARROW_UP && this.recalled < this.history.count) this.recall(this.recalled + 1);
    if (byte === ARROW_DOWN && this.recalled > 0) this.recall(this.recalled - 1);
  }

  /** Replaces the line by the one of `age`; 0 is an empty one. */
  recall(age: u32): void {
    this.remove(this.length);
    this.recalled = age;
    if (age === 0) return;
    for (const byte of this.history.line(age)) this.insert(byte);
  }
}

/**
 * What a person does at a console, as code: read until something appears, type a line when the prompt is there. Used by
 * piped input and by the test suites.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { WIPE } from '../terminal/plain-output';
import type { Board } from './board';

/** The shell's prompt: at the start of a line, because it also occurs inside text. */
export const PROMPT = /(?:^|\n)\r?[\w-]*> /;

/** What asks for a password. */
export const SECRET_PROMPT = /(?:^|\n)\r?Password: /;
export const ANY_PROMPT = new RegExp(`${PROMPT.source}|${SECRET_PROMPT.source}`);

/** Milliseconds without a word after which nothing is expected any more; simulators on a busy machine are slow. */
const SILENCE = 30_000;
/** Milliseconds for which a line is tried, and between two tries. */
const LONGEST = 60_000;
const PAUSE = 50;

export class Console {
  /** Everything the console has said. */
  text = '';
  /** Up to where `text` has been consumed by {@link until}. */
  private position = 0;
  private wake: (() => void) | undefined;
  private over = false;

  constructor(readonly board: Board) {
    board.onOutput((text) => {
      this.text += text;
      this.wake?.();
    });
    void board.ended.then(() => {
      this.over = true;
      this.wake?.();
    });
  }

  /** What has been said since the last {@link until}. */
  get pending(): string {
    return this.text.slice(this.position);
  }

  /**
   * Waits until the pattern appears in what has not been consumed, consumes up to its end, and returns that text. Fails
   * when the run ends first, or after `patience` milliseconds without any output.
   */
  async until(pattern: RegExp, patience = SILENCE): Promise<string> {
    for (;;) {
      const match = pattern.exec(this.pending);
      if (match) return this.consume(match.index + match[0].length);
      if (this.over) throw new ConsoleError('the system ended', pattern, this.pending);
      if (!(await this.more(patience)))
        throw new ConsoleError(`nothing for ${patience} ms`, pattern, this.pending);
    }
  }

  /** Waits for the prompt, types the line, and returns what the system says until its next prompt, without the echo. */
  async command(line: string, patience?: number): Promise<string> {
    await this.type(line);
    return plainText(await this.until(PROMPT, patience));
  }

  /**
   * Types a line again and again, because what it asks for takes its time, until its answer has the pattern; that answer. The pauses
   * in between are the system's: one that is always asked has less time for what is waited for. Fails after `patience` milliseconds.
   */
  async commandUntil(line: string, pattern: RegExp, patience = LONGEST): Promise<string> {
    for (const end = Date.now() + patience; ; await sleep(PAUSE)) {
      const answer = await this.command(line);
      if (pattern.test(answer)) return answer;
      if (Date.now() > end) throw new ConsoleError(`'${line}' for ${patience} ms`, pattern, answer);
    }
  }

  /** Types a line and waits until its echo has passed; the prompt must be there. */
  async type(line: string): Promise<void> {
    this.board.send(`${line}\r`);
    await this.until(echoOf(line));
  }

  /** Answers the prompt for a password: nothing is echoed. */
  typeSecret(line: string): void {
    this.board.send(`${line}\r`);
  }

  /** Logs the shell in; what the system says about it. The prompt must be there. */
  async logIn(user: string, password: string): Promise<string> {
    await this.type(`login ${user}`);
    await this.until(SECRET_PROMPT);
    this.typeSecret(password);
    return plainText(await this.until(PROMPT));
  }

  private consume(length: number): string {
    const text = this.text.slice(this.position, this.position + length);
    this.position += length;
    return text;
  }

  /** False if nothing came for so long. */
  private more(patience: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      this.wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}

export class ConsoleError extends Error {
  constructor(reason: string, pattern: RegExp, pending: string) {
    super(`${reason} while waiting for ${pattern}. Last said:\n${pending.slice(-2000)}`);
    this.name = 'ConsoleError';
  }
}

/** So much of a line is echoed, however long the prompt is. */
const ECHOED = 40;

/** What the line editor shows of a typed line: what can be printed, and as much of that as it has room for. */
function echoOf(line: string): RegExp {
  const printable = line.replace(/[^ -~]/g, '');
  const literal = printable.slice(0, ECHOED).replace(/[^\w\s]/g, '\\$&');
  return new RegExp(`${literal}${printable.length > ECHOED ? '[^\\n]*' : ''}\\r?\\n`);
}

/** The lines of an answer, without the prompt that ended it, and without what the console wiped. */
function plainText(answer: string): string {
  const lines = answer.split('\n').map((line) => line.split(WIPE).pop() ?? '');
  return lines.join('\n').replace(PROMPT, '').replace(/\r/g, '').trim();
}

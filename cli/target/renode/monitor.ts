/**
 * Renode's monitor on its socket: a line editor for people, spoken to by a program. What is typed is echoed, then comes the answer, then
 * the next prompt; around all of it stand the escape sequences of a terminal and the negotiation of telnet, which say nothing here.
 *
 * Invariant: one command at a time; its answer is everything between its echo and the next prompt.
 */
import type { Socket } from 'node:net';
import { UserError } from '../../errors';

/** Telnet: a command has three bytes. Terminal: movements, colours, and whether the cursor shows. */
const NOISE = /\xff[\xfb-\xfe][^]|\x1b\[[0-9;?]*[A-Za-z]/g; // eslint-disable-line no-control-regex
/** `(monitor) `, or the name of the machine in its place, at the beginning of a line and of nothing else. */
const PROMPT = /(?:^|[\r\n])\([\w.-]+\) $/;
/** Renode ends lines with either order. */
const LINE_END = /\n\r|\r\n|\n|\r/;
/** How the monitor begins what it says of a command that it did not do. */
const REFUSAL =
  /^(?:There was an error executing command|No such command or device|Bad parameters for command|Could not |Parameters did not match)/m;

/** A command that Renode refused, or did not answer because it ended; whoever ended it is told so without a stack. */
export class MonitorError extends UserError {
  constructor(command: string, answer: string) {
    super(`Renode: ${command}: ${answer.trim() || 'no answer'}`);
    this.name = 'MonitorError';
  }
}

export class Monitor {
  /** The prompt is there, for the first time. */
  readonly ready: Promise<unknown>;
  private received = '';
  private wake: (() => void) | undefined;
  private last: Promise<unknown>;

  constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('error', () => undefined);
    socket.on('data', (text: string) => {
      this.received += text;
      this.wake?.();
    });
    socket.on('close', () => this.wake?.());
    this.ready = this.untilPrompt('(start)');
    this.ready.catch(() => undefined); // Whoever waits for it is told.
    this.last = this.ready;
  }

  /** What Renode says to the command, without the prompt. */
  execute(command: string): Promise<string> {
    const answer = this.last.then(() => this.ask(command));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  close(): void {
    this.socket.destroy();
  }

  private async ask(command: string): Promise<string> {
    this.received = '';
    this.socket.write(`${command}\n`, 'latin1');
    const [, ...lines] = (await this.untilPrompt(command)).split(LINE_END);
    const answer = lines.slice(0, -1).join('\n');
    if (REFUSAL.test(answer)) throw new MonitorError(command, answer);
    return answer;
  }

  private async untilPrompt(command: string): Promise<string> {
    for (;;) {
      const text = this.received.replace(NOISE, '');
      // The echo of a command has a line end behind it before the prompt can come.
      if (PROMPT.test(text)) return text;
      if (this.socket.destroyed) throw new MonitorError(command, 'Renode has ended');
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

/** A file name as the monitor takes it. */
export function pathOf(file: string): string {
  return `@${file.replace(/ /g, '\\ ')}`;
}

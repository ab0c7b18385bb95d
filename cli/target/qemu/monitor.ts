/** QEMU's machine protocol (QMP): one JSON object a line, answered in the order of the commands. */
import type { Socket } from 'node:net';

interface Answer {
  readonly return?: unknown;
  readonly error?: { readonly desc: string };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export class MachineMonitor {
  private buffer = '';
  private readonly waiting: Waiting[] = [];
  private readonly ready: Promise<unknown>;

  constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (text: string) => this.take(text));
    socket.on('close', () => this.failAll());
    this.ready = this.request('qmp_capabilities');
    this.ready.catch(() => undefined);
  }

  /** What the command returns. Fails when QEMU refuses it, or ends first. */
  async execute(command: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    await this.ready;
    return this.request(command, parameters);
  }

  close(): void {
    this.socket.destroy();
  }

  private request(command: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    if (this.socket.destroyed) return Promise.reject(ended());
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.socket.write(`${JSON.stringify({ execute: command, arguments: parameters })}\n`);
    });
  }

  /** Greetings and events carry neither `return` nor `error`. */
  private take(text: string): void {
    this.buffer += text;
    const lines = this.buffer.split('\n');
    this.buffer = lines.pop() ?? '';
    for (const line of lines) {
      const answer = JSON.parse(line) as Answer;
      if (answer.error)
        this.waiting.shift()?.reject(new Error(`the simulator refuses: ${answer.error.desc}`));
      else if ('return' in answer) this.waiting.shift()?.resolve(answer.return);
    }
  }

  private failAll(): void {
    for (const { reject } of this.waiting.splice(0)) reject(ended());
  }
}

function ended(): Error {
  return new Error('the simulator has ended');
}

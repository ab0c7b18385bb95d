/** QEMU's machine protocol (QMP), as far as we use it: commands without arguments, one at a time. */
import type { Socket } from 'node:net';

export class MachineMonitor {
  private buffer = '';
  private waiting: (() => void)[] = [];
  private ready: Promise<void>;

  constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (text: string) => this.take(text));
    socket.on('close', () => this.waiting.splice(0).forEach((resolve) => resolve()));
    this.ready = this.request('qmp_capabilities');
  }

  async execute(command: string): Promise<void> {
    await this.ready;
    await this.request(command);
  }

  close(): void {
    this.socket.destroy();
  }

  private request(command: string): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.socket.write(`${JSON.stringify({ execute: command })}\n`);
    });
  }

  /** Answers come in the order of the commands; greetings and events carry neither `return` nor `error`. */
  private take(text: string): void {
    this.buffer += text;
    const lines = this.buffer.split('\n');
    this.buffer = lines.pop() ?? '';
    for (const line of lines) {
      if (/^\{"(return|error)"/.test(line)) this.waiting.shift()?.();
    }
  }
}

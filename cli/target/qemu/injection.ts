/** QEMU's test channel (qtest): one command a line, answered in order by `OK` and a value. */
import type { Socket } from 'node:net';

export class InjectionChannel {
  private buffer = '';
  private readonly waiting: ((answer: string) => void)[] = [];

  constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (text: string) => this.take(text));
    socket.on('close', () => this.waiting.splice(0).forEach((resolve) => resolve('')));
  }

  /** What follows `OK`; empty when there is nothing, or when the simulator has ended. */
  execute(command: string): Promise<string> {
    if (this.socket.destroyed) return Promise.resolve('');
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.socket.write(`${command}\n`);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(text: string): void {
    const lines = (this.buffer + text).split('\n');
    this.buffer = lines.pop() ?? '';
    for (const line of lines) this.waiting.shift()?.(line.replace(/^OK ?/, ''));
  }
}

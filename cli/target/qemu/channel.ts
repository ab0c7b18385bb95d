/** One unix socket on which QEMU calls us: we listen first, so that nothing has to be retried. */
import { createServer, type Server, type Socket } from 'node:net';

export class Channel {
  readonly listening: Promise<void>;
  readonly connected: Promise<Socket>;
  private readonly server: Server;

  constructor(file: string) {
    this.server = createServer();
    this.connected = new Promise((resolve) => this.server.once('connection', resolve));
    this.listening = new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(file, () => resolve());
    });
  }

  close(): void {
    this.server.close();
  }
}

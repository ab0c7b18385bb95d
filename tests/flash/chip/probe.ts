/**
 * A probe that drives the pins of a {@link Chip} as its client says, a character for each step: OpenOCD's `remote_bitbang` protocol
 * (its manual, "Debug Adapter Configuration"), on a TCP port of the loopback interface.
 *
 *     0-7  set TCK, TMS, TDI (bits 2, 1, 0)     R    answer 0 or 1: TDO
 *     r-u  set TRST, SRST (bits 1, 0)           B b  lamp on, off         Q  the client leaves
 */
import { createServer, type Server, type Socket } from 'node:net';
import type { Chip } from './chip';

const [ZERO, SEVEN, READ, RESET_NONE, RESET_BOTH, QUIT] = [...'07RruQ'].map((each) => each.charCodeAt(0));

export class Probe {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private clock = 0;
  private heldInReset = false;

  constructor(readonly chip: Chip) {
    this.server = createServer((socket) => this.serve(socket));
  }

  /** The port it listens on. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', () => {
        const address = this.server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  }

  close(): void {
    this.chip.core.stop();
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('data', (steps) => {
      let answers = '';
      for (const step of steps) {
        if (step === QUIT) socket.end();
        else answers += this.take(step);
      }
      if (answers !== '') socket.write(answers);
    });
  }

  private take(step: number): string {
    const { chain } = this.chip;
    if (step >= ZERO! && step <= SEVEN!) this.drive(step - ZERO!);
    else if (step === READ) return String(chain.output);
    else if (step >= RESET_NONE! && step <= RESET_BOTH!) this.setResets(step - RESET_NONE!);
    return '';
  }

  private drive(pins: number): void {
    const clock = pins >> 2;
    if (clock === 1 && this.clock === 0) this.chip.chain.clock((pins >> 1) & 1, pins & 1);
    this.clock = clock;
  }

  /** The chip starts when its reset pin is let go. */
  private setResets(pins: number): void {
    if ((pins & 2) !== 0) this.chip.chain.reset();
    const held = (pins & 1) !== 0;
    if (this.heldInReset && !held) this.chip.reset();
    this.heldInReset = held;
  }
}

/**
 * Lets other programs look into a running system: the program that started it keeps the {@link Board} and serves its
 * {@link Probe} on a unix socket. So every kind of target can be visited, by any number of visitors, without another
 * connection to the simulator or the probe.
 *
 * One JSON object a line: `{id, method, address, length}` is answered by `{id, result}` or `{id, error}`, in any order. A
 * visitor that goes while it holds the processor lets it go.
 */
import { createServer, createConnection, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { messageOf, UserError } from '../errors';
import type { Probe, Registers } from './board';

interface Question {
  readonly id: number;
  readonly method: 'readMemory' | 'readRegisters' | 'halt' | 'resume' | 'reset';
  readonly address?: number;
  readonly length?: number;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Serves `probe` on the socket file until the server is closed. */
export function serveVisitors(probe: Probe, file: string): Promise<Server> {
  const server = createServer((socket) => new Visit(probe, socket));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(file, () => resolve(server));
  });
}

/** One visitor, on the side of the board. */
class Visit {
  /** Ends the halt that this visitor asked for. */
  private release: (() => void) | undefined;

  constructor(
    private readonly probe: Probe,
    private readonly socket: Socket,
  ) {
    socket.on('error', () => undefined);
    socket.on('close', () => this.release?.());
    createInterface(socket).on('line', (line) => this.take(line));
  }

  /** Who speaks something else is no visitor of ours: he is shown out, and the system runs on. */
  private take(line: string): void {
    const question = questionIn(line);
    if (question) void this.answer(question);
    else this.socket.destroy();
  }

  private async answer(question: Question): Promise<void> {
    const { id } = question;
    const answer: Answer = await this.perform(question).then(
      (result) => ({ id, result }),
      (error: unknown) => ({ id, error: messageOf(error) }),
    );
    if (!this.socket.destroyed) this.socket.write(`${JSON.stringify(answer)}\n`);
  }

  private async perform({ method, address = 0, length = 0 }: Question): Promise<unknown> {
    switch (method) {
      case 'readMemory':
        return (await this.probe.readMemory(address, length)).toString('base64');
      case 'readRegisters':
        return this.probe.readRegisters();
      case 'halt':
        return this.halt();
      case 'resume':
        return this.release?.();
      case 'reset':
        return this.probe.reset();
      default:
        throw new Error(`a visitor can't ask for '${String(method)}'`);
    }
  }

  /** Returns when the processor stands still; it does so until {@link release}. */
  private halt(): Promise<void> {
    return new Promise((resolve, reject) => {
      const hold = (): Promise<void> =>
        new Promise((released) => {
          this.release = released;
          if (this.socket.destroyed) released();
          resolve();
        });
      this.probe.whileHalted(hold).catch(reject);
    });
  }
}

function questionIn(line: string): Question | undefined {
  try {
    const question = JSON.parse(line) as Question | null;
    return typeof question?.id === 'number' ? question : undefined;
  } catch {
    return undefined;
  }
}

/** A visit, on the side of the visitor. */
export class Visitor implements Probe {
  /** Resolves when the system has ended, or {@link close} was called. */
  readonly ended: Promise<void>;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private lastId = 0;

  private constructor(private readonly socket: Socket) {
    createInterface(socket).on('line', (line) => this.take(JSON.parse(line) as Answer));
    this.ended = new Promise((resolve) => socket.once('close', () => resolve()));
    void this.ended.then(() => this.failAll());
  }

  /** Fails when nobody serves the file. */
  static connect(file: string): Promise<Visitor> {
    const socket = createConnection(file);
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.on('error', () => undefined);
        resolve(new Visitor(socket));
      });
    });
  }

  async readMemory(address: number, length: number): Promise<Buffer> {
    return Buffer.from(String(await this.ask('readMemory', { address, length })), 'base64');
  }

  async readRegisters(): Promise<Registers> {
    return (await this.ask('readRegisters')) as Registers;
  }

  async whileHalted<T>(work: () => Promise<T>): Promise<T> {
    await this.ask('halt');
    try {
      return await work();
    } finally {
      await this.ask('resume');
    }
  }

  async reset(): Promise<void> {
    await this.ask('reset');
  }

  close(): void {
    this.socket.destroy();
  }

  private async ask(method: Question['method'], rest: Partial<Question> = {}): Promise<unknown> {
    if (this.socket.destroyed) {
      // So that whoever waits for the end knows of it before the error comes.
      await this.ended;
      throw new UserError(ENDED);
    }
    const id = ++this.lastId;
    const answer = await new Promise<Answer>((resolve) => {
      this.waiting.set(id, resolve);
      this.socket.write(`${JSON.stringify({ ...rest, id, method })}\n`);
    });
    // Of the target, or of its end: nothing that is wrong with whoever looks.
    if (answer.error !== undefined) throw new UserError(answer.error);
    return answer.result;
  }

  private take(answer: Answer): void {
    this.waiting.get(answer.id)?.(answer);
    this.waiting.delete(answer.id);
  }

  private failAll(): void {
    for (const [id, resolve] of this.waiting) resolve({ id, error: ENDED });
    this.waiting.clear();
  }
}

const ENDED = 'the system has ended';

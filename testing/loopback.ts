/**
 * A client's stub and a server's dispatch in one host machine: what the client calls through `slot` is handled by the server at
 * once, with what it lends in its own memory. So a test of a server speaks as its clients do.
 *
 * An answer that is given later can't be waited for: the call ends with `timeout`, and {@link Loopback.answers} has it when it comes.
 */
import { LEASE_LENGTH_MAXIMUM } from '../src/abi/message';
import { Operation, TOKEN_TRANSFERRED } from '../src/abi/operation';
import { Status } from '../src/abi/status';
import { Message, NOBODY } from '../src/runtime/message';
import { Answer } from '../src/runtime/service/answer';
import { currentCaller } from '../src/runtime/service/caller';
import { CONNECT } from '../src/runtime/service/interface-description';
import type { Call, FakeKernel, Frame } from './fake-kernel';

const FIRST_TOKEN = 0x8000_0100;

export class Loopback {
  /** Whose calls these are. */
  process = 3;
  /** The place that the framework would give it. */
  client = 4;
  /** Answers that came later, by token: label, words, and whether a capability came with it. */
  readonly answers = new Map<number, { label: number; words: readonly number[]; gives: boolean }>();
  /** What comes with a call that transfers the caller's slot. */
  transfer: (slot: number) => void = () => {};
  /** Token of the last call. */
  token = FIRST_TOKEN;
  private readonly request: (message: Message) => Answer;

  constructor(
    private readonly kernel: FakeKernel,
    private readonly slot: number,
    request: (message: never) => unknown,
  ) {
    this.request = request as (message: Message) => Answer;
    for (const operation of [Operation.call, Operation.callLending, Operation.callTransferring])
      kernel.on(operation, (frame, call) => this.call(frame, call));
    kernel.on(Operation.post, (frame, call) => this.post(frame, call));
    kernel.on(Operation.reply, (_frame, call) => this.keep(call));
  }

  private call(frame: Frame, call: Call): Status {
    if (call.slot !== this.slot) return Status.dead;
    const message = this.messageOf(call, this.token + 1);
    this.token += 1;
    if (call.operation === Operation.callLending) this.lend(call);
    if (call.operation === Operation.callTransferring) {
      this.transfer(call.words[3] ?? 0);
      message.token = (message.token | TOKEN_TRANSFERRED) >>> 0;
    }
    const answer = this.handle(message);
    if (answer === Answer.later) return this.answered(frame);
    this.kernel.lent.delete(this.token);
    Object.assign(frame, {
      b: message.label,
      m0: message.m0,
      m1: message.m1,
      m2: message.m2,
      m3: message.m3,
    });
    return Status.ok;
  }

  /** An answer that the server gives by itself. */
  keep({ operation, slot: token, b: label, words }: Call): Status {
    this.answers.set(token, { label, words, gives: operation === Operation.replyTransferring });
    return Status.ok;
  }

  /** What was answered at once, though not by the skeleton. */
  private answered(frame: Frame): Status {
    const answer = this.answers.get(this.token);
    if (!answer) return Status.timeout;
    const [m0 = 0, m1 = 0, m2 = 0, m3 = 0] = answer.words;
    Object.assign(frame, { operation: Number(answer.gives), b: answer.label, m0, m1, m2, m3 });
    return Status.ok;
  }

  private post(frame: Frame, call: Call): Status {
    if (call.slot !== this.slot) return Status.dead;
    this.handle(this.messageOf(call, NOBODY));
    frame.b = 0;
    return Status.ok;
  }

  private handle(message: Message): Answer {
    if (message.label === CONNECT) return Answer.now;
    currentCaller.client = this.client;
    return this.request(message);
  }

  private messageOf({ b, words: [m0 = 0, m1 = 0, m2 = 0, m3 = 0] }: Call, token: number): Message {
    return Object.assign(new Message(), { label: b, badge: this.process + 1, token, m0, m1, m2, m3 });
  }

  private lend({ words: [, , address = 0, extent = 0] }: Call): void {
    this.kernel.lent.set(this.token, host.memory.bytes(address, extent & LEASE_LENGTH_MAXIMUM));
  }
}

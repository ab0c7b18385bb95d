/**
 * A kernel for one process under test: it answers `systemCall` with what the test says, keeps what the process did, and has
 * a clock that only the test moves.
 */
import { LeaseDirection } from '../src/abi/message';
import { Operation } from '../src/abi/operation';
import { Status } from '../src/abi/status';

/** r4-r11, as the system call's frame shows them to a test. */
export interface Frame {
  status: number;
  operation: number;
  a: number;
  b: number;
  m0: number;
  m1: number;
  m2: number;
  m3: number;
}

/** A call, with its arguments as they were. */
export interface Call {
  readonly operation: Operation;
  readonly slot: number;
  readonly a: number;
  readonly b: number;
  readonly words: readonly number[];
}

type Answer = (frame: Frame, call: Call) => Status;

export class FakeKernel {
  now = 0n;
  readonly calls: Call[] = [];
  /** The timer as it was set last. */
  timer: { deadline: bigint; period: number; bits: number } | undefined;
  /** What callers lent, by their token. */
  readonly lent = new Map<number, Uint8Array>();
  private readonly answers = new Map<Operation, Answer>();

  constructor() {
    host.extern('systemCall', (frame) => this.enter(frame as Frame));
    this.on(Operation.clock, (frame) => {
      frame.a = Number(this.now & 0xffffffffn);
      frame.b = Number(this.now >> 32n);
      return Status.ok;
    });
    this.on(Operation.setTimer, (_frame, { a, b, words: [period = 0, bits = 0] }) => {
      this.timer = bits === 0 ? undefined : { deadline: (BigInt(b) << 32n) | BigInt(a), period, bits };
      return Status.ok;
    });
    this.on(Operation.leaseCopy, (_frame, call) => this.copy(call));
  }

  /** Says how an operation is answered; others succeed and change nothing. */
  on(operation: Operation, answer: Answer): void {
    this.answers.set(operation, answer);
  }

  /** How an operation is answered now, to be asked by an answer that stands before it. */
  answerOf(operation: Operation): Answer | undefined {
    return this.answers.get(operation);
  }

  /** The calls of one operation, oldest first. */
  callsOf(operation: Operation): Call[] {
    return this.calls.filter((call) => call.operation === operation);
  }

  private enter(frame: Frame): void {
    const { operation, status: slot, a, b, m0, m1, m2, m3 } = frame;
    const call = { operation, slot, a, b, words: [m0, m1, m2, m3] };
    this.calls.push(call);
    frame.operation = 0;
    const status = this.answers.get(operation)?.(frame, call) ?? Status.ok;
    frame.status = status;
  }

  /** `leaseCopy`, from and to what {@link FakeKernel.lent} has. */
  copy({ slot: token, a: offset, b: direction, words: [address = 0, length = 0] }: Call): Status {
    const lent = this.lent.get(token);
    if (!lent) return Status.notWaiting;
    if (offset + length > lent.length) return Status.leaseViolation;
    const own = host.memory.bytes(address, length);
    const theirs = lent.subarray(offset, offset + length);
    if (direction === LeaseDirection.toClient) theirs.set(own);
    else own.set(theirs);
    return Status.ok;
  }
}

/** Bytes of memory as text. */
export function textAt(address: number, length: number): string {
  return Buffer.from(host.memory.bytes(address, length)).toString('latin1');
}

export function bytesOf(text: string): number[] {
  return [...Buffer.from(text, 'latin1')];
}

/** Puts a text, zero-padded, into an array of a struct. */
export function fill(target: { [index: number]: number; readonly length: number }, text: string): void {
  for (let index = 0; index < target.length; index++) target[index] = text.charCodeAt(index) || 0;
}

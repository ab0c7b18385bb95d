/**
 * Ways out of statements: `break`, `continue`, `return` and exceptions, where the core has only `break` out of the innermost
 * `loop` or `block`.
 *
 * Each `loop` and `block` that is being lowered is a frame. Whoever jumps further than out of the innermost frame says where to in the
 * local `leaving` and leaves that frame; what follows the frame looks at `leaving` and goes on. So does a jump through a `finally`, which
 * runs before the jump goes on.
 *
 * Invariant: `leaving` is 0 but between such a `break` and the end of the jump.
 */
import type { CoreExpression, CoreStatement } from '../core/core';
import { BREAK, CONTINUE, compare, local, number, operation, perform, set, UNDEFINED, when } from './build';
import type { Body } from './body';

export type FrameKind = 'loop' | 'block' | 'catch' | 'finally';

/** A `loop` or `block` of the core around what is being lowered. `catch` and `finally` are the blocks of a `try`. */
export interface Frame {
  readonly kind: FrameKind;
  /** Whether `break` without a label means it. */
  readonly takesBreak: boolean;
  readonly labels: ReadonlySet<string>;
  /** What `continue` does before the next round. */
  readonly advance?: () => void;
  /** Jumps that go through its end. */
  readonly passing: Set<Jump>;
}

export type FrameOptions = Partial<Omit<Frame, 'passing'>> & Pick<Frame, 'kind'>;

export type Jump =
  | { readonly kind: 'break' | 'continue'; readonly to: Frame }
  | { readonly kind: 'return' }
  /** What is thrown is known to the run-time library. */
  | { readonly kind: 'throw' };

const THROW: Jump = { kind: 'throw' };
const RETURN: Jump = { kind: 'return' };

export class Jumps {
  /** From the outside to the inside. */
  private readonly frames: Frame[] = [];
  private readonly jumps: Jump[] = [THROW, RETURN];
  private leavingName: string | undefined;
  private resultName: string | undefined;

  constructor(private readonly body: Body) {}

  /** Lowers what is inside a frame; its `passing` is to be resumed behind it. */
  inside(options: FrameOptions, work: () => void): readonly [Frame, CoreStatement[]] {
    const frame = { takesBreak: false, labels: new Set<string>(), passing: new Set<Jump>(), ...options };
    this.frames.push(frame);
    const statements = this.body.capture(work);
    this.frames.pop();
    return [frame, statements];
  }

  /** Whether an exception here is caught, or delayed by a `finally`, in this function. */
  get isInTry(): boolean {
    return this.frames.some(isTry);
  }

  break(label?: string): void {
    this.jump('break', (frame) => (label === undefined ? frame.takesBreak : frame.labels.has(label)));
  }

  continue(label?: string): void {
    this.jump(
      'continue',
      (frame) => frame.kind === 'loop' && (label === undefined || frame.labels.has(label)),
    );
  }

  /** Something is thrown: to whoever catches it, or back to the caller. */
  throw(): void {
    this.perform(THROW);
  }

  return(value: CoreExpression): void {
    if (!this.frames.some((frame) => frame.kind === 'finally')) return this.leaveFunction(value);
    this.resultName ??= this.body.newLocal('result');
    this.body.emit(set(this.resultName, value));
    this.perform(RETURN);
  }

  /** Behind a frame: jumps that went through its end go on. */
  resume(frame: Frame): void {
    for (const jump of frame.passing) {
      const isThis = compare(local(this.leaving), '===', number(this.jumps.indexOf(jump) + 1));
      const onward = this.body.capture(() => this.perform(jump, true));
      this.body.emit(when(isThis, onward));
    }
  }

  /** Where the jump is said; for `finally`, which keeps it until it is done. */
  get leaving(): string {
    this.leavingName ??= this.body.newLocal('leaving');
    return this.leavingName;
  }

  private jump(kind: 'break' | 'continue', isMeant: (frame: Frame) => boolean): void {
    const to = this.frames[lastIndex(this.frames, isMeant)];
    if (!to) throw new Error(`nothing to ${kind}`);
    const known = this.jumps.find((jump) => jump.kind === kind && 'to' in jump && jump.to === to);
    this.perform(known ?? { kind, to });
  }

  /** `underway`: `leaving` says it already. */
  private perform(jump: Jump, underway = false): void {
    const end = this.nextStop(jump);
    if (end < 0) return this.leaveFunction(this.resultOf(jump));
    const crossed = this.frames.slice(end + 1);
    const stop = this.frames[end]!;
    const isPassing = stop.kind === 'finally' && jump.kind !== 'throw';
    if (isPassing) stop.passing.add(jump);
    for (const frame of crossed) frame.passing.add(jump);
    const isLong = isPassing || crossed.length > 0;
    if (isLong !== underway)
      this.body.emit(set(this.leaving, isLong ? number(this.numberOf(jump)) : number(0)));
    if (isLong || jump.kind !== 'continue') return this.body.emit(BREAK);
    stop.advance?.();
    this.body.emit(CONTINUE);
  }

  /** The frame where the jump ends, or must wait; -1: it leaves the function. */
  private nextStop(jump: Jump): number {
    const waits = lastIndex(this.frames, (frame) => frame.kind === 'finally');
    if (jump.kind === 'return') return waits;
    if (jump.kind === 'throw') return lastIndex(this.frames, isTry);
    return Math.max(waits, this.frames.indexOf(jump.to));
  }

  private leaveFunction(value: CoreExpression): void {
    for (const frame of this.frames) if (isTry(frame)) this.body.emit(perform(operation('leave_try')));
    this.body.emit({ kind: 'return', value });
  }

  private resultOf(jump: Jump): CoreExpression {
    return jump.kind === 'return' && this.resultName !== undefined ? local(this.resultName) : UNDEFINED;
  }

  private numberOf(jump: Jump): number {
    if (!this.jumps.includes(jump)) this.jumps.push(jump);
    return this.jumps.indexOf(jump) + 1;
  }
}

const isTry = (frame: Frame): boolean => frame.kind === 'catch' || frame.kind === 'finally';

/** -1: there is none. */
function lastIndex(frames: readonly Frame[], isMeant: (frame: Frame) => boolean): number {
  let index = frames.length - 1;
  while (index >= 0 && !isMeant(frames[index]!)) index--;
  return index;
}

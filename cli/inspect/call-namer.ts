/** Gives frames their lines: all addresses are looked up at once, because each look-up starts a program. */
import type { SymbolTable } from '../symbols';
import type { CallStack } from './snapshot';
import type { Frame, Unwound } from './unwind';

export class CallNamer {
  constructor(private readonly symbols: SymbolTable) {}

  /** Looks up what {@link name} will be asked for. */
  prepare(stacks: readonly Unwound[]): void {
    this.symbols.prepare(stacks.flatMap(({ frames }) => frames.map(lineAddress)));
  }

  name({ frames, end }: Unwound): CallStack {
    return {
      frames: frames.map((frame) => {
        return { pc: frame.pc, sp: frame.sp, locations: this.symbols.chainAt(lineAddress(frame)) };
      }),
      ...(end === undefined ? {} : { end }),
    };
  }
}

/** A call's line is that of the call, not of what follows it. */
function lineAddress({ pc, isCaller }: Frame): number {
  return isCaller ? pc - 2 : pc;
}

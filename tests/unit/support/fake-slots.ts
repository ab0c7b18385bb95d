/**
 * The capabilities of one process under test: what is in which slot, as the kernel would say. A failed call changes nothing, and
 * a slot in use is never overwritten, so that a server that forgets one is found out.
 */
import { TRANSFER_MOVE, type ObjectType } from '../../../src/abi/capability';
import { Operation } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import type { Call, FakeKernel } from '../../../testing/fake-kernel';

export interface Held {
  readonly type: ObjectType;
  readonly rights: number;
  readonly badge: number;
}

export class FakeSlots {
  readonly held = new Map<number, Held>();
  /** What was given away with answers, by the token of the caller. */
  readonly given = new Map<number, Held>();

  constructor(kernel: FakeKernel) {
    kernel.on(Operation.identify, (frame, { slot }) => {
      const { type = 0, rights = 0, badge = 0 } = this.held.get(slot) ?? {};
      Object.assign(frame, { a: type, b: rights, m0: badge });
      return this.held.has(slot) ? Status.ok : Status.invalidSlot;
    });
    kernel.on(Operation.move, (_frame, { slot, a }) => this.put(slot, a, (held) => held, true));
    kernel.on(Operation.mint, (_frame, call) => this.mint(call));
    kernel.on(Operation.delete, (_frame, { slot }) =>
      this.held.delete(slot) ? Status.ok : Status.invalidSlot,
    );
    kernel.on(Operation.replyTransferring, (_frame, call) => this.give(call));
  }

  /** An answer went out with a capability. */
  answered: (call: Call) => Status = () => Status.ok;

  /** The slots in use. */
  used(): number[] {
    return [...this.held.keys()].sort((a, b) => a - b);
  }

  private mint({ slot, a, b: rights, words: [badge = 0] }: Call): Status {
    const source = this.held.get(slot);
    if (source && (rights & ~source.rights) !== 0) return Status.insufficientRights;
    return this.put(slot, a, (held) => ({ ...held, rights, badge: badge || held.badge }), false);
  }

  private give(call: Call): Status {
    const [, , , word = 0] = call.words;
    const slot = (word & ~TRANSFER_MOVE) >>> 0;
    const held = this.held.get(slot);
    if (!held) return Status.invalidSlot;
    const status = this.answered(call);
    if (status !== Status.ok) return status;
    if (word >>> 0 !== slot) this.held.delete(slot);
    this.given.set(call.slot, held);
    return Status.ok;
  }

  private put(from: number, to: number, change: (held: Held) => Held, moves: boolean): Status {
    const source = this.held.get(from);
    if (!source) return Status.invalidSlot;
    if (this.held.has(to)) return Status.slotInUse;
    this.held.set(to, change(source));
    if (moves) this.held.delete(from);
    return Status.ok;
  }
}

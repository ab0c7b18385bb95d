/**
 * A first-in, first-out queue of at most `N` elements, embedded where it is declared.
 *
 * Invariant: the elements are at `first`, `first + 1`, ... modulo `N`, and there are `count` of them.
 */
export class Ring<T, N extends number> {
  readonly items: FixedArray<T, N>;
  first: u32 = 0;
  count: u32 = 0;

  isEmpty(): bool {
    return this.count === 0;
  }

  isFull(): bool {
    return this.count === this.items.length;
  }

  /** Appends `item`; false, and nothing done, when full. */
  push(item: T): bool {
    if (this.isFull()) return false;
    this.items[(this.first + this.count) % this.items.length] = item;
    this.count++;
    return true;
  }

  /** The oldest element, removed. The caller has made sure that there is one. */
  take(): T {
    assert(this.count !== 0, 'ring: empty');
    const item = this.items[this.first];
    this.first = (this.first + 1) % this.items.length;
    this.count--;
    return item;
  }

  empty(): void {
    this.first = 0;
    this.count = 0;
  }
}

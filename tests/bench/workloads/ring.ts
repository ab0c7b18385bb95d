/** Bursts of numbers through a queue. */
class Ring<T extends number, N extends number> {
  readonly items: FixedArray<T, N>;
  /** Count everything ever written and read; their difference is what is inside. */
  written: u32;
  read: u32;

  get(otherwise: T): T {
    if (this.read === this.written) return otherwise;
    const value = this.items[this.read & (this.items.length - 1)];
    this.read++;
    return value;
  }

  put(value: T): bool {
    if (this.written - this.read === this.items.length) return false;
    this.items[this.written & (this.items.length - 1)] = value;
    this.written++;
    return true;
  }
}

const BURSTS = 100;
const ring = new Ring<u32, 16>();

export function prepare(): void {
  ring.written = 5;
  ring.read = 5;
}

export function workload(): u32 {
  let sum: u32 = 0;
  for (let burst: u32 = 0; burst < BURSTS; burst++) {
    let value = burst;
    while (ring.put(value)) value += 3;
    for (let taken: u32 = 0; taken < 12; taken++) sum = sum * 5 + ring.get(0);
  }
  return sum;
}

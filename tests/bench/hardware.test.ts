/** Cycles on a board: what is made of recorded readings of its counter. */
import { enableCounter, type MeasurableBoard, measureMarks, tableOfCycles } from './hardware';

const DWT_CONTROL = 0xe0001000;
const DWT_CYCLES = 0xe0001004;
const DEMCR = 0xe000edfc;
const SET_PENDING = 0xe000e200;

const KNOWN = { name: 'stopping', start: 0x100, end: 0x104 };
const CALL = { name: 'call', start: 0x200, end: 0x300 };
const INTERRUPT = { name: 'irq-to-driver', start: 0x400, end: 0x500 };

/** A board whose counter goes on by so many cycles on the way between two places, stopping included. */
class RecordedBoard implements MeasurableBoard {
  /** Just before it wraps. */
  counter = 0xfffffff0;
  place = 0;
  readonly pended: number[] = [];
  private readonly registers = new Map<number, number>();
  private turn = 0;

  constructor(private readonly ways: Readonly<Record<string, readonly number[]>>) {}

  peek(address: number): Promise<number> {
    return Promise.resolve(address === DWT_CYCLES ? this.counter : (this.registers.get(address) ?? 0));
  }

  poke(address: number, value: number): Promise<void> {
    this.registers.set(address, value);
    if (address === SET_PENDING) this.pended.push(this.place);
    return Promise.resolve();
  }

  resetHalted(): Promise<void> {
    this.place = 0;
    this.registers.clear();
    return Promise.resolve();
  }

  runTo(address: number): Promise<void> {
    const isOn = ((this.registers.get(DWT_CONTROL) ?? 0) & 1) !== 0 && this.registers.get(DEMCR) === 1 << 24;
    const way = this.ways[`${this.place}-${address}`] ?? [1000];
    if (isOn) this.counter = (this.counter + (way[this.turn++ % way.length] ?? 0)) >>> 0;
    this.place = address;
    return Promise.resolve();
  }
}

test('a row is the median of its samples less what stopping costs, also when the counter wraps', async () => {
  // Stopping costs 21: the known instruction takes 9 of 30.
  const board = new RecordedBoard({
    [`${KNOWN.start}-${KNOWN.end}`]: [30],
    [`${CALL.start}-${CALL.end}`]: [221],
    [`${INTERRUPT.start}-${INTERRUPT.end}`]: [161],
  });
  const rows = await measureMarks(board, KNOWN, [CALL, INTERRUPT]);
  expect(rows).toEqual([
    { name: 'call', cycles: 200, least: 200, most: 200, samples: 30 },
    { name: 'irq-to-driver', cycles: 140, least: 140, most: 140, samples: 30 },
  ]);
  expect(new Set(board.pended)).toEqual(new Set([INTERRUPT.start]));
});

test('samples that differ show in the extremes, not in the median', async () => {
  const mostly = [...Array.from({ length: 28 }, () => [0, 250]), [0, 240], [0, 900]].flat();
  const board = new RecordedBoard({
    [`${KNOWN.start}-${KNOWN.end}`]: [9],
    [`${CALL.start}-${CALL.end}`]: mostly,
  });
  const [row] = await measureMarks(board, KNOWN, [CALL]);
  expect(row).toEqual({ name: 'call', cycles: 250, least: 240, most: 900, samples: 30 });
});

test.each([
  ['reads as zeros, as in QEMU', 0],
  ['says that it has no counter', 0x40000000 | (1 << 25) | 1],
])('a debug unit that %s is refused', async (_what, control) => {
  const board = { peek: () => Promise.resolve(control), poke: () => Promise.resolve() };
  await expect(enableCounter(board)).rejects.toThrow(/no cycle counter .* measured on a board/);
});

test('the table has the estimate beside the measurement', () => {
  const rows = [{ name: 'call', cycles: 200, least: 190, most: 900, samples: 30 }];
  expect(tableOfCycles(rows, new Map([['call', 197]]))).toMatch(/^call +200 +190 +900 +197$/m);
});

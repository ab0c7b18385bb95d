/**
 * The ring of the kernel's trace (src/abi/trace.ts) as somebody sees it who reads memory while the system runs.
 *
 * The kernel writes on while it is read, so the count of records is read once more afterwards: what may have been overwritten
 * meanwhile is not believed but counted as lost, and the last complete time likewise. So a ring of n records gives n - 1.
 */
import type { Elf, Section } from '../../linker/elf';
import { TRACE_COUNTER_BITS, TRACE_MARK, TRACE_SWITCHES } from '../../src/abi/trace';
import { UserError } from '../errors';
import type { MemorySource } from '../inspect/memory';

/** Bytes of TraceHeader and TraceRecord (src/kernel/trace/ring.ts). */
const HEADER = 32;
const RECORD = 8;
const WORD = 2 ** 32;
const READING = 2 ** TRACE_COUNTER_BITS - 1;

export interface RawRecord {
  /** A TraceKind. */
  readonly kind: number;
  readonly switches: boolean;
  /** Of the counter that counts cycles down. */
  readonly reading: number;
  readonly subject: number;
}

/** The counter stood at `reading` when that microsecond began. */
export interface Anchor {
  readonly reading: number;
  readonly time: number;
}

export interface Batch {
  readonly records: readonly RawRecord[];
  /** Records missing before the first. */
  readonly lost: number;
  /** The last time that was noted, if it holds for the first of the records. */
  readonly anchor?: Anchor;
  /** The last time that was noted, in microseconds. */
  readonly latest: number;
  readonly cyclesPerMicrosecond: number;
}

interface Header {
  readonly written: number;
  readonly isReady: boolean;
  readonly cyclesPerMicrosecond: number;
  readonly timedAt: number;
  readonly anchor: Anchor;
}

/** Where a system has its ring; undefined in one without a trace. */
export function traceSection(elf: Pick<Elf, 'section'>): Section | undefined {
  return elf.section('.kernel.trace');
}

export class RingReader {
  private readonly address: number;
  private readonly capacity: number;
  private next: number | undefined;

  constructor(elf: Pick<Elf, 'section'>) {
    const ring = traceSection(elf);
    if (!ring)
      throw new UserError(
        `the system was built without a trace; remove \`trace: false\` from its system file and build it again`,
      );
    this.address = ring.address;
    this.capacity = (ring.size - HEADER) / RECORD;
  }

  /** What was written since the last time, the first time all that is there; undefined while the kernel has not begun. */
  async poll(memory: MemorySource): Promise<Batch | undefined> {
    const bytes = await memory.read(this.address, HEADER + this.capacity * RECORD);
    const later = readHeader(await memory.read(this.address, HEADER), this.capacity);
    const header = readHeader(bytes, this.capacity);
    if (!header.isReady || !later.isReady) return undefined;
    const { first, lost } = this.firstReadable(header.written, later.written);
    this.next = header.written;
    const count = distance(first, header.written);
    const records = Array.from({ length: count }, (_, index) => this.recordAt(bytes, first + index));
    const { anchor, cyclesPerMicrosecond } = header;
    const batch = { records, lost, latest: anchor.time, cyclesPerMicrosecond };
    return holdsFor(header, later, first) ? { ...batch, anchor } : batch;
  }

  /** `written`: how many were when they were read; `later`: some time after that. */
  private firstReadable(written: number, later: number): { first: number; lost: number } {
    const kept = this.capacity - 1;
    const oldest = later < kept ? 0 : modulo(later - kept);
    // A count that goes back is that of a new ring: the power was off.
    const isNew = this.next === undefined || distance(this.next, written) > WORD / 2;
    const next = isNew ? oldest : this.next!;
    const missing = distance(next, later) > kept ? distance(next, oldest) : 0;
    const lost = Math.min(missing, distance(next, written));
    return { first: modulo(next + lost), lost };
  }

  private recordAt(bytes: Buffer, index: number): RawRecord {
    const place = HEADER + (index % this.capacity) * RECORD;
    const first = bytes.readUInt32LE(place);
    const kind = first >>> TRACE_COUNTER_BITS;
    return {
      kind: kind & ~TRACE_SWITCHES,
      switches: (kind & TRACE_SWITCHES) !== 0,
      reading: first & READING,
      subject: bytes.readUInt32LE(place + 4),
    };
  }
}

function readHeader(bytes: Buffer, capacity: number): Header {
  const [written, mark, records, cyclesPerMicrosecond, timedAt, reading, low, high] = Array.from(
    { length: HEADER / 4 },
    (_, index) => bytes.readUInt32LE(index * 4),
  ) as [number, number, number, number, number, number, number, number];
  const isReady = mark === TRACE_MARK && records === capacity && cyclesPerMicrosecond > 0;
  return { written, isReady, cyclesPerMicrosecond, timedAt, anchor: { reading, time: high * WORD + low } };
}

/** Whether the header's time was complete, did not change meanwhile, and was noted before record number `first`. */
function holdsFor(header: Header, later: Header, first: number): boolean {
  const same =
    header.timedAt === later.timedAt &&
    header.anchor.reading === later.anchor.reading &&
    header.anchor.time === later.anchor.time;
  const age = distance(header.timedAt, first);
  return same && age > 0 && age < WORD / 2;
}

/** From one count to a later one. */
function distance(from: number, to: number): number {
  return modulo(to - from);
}

function modulo(count: number): number {
  return ((count % WORD) + WORD) % WORD;
}

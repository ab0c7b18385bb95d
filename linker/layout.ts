/**
 * The layout solver: places every process's code in flash and its stack and data in RAM.
 *
 * Placing everything best is a packing problem; this tries several orders, and for each gives every segment the cheapest
 * place among all free pieces. First with one region for each segment, because regions cost time on every switch; only
 * when too much memory is wasted may a segment take two. The same input always gives the same layout.
 *
 * Invariants: what a process's regions cover is exactly its own ranges; ranges of different processes never overlap.
 */
import { endOf, type Range, SMALLEST_REGION, alignUp } from './mpu';
import { cheapestPlacement, type Effort, type Placement, type Segment } from './placement';
import { BuildError } from './problem';

export interface SegmentRequest extends Segment {
  readonly name: string;
}

/** One kind of memory, solved: a placement for each request, in the order of the requests. */
export interface Layout {
  readonly placements: readonly Placement[];
  /** Bytes that the requests need. */
  readonly used: number;
  /** Bytes that the regions cover. */
  readonly covered: number;
  /** Bytes from the start of the first segment's search to the end of the last segment: covered and gaps. */
  readonly occupied: number;
  /** used / occupied. */
  readonly efficiency: number;
}

/** Below this the build fails. */
export const REQUIRED_EFFICIENCY = 0.85;
/** From here on nothing better is sought. */
export const AIMED_EFFICIENCY = 0.92;

const EFFORTS: readonly Effort[] = [
  { regions: 1, secondRegion: 0 },
  { regions: 2, secondRegion: 0.1 },
  { regions: 2, secondRegion: 0.05 },
  { regions: 2, secondRegion: 0.02 },
  { regions: 2, secondRegion: 0 },
];
/** Orders tried for each effort. */
const SHUFFLES = 60;

/** Places all requests into `memory`; `what` names it in messages. */
export function solveLayout(requests: readonly SegmentRequest[], memory: Range, what: string): Layout {
  let best: Layout | undefined;
  const tried = orders(requests);
  for (const effort of EFFORTS) {
    for (const order of tried) {
      const layout = place(requests, order, memory, effort);
      if (layout && (!best || layout.efficiency > best.efficiency)) best = layout;
      if (best && best.efficiency >= AIMED_EFFICIENCY) return best;
    }
  }
  if (!best) throw doesNotFit(requests, memory, what);
  return best;
}

/** Places in this order, each request at its cheapest place. */
function place(
  requests: readonly SegmentRequest[],
  order: readonly number[],
  memory: Range,
  effort: Effort,
): Layout | undefined {
  const placements: Placement[] = new Array<Placement>(requests.length);
  let free: Range[] = [memory];
  for (const index of order) {
    const chosen = cheapestAmong(requests[index]!, free, effort);
    if (!chosen) return undefined;
    placements[index] = chosen;
    free = free.flatMap((piece) => without(piece, chosen.range));
  }
  return measured(requests, placements, memory);
}

function cheapestAmong(
  request: SegmentRequest,
  free: readonly Range[],
  effort: Effort,
): Placement | undefined {
  let best: { placement: Placement; price: number } | undefined;
  for (const piece of free) {
    const candidate = cheapestPlacement(request, piece, effort);
    if (candidate && (!best || candidate.price < best.price)) best = candidate;
  }
  return best?.placement;
}

function without(piece: Range, taken: Range): Range[] {
  if (taken.start >= endOf(piece) || endOf(taken) <= piece.start) return [piece];
  return [
    { start: piece.start, length: taken.start - piece.start },
    { start: endOf(taken), length: endOf(piece) - endOf(taken) },
  ].filter(({ length }) => length >= SMALLEST_REGION);
}

function measured(
  requests: readonly SegmentRequest[],
  placements: readonly Placement[],
  memory: Range,
): Layout {
  const used = requests.reduce((sum, { length }) => sum + length, 0);
  const covered = placements.reduce((sum, { range }) => sum + range.length, 0);
  const end = Math.max(memory.start, ...placements.map(({ range }) => endOf(range)));
  const occupied = end - memory.start;
  return { placements, used, covered, occupied, efficiency: occupied === 0 ? 1 : used / occupied };
}

/** Largest first, which is nearly always good; then that order with some exchanged at random. None comes twice. */
function orders(requests: readonly SegmentRequest[]): number[][] {
  const largestFirst = requests
    .map((_, index) => index)
    .sort((a, b) => requests[b]!.length - requests[a]!.length || a - b);
  const different = new Map([[largestFirst.join(), largestFirst]]);
  const random = generator();
  for (let round = 0; round < SHUFFLES; round++) {
    const order = [...largestFirst];
    for (let exchange = 0; exchange <= round % 8; exchange++) {
      const from = random() % order.length;
      const to = random() % order.length;
      [order[from], order[to]] = [order[to]!, order[from]!];
    }
    different.set(order.join(), order);
  }
  return [...different.values()];
}

/** Numbers that look random and are the same in every build. */
function generator(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 8;
  };
}

function doesNotFit(requests: readonly SegmentRequest[], memory: Range, what: string): BuildError {
  const largest = [...requests].sort((a, b) => b.length - a.length).slice(0, 3);
  const needed = requests.reduce((sum, { length }) => sum + length, 0);
  return new BuildError({
    message: `the processes do not fit into the ${what} of the board: they need ${needed} bytes before padding, ${memory.length} are left behind the kernel`,
    hint: `make them smaller or leave some out; the largest are ${largest
      .map(({ name, length }) => `${name} (${alignUp(length, 4)} bytes)`)
      .join(', ')}`,
  });
}

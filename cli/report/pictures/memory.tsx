/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/**
 * The memory map: each memory in lines of a power of two of bytes, like a page of text, so that sizes and alignments can be compared by
 * eye. One mark for each owner tells about both memories.
 */
import type { VNode } from 'preact';
import { percent } from '../../../linker/memory';
import type { Extent, SystemReport } from '../../../linker/report';
import { bytes, hex, regionWords, type Facts } from '../facts';
import { factsByOwner } from '../memory-facts';
import {
  bytesOfLine,
  flashMap,
  KERNEL,
  linesOf,
  POOL,
  POST_MORTEM,
  ramMap,
  type Line,
  type MemoryMap,
  type Piece,
} from '../memory-map';
import { kindOf } from '../processes';
import { Picture, Section, Table, type LegendEntry } from './figure';
import { markAttributes, partAttributes } from './mark';

const LEGEND: readonly LegendEntry[] = [
  { sample: 'kernel', words: 'kernel' },
  { sample: 'service', words: 'service' },
  { sample: 'process', words: 'other process' },
  { sample: 'pool', words: 'pool' },
  { sample: 'post-mortem', words: 'post-mortem' },
  { sample: 'plain stack', words: 'stack' },
  { sample: 'plain data', words: 'data, tables' },
  { sample: 'plain retained', words: 'retained, initial data' },
  { sample: 'plain trace', words: 'trace' },
  { sample: 'plain padding', words: 'padding' },
  { sample: 'between', words: 'between regions' },
];

export function MemorySection({ report }: { readonly report: SystemReport }): VNode {
  const { flash, ram } = report;
  const kinds = new Map<string, string>(report.processes.map((each) => [each.name, kindOf(each)]));
  const properties = {
    classOf: (owner: string): string => kinds.get(owner) ?? owner,
    facts: factsByOwner(report),
  };
  return (
    <Section
      id="memory"
      title="Memory"
      finding={
        <>
          Of what the processes occupy they use <strong>{percent(flash.efficiency)}</strong> of flash and{' '}
          <strong>{percent(ram.efficiency)}</strong> of RAM. The rest is the price of protection regions,
          which come in powers of two and their eighths.
        </>
      }
    >
      <Picture label="Memory map of flash and RAM" legend={LEGEND}>
        <div class="memories">
          <Memory map={flashMap(report)} {...properties} marks={(owner) => !isOnlyInRam(owner)} />
          <Memory map={ramMap(report)} {...properties} marks={isOnlyInRam} />
        </div>
      </Picture>
      <SizesTable report={report} />
      <RegionsTable report={report} />
    </Section>
  );
}

/** The others have their marks in flash. */
function isOnlyInRam(owner: string): boolean {
  return owner === POOL || owner === POST_MORTEM;
}

interface MemoryProperties {
  readonly map: MemoryMap;
  readonly classOf: (owner: string) => string;
  readonly facts: ReadonlyMap<string, Facts>;
  /** Do the marks of this owner stand here? */
  readonly marks: (owner: string) => boolean;
}

function Memory({ map, classOf, facts, marks }: MemoryProperties): VNode {
  const lineBytes = bytesOfLine(map);
  const lines = linesOf(map, lineBytes);
  const labelled = widestSlices(lines);
  return (
    <div class="memory">
      <h3>
        {map.name === 'flash' ? 'Flash' : map.name} <small>{bytes(lineBytes)} a line</small>
      </h3>
      {lines.map((line) => (
        <div class={`line${line.folded ? ' folded' : ''}`}>
          <code class="address">{hex(line.start)}</code>
          <div class="strip">
            {slicesOf(line).map((slice) => (
              <SliceView
                slice={slice}
                line={line}
                className={classOf(slice.owner)}
                facts={labelled.get(slice.owner) === slice.start ? facts.get(slice.owner) : undefined}
                isMark={marks(slice.owner)}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** What one owner has of one line. */
interface Slice {
  readonly owner: string;
  readonly start: number;
  readonly length: number;
  readonly pieces: readonly Piece[];
}

function slicesOf({ pieces }: Line): Slice[] {
  const slices: { owner: string; start: number; length: number; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const last = slices.at(-1);
    if (last && last.owner === piece.owner) {
      last.pieces.push(piece);
      last.length += piece.length;
    } else slices.push({ owner: piece.owner, start: piece.start, length: piece.length, pieces: [piece] });
  }
  return slices;
}

/** Where the label of each owner has most room: the start of that slice. */
function widestSlices(lines: readonly Line[]): Map<string, number> {
  const widest = new Map<string, Slice>();
  for (const slice of lines.flatMap(slicesOf)) {
    const known = widest.get(slice.owner);
    if (!known || slice.length > known.length) widest.set(slice.owner, slice);
  }
  return new Map([...widest].map(([owner, { start }]) => [owner, start]));
}

interface SliceProperties {
  readonly slice: Slice;
  readonly line: Line;
  readonly className: string;
  /** Of the slice that carries the label. */
  readonly facts: Facts | undefined;
  readonly isMark: boolean;
}

function SliceView({ slice, line, className, facts, isMark }: SliceProperties): VNode {
  const { owner, pieces } = slice;
  const isOwned = owner !== '';
  const attributes = {
    ...(isOwned ? partAttributes(owner) : {}),
    ...(facts && isMark ? markAttributes(owner, facts) : {}),
  };
  const label = facts?.title ?? (!isOwned && line.folded ? `${bytes(line.length)} free` : undefined);
  return (
    <div class={`slice ${isOwned ? className : 'nobody'}`} style={within(slice, line)} {...attributes}>
      {pieces.map((piece) => (
        <span class={`piece ${piece.purpose.replace(' ', '-')}`} style={within(piece, slice)} />
      ))}
      {label !== undefined && (
        <span class="label" style={within(labelSpan(slice), slice)}>
          {label}
        </span>
      )}
    </div>
  );
}

/** Behind padding at its start, before padding at its end. */
function labelSpan({ pieces, start, length }: Slice): Span {
  const solid = pieces.filter(({ purpose }) => purpose !== 'padding');
  const [first, last] = [solid[0], solid.at(-1)];
  if (!first || !last) return { start, length };
  return { start: first.start, length: last.start + last.length - first.start };
}

interface Span {
  readonly start: number;
  readonly length: number;
}

function within(inner: Span, outer: Span): string {
  const share = (part: number): string => `${Math.round((part / outer.length) * 1e5) / 1e3}%`;
  return `left: ${share(inner.start - outer.start)}; width: ${share(inner.length)}`;
}

function SizesTable({ report: { kernel, processes } }: { readonly report: SystemReport }): VNode {
  const row = (name: string, flash: Extent, ram: Extent): (string | VNode)[] => [
    name,
    <code>{hex(flash.base)}</code>,
    String(flash.used),
    String(flash.size - flash.used),
    <code>{hex(ram.base)}</code>,
    String(ram.used),
    String(ram.size - ram.used),
  ];
  const rows = processes.map(({ name, flash, ram }) => row(name, flash, ram));
  return (
    <Table
      title="Sizes as a table, in bytes"
      head={['owner', 'flash at', 'flash used', 'padding', 'RAM at', 'RAM used', 'padding']}
      figures={[2, 3, 5, 6]}
      rows={[row(KERNEL, kernel.flash, kernel.ram), ...rows]}
    />
  );
}

function RegionsTable({ report: { processes } }: { readonly report: SystemReport }): VNode {
  const rows = processes.flatMap(({ name, regions }) =>
    regions.map((region, number) => [`${name}, region ${number}`, region.purpose, regionWords(region)]),
  );
  return <Table title="Protection regions as a table" head={['region', 'purpose', 'covers']} rows={rows} />;
}

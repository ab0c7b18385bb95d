/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Heaps of apps as bars on one scale: what each has by the system file, what it needed at most, and what it keeps. */
import type { VNode } from 'preact';
import { bytes, grouped, type Facts } from '../facts';
import type { HeapRow } from '../heaps';
import { Bar, BarHead, HOW_TO_MEASURE } from './bars';
import { Picture, Section, Table, type LegendEntry } from './figure';

const LEGEND: readonly LegendEntry[] = [
  { sample: 'stack-measured', words: 'in use when it was measured' },
  { sample: 'stack-bound', words: 'peak: the most so far, garbage included' },
  { sample: 'stack-size', words: 'size' },
];

export function HeapSection({ rows }: { readonly rows: readonly HeapRow[] }): VNode {
  const isMeasured = rows.some(({ use }) => use);
  const scale = Math.max(...rows.map(({ size }) => size));
  return (
    <Section id="heaps" title="Heaps" finding={<Finding rows={rows} />}>
      <Picture label="Heaps of apps" legend={isMeasured ? LEGEND : LEGEND.slice(2)}>
        <BarHead words={isMeasured ? 'in use / peak / size' : 'size'} />
        {rows.map((row) => (
          <HeapBar row={row} scale={scale} />
        ))}
      </Picture>
      <HeapTable rows={rows} isMeasured={isMeasured} />
    </Section>
  );
}

function Finding({ rows }: { readonly rows: readonly HeapRow[] }): VNode {
  const [closest] = rows.filter(({ use }) => use).sort((a, b) => shareOf(b) - shareOf(a));
  return (
    <>
      <strong>An app has the heap that the system file gives it</strong>, and faults where that is not enough.{' '}
      {closest?.use ? (
        <>
          Closest to its size came {closest.name}: {bytes(closest.use.peak)} of {grouped(closest.size)}.
        </>
      ) : (
        <>
          Nothing is measured yet: while the system runs, <code>{HOW_TO_MEASURE}</code> adds what is used.
        </>
      )}
    </>
  );
}

const shareOf = ({ size, use }: HeapRow): number => (use ? use.peak / size : 0);

function HeapBar({ row, scale }: { readonly row: HeapRow; readonly scale: number }): VNode {
  const { name, size, use } = row;
  const parts: (readonly [string, number])[] = [
    ['stack-size', size],
    ...(use
      ? ([
          ['stack-bound', use.peak],
          ['stack-measured', use.used],
        ] as const)
      : []),
  ];
  return (
    <Bar name={name} facts={factsOf(row)} parts={parts} scale={scale}>
      {use && (
        <>
          <b>{grouped(use.used)} / </b>
          {grouped(use.peak)} /{' '}
        </>
      )}
      {grouped(size)}
    </Bar>
  );
}

function factsOf({ name, size, use }: HeapRow): Facts {
  const measured = use ? `, in use ${bytes(use.used)}, peak ${bytes(use.peak)}` : '';
  return { title: name, lines: [`Heap ${bytes(size)}${measured}`] };
}

interface TableProperties {
  readonly rows: readonly HeapRow[];
  readonly isMeasured: boolean;
}

function HeapTable({ rows, isMeasured }: TableProperties): VNode {
  const unknown = { used: 'unknown', peak: 'unknown' };
  const cells = rows.map(({ name, size, use = unknown }) => [
    name,
    String(size),
    ...(isMeasured ? [String(use.used), String(use.peak)] : []),
  ]);
  return (
    <Table
      title="Heaps as a table, in bytes"
      head={['app', 'size', ...(isMeasured ? ['in use', 'peak'] : [])]}
      figures={isMeasured ? [1, 2, 3] : [1]}
      rows={cells}
    />
  );
}

/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Stacks as bars on one scale: what each has, what it can take at most by proof, and what it took. */
import type { VNode } from 'preact';
import { bytes, grouped, type Facts } from '../facts';
import type { StackRow } from '../stacks';
import { Bar, BarHead, HOW_TO_MEASURE } from './bars';
import { Picture, Section, Table, type LegendEntry } from './figure';

const LEGEND: readonly LegendEntry[] = [
  { sample: 'stack-measured', words: 'deepest use measured' },
  { sample: 'stack-bound', words: 'bound: the deepest chain of calls, and an interrupt' },
  { sample: 'stack-size', words: 'size' },
];

export function StackSection({ rows }: { readonly rows: readonly StackRow[] }): VNode {
  const isMeasured = rows.some(({ measured }) => measured !== undefined);
  const scale = Math.max(...rows.map(({ size, bound }) => Math.max(size, bound)));
  return (
    <Section id="stacks" title="Stacks" finding={<Finding rows={rows} isMeasured={isMeasured} />}>
      <Picture label="Stacks" legend={isMeasured ? LEGEND : LEGEND.slice(1)}>
        <BarHead words={isMeasured ? 'measured / bound / size' : 'bound / size'} />
        {rows.map((row) => (
          <StackBar row={row} scale={scale} />
        ))}
      </Picture>
      <StackTable rows={rows} isMeasured={isMeasured} />
    </Section>
  );
}

interface FindingProperties {
  readonly rows: readonly StackRow[];
  readonly isMeasured: boolean;
}

function Finding({ rows, isMeasured }: FindingProperties): VNode {
  const measured = rows.filter((row) => row.measured !== undefined);
  const closest = measured.filter(({ isGiven }) => !isGiven).sort((a, b) => shareOf(b) - shareOf(a))[0];
  return (
    <>
      <strong>Every stack is at least as large as its bound</strong>, or the build fails.{' '}
      {rows.some(({ isGiven }) => isGiven) && (
        <>Those of apps have none: the system file says how large they are. </>
      )}
      {closest ? (
        <>
          Closest to its bound came {closest.name}: {bytes(closest.measured!)} of {grouped(closest.bound)}.
        </>
      ) : (
        !isMeasured && (
          <>
            Nothing is measured yet: while the system runs, <code>{HOW_TO_MEASURE}</code> adds the deepest
            use.
          </>
        )
      )}
    </>
  );
}

function shareOf({ measured = 0, bound }: StackRow): number {
  return bound === 0 ? 0 : measured / bound;
}

function StackBar({ row, scale }: { readonly row: StackRow; readonly scale: number }): VNode {
  const { name, size, bound, measured } = row;
  const parts: (readonly [string, number])[] = [
    ['stack-size', size],
    ...(row.isGiven ? [] : [['stack-bound', bound] as const]),
    ...(measured === undefined ? [] : [['stack-measured', measured] as const]),
  ];
  return (
    <Bar name={name} facts={factsOf(row)} parts={parts} scale={scale}>
      {measured !== undefined && <b>{grouped(measured)} / </b>}
      {row.isGiven ? GIVEN : grouped(bound)} / {grouped(size)}
    </Bar>
  );
}

/** In place of a bound. */
const GIVEN = 'given';

function factsOf(row: StackRow): Facts {
  const { name, size, bound, measured, chain } = row;
  const known = measured === undefined ? '' : `, measured ${bytes(measured)}`;
  if (row.isGiven) return { title: name, lines: [`Size ${bytes(size)}, ${chain}${known}`] };
  return {
    title: name,
    lines: [`Size ${bytes(size)}, bound ${bytes(bound)}${known}`, `Deepest chain: ${chain}`],
  };
}

function StackTable({ rows, isMeasured }: FindingProperties): VNode {
  const head = ['stack', 'size', 'bound', ...(isMeasured ? ['measured'] : []), 'deepest chain'];
  const cells = rows.map((row) => [
    row.name,
    String(row.size),
    row.isGiven ? GIVEN : String(row.bound),
    ...(isMeasured ? [row.measured === undefined ? 'unknown' : String(row.measured)] : []),
    <span class="chain">{row.chain}</span>,
  ]);
  return (
    <Table
      title="Stacks as a table, in bytes"
      head={head}
      figures={isMeasured ? [1, 2, 3] : [1, 2]}
      rows={cells}
    />
  );
}

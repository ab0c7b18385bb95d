/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** Sizes over the recorded history: a small chart for each, all with the same records from left to right. */
import type { VNode } from 'preact';
import { bytes, grouped, type Facts } from '../facts';
import type { SizeRecord, Sizes } from '../history';
import { Picture, Section, Table } from './figure';
import { markAttributes, partAttributes } from './mark';

const CHARTS: readonly (readonly [keyof Sizes, string])[] = [
  ['flash', 'Flash, all of it'],
  ['ram', 'RAM, all of it but the pool'],
  ['kernelFlash', 'Kernel: flash'],
  ['kernelRam', 'Kernel: RAM'],
  ['perProcess', 'Kernel: RAM for each process'],
  ['processes', 'Processes'],
];

export function HistorySection({ history }: { readonly history: readonly SizeRecord[] }): VNode {
  if (history.length === 0) return <NoHistory />;
  return (
    <Section id="history" title="Sizes over time" finding={<Finding history={history} />}>
      <Picture label="Sizes over time">
        <div class="charts">
          {CHARTS.map(([figure, title], index) => (
            <Chart history={history} figure={figure} title={title} hasMarks={index === 0} />
          ))}
        </div>
      </Picture>
      <HistoryTable history={history} />
    </Section>
  );
}

function NoHistory(): VNode {
  return (
    <Section id="history" title="Sizes over time" finding="No sizes of this system are recorded yet.">
      <p class="how">
        <code>npx conductor report --record</code> appends today's to a file beside the system file.
      </p>
    </Section>
  );
}

function Finding({ history }: { readonly history: readonly SizeRecord[] }): VNode {
  const [first, last] = [history[0]!, history.at(-1)!];
  return (
    <>
      {history.length} {history.length === 1 ? 'record' : 'records'} since {dayOf(first)}. The kernel now
      takes <strong>{bytes(last.kernelFlash)}</strong> of flash
      {changeWords(last.kernelFlash - first.kernelFlash)} and <strong>{bytes(last.kernelRam)}</strong> of RAM
      {changeWords(last.kernelRam - first.kernelRam)}, without its tables.
    </>
  );
}

function changeWords(change: number): string {
  if (change === 0) return '';
  return ` (${grouped(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than then)`;
}

const WIDTH = 300;
const HEIGHT = 96;
const LEFT = 8;
const RIGHT = 8;
const TOP = 12;
const BOTTOM = 10;

interface ChartProperties {
  readonly history: readonly SizeRecord[];
  readonly figure: keyof Sizes;
  readonly title: string;
  /** One chart has the marks; they tell about all. */
  readonly hasMarks: boolean;
}

function Chart({ history, figure, title, hasMarks }: ChartProperties): VNode {
  const values = history.map((record) => record[figure]);
  const places = placesOf(values);
  const way = places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (
    <div class="chart">
      <h3>
        {title} <strong>{grouped(values.at(-1)!)}</strong>
      </h3>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="presentation">
        <path class="floor" d={`M${LEFT} ${HEIGHT - 1}H${WIDTH - RIGHT}`} />
        <path class="trend" d={way} />
        {places.map(({ x, y }, index) => (
          <g
            class="point"
            {...partAttributes(String(index))}
            {...(hasMarks ? namedMark(index, factsOf(history, index)) : {})}
          >
            <rect x={x - 9} y={0} width={18} height={HEIGHT} />
            <circle cx={x} cy={y} r={3.5} />
          </g>
        ))}
      </svg>
      <p class="range">{least === most ? 'unchanged' : `from ${grouped(least)} to ${grouped(most)}`}</p>
    </div>
  );
}

/** A point has no text in it. */
function namedMark(index: number, facts: Facts): Record<string, string> {
  return { ...markAttributes(String(index), facts), 'aria-label': facts.title };
}

function placesOf(values: readonly number[]): { x: number; y: number }[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = values.length < 2 ? 0 : (WIDTH - LEFT - RIGHT) / (values.length - 1);
  return values.map((value, index) => {
    const height = most === least ? 0.5 : (value - least) / (most - least);
    return {
      x: Math.round((LEFT + index * step) * 10) / 10,
      y: Math.round((HEIGHT - BOTTOM - height * (HEIGHT - TOP - BOTTOM)) * 10) / 10,
    };
  });
}

function factsOf(history: readonly SizeRecord[], index: number): Facts {
  const record = history[index]!;
  const commit = record.commit === undefined ? '' : `, on top of ${record.commit}`;
  return {
    title: `${dayOf(record)}${commit}`,
    lines: CHARTS.map(([figure, title]) => `${title}: ${grouped(record[figure])}`),
  };
}

function dayOf({ date }: SizeRecord): string {
  return date.slice(0, 16).replace('T', ' ');
}

function HistoryTable({ history }: { readonly history: readonly SizeRecord[] }): VNode {
  const rows = [...history]
    .reverse()
    .map((record) => [
      dayOf(record),
      record.commit ?? '',
      ...CHARTS.map(([figure]) => grouped(record[figure])),
      record.compiler,
    ]);
  return (
    <Table
      title="Records as a table, the newest first"
      head={['date', 'on top of', ...CHARTS.map(([, title]) => title), 'compiler']}
      figures={CHARTS.map((_, index) => index + 2)}
      rows={rows}
    />
  );
}

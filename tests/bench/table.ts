/** Rows of the bench as people read them: beside the bar and the best peer. */
import { REFERENCES } from './references';
import type { Cost, Row, SizeRow } from './row';

const WIDTHS = [30, 13, 9, 8, 9, 9];

export function tableOf(rows: readonly Row[], { name: _, ...sizes }: SizeRow): string {
  const header = line(['', 'instructions', 'cycles', 'strict', 'accept', 'aim', 'best peer / ratio']);
  const explanation = [
    'Medians. Cycles are estimated for a Cortex-M4 without wait states, in the model in which the peers were measured and in a',
    'stricter one; what both leave out: docs/0012-bench.md. Peers: 16 bytes or less, memory protection on.',
    'ratio: cycles of the dialect (of an app, with everything around a message) over those of hand-written C without checks.',
  ];
  return `${[header, ...rows.flatMap(linesOf), '', ...Object.entries(sizes).map(sizeLine), '', ...explanation].join('\n')}\n`;
}

function linesOf(row: Row): string[] {
  const lines = [
    costLine(row.name, row, row.ratio === undefined ? undefined : `ratio ${row.ratio.toFixed(3)}`),
  ];
  if (row.onTop) lines.push(costLine(`${row.name} on top`, row.onTop));
  return lines;
}

function costLine(name: string, { instructions, cycles, strict }: Cost, note?: string): string {
  return line([name, instructions, cycles, strict, ...comparison(name, note)]);
}

function sizeLine([name, bytes]: [string, number]): string {
  return line([`${name}, bytes`, '', bytes, '', ...comparison(name)]);
}

function comparison(name: string, note?: string): (number | string)[] {
  const reference = REFERENCES[name];
  return [reference?.accept ?? '', reference?.aim ?? '', note ?? reference?.peer ?? ''];
}

function line(cells: readonly (number | string)[]): string {
  const padded = cells.map((cell, index) => {
    const width = WIDTHS[index] ?? 0;
    return index === 0 ? String(cell).padEnd(width) : String(cell).padStart(width);
  });
  const last = padded.pop() ?? '';
  return `${padded.join('')}  ${last}`.trimEnd();
}

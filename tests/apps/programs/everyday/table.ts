/** A table of texts with columns as wide as they have to be. */
type Align = 'left' | 'right' | 'center';

interface Column<Row> {
  title: string;
  align?: Align;
  value: (row: Row) => string;
}

function pad(text: string, width: number, align: Align = 'left'): string {
  const space = width - text.length;
  if (align === 'left') return text + ' '.repeat(space);
  if (align === 'right') return ' '.repeat(space) + text;
  const left = Math.floor(space / 2);
  return ' '.repeat(left) + text + ' '.repeat(space - left);
}

function formatTable<Row>(columns: Column<Row>[], rows: Row[]): string {
  const cells = rows.map((row) => columns.map((column) => column.value(row)));
  const widths = columns.map((column, i) =>
    Math.max(column.title.length, ...cells.map((line) => line[i].length)),
  );
  const line = widths.map((width) => '-'.repeat(width + 2)).join('+');
  const format = (texts: string[]) =>
    texts.map((text, i) => ` ${pad(text, widths[i], columns[i].align)} `).join('|');
  return [format(columns.map((c) => c.title)), line, ...cells.map(format)].join('\n');
}

interface Process {
  id: number;
  name: string;
  cpu: number;
  running: boolean;
}

const processes: Process[] = [
  { id: 1, name: 'kernel', cpu: 125, running: true },
  { id: 12, name: 'shell', cpu: 7, running: true },
  { id: 113, name: 'logger', cpu: 0, running: false },
];

const percent = (perMille: number): string => `${Math.floor(perMille / 10)}.${perMille % 10}%`;

export function onStart(): void {
  console.log(
    formatTable<Process>(
      [
        { title: 'id', align: 'right', value: (p) => `${p.id}` },
        { title: 'name', value: (p) => p.name },
        { title: 'cpu', align: 'right', value: (p) => percent(p.cpu) },
        { title: 'running', align: 'center', value: ({ running }) => (running ? 'yes' : 'no') },
      ],
      processes,
    ),
  );
  const total = processes.reduce((sum, p) => sum + p.cpu, 0);
  console.log('total: ' + percent(total));
}

/** `conductor bench --json`: the rows that others compare, and the bounds that we promise. */
import { conductor } from './support';

interface Row {
  name: string;
  instructions: number;
  cycles: number;
  ratio?: number;
}

const KERNEL = ['null-syscall', 'yield', 'call-reply-16', 'irq-to-driver'];
const WORKLOADS = ['workload-crc32', 'workload-heapsort', 'workload-ring'];
/** The dialect may cost a tenth more than C without checks. */
const HIGHEST_RATIO = 1.1;

test('has every row, plausible, and the same every time', async () => {
  const first = await conductor(['bench', '--json']);
  expect(first.status).toBe(0);
  const { rows } = JSON.parse(first.output) as { rows: Row[] };
  expect(rows.map(({ name }) => name)).toEqual([...KERNEL, ...WORKLOADS]);
  for (const { instructions, cycles } of rows) {
    expect(instructions).toBeGreaterThan(20);
    expect(cycles).toBeGreaterThan(instructions);
  }
  for (const row of rows.filter(({ name }) => WORKLOADS.includes(name))) {
    expect(row.ratio).toBeLessThanOrEqual(HIGHEST_RATIO);
  }
  expect((await conductor(['bench', '--json'])).output).toBe(first.output);
}, 120_000);

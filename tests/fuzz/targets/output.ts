/** Reads what the C harness prints: lines of hexadecimal numbers, the first of them the program's. */
import type { Observation } from './target';

const NUMBERS_OF_A_RUN = 6;
const NUMBERS_OF_A_LAYOUT = 2;

/** Observations of `count` programs; `failure` goes to the program after which nothing was printed. */
export function readObservations(output: string, count: number, failure: string | undefined): Observation[] {
  const runs = Array.from({ length: count }, (): string[] => []);
  const layouts = runs.map((): string[] => []);
  let last = 0;
  for (const line of output.split('\n')) {
    if (!/^[0-9a-f]{8}( [0-9a-f]{8})+$/.test(line)) continue;
    const numbers = line.split(' ');
    last = parseInt(numbers[0] ?? '', 16);
    if (numbers.length === NUMBERS_OF_A_RUN) runs[last]?.push(numbers.slice(1).join(' '));
    if (numbers.length === NUMBERS_OF_A_LAYOUT) layouts[last]?.push(numbers[1] ?? '');
  }
  return runs.map((seen, at) => {
    const failed = failure !== undefined && at >= last;
    return { runs: seen, layouts: layouts[at] ?? [], ...(failed && { failure }) };
  });
}

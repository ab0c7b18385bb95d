/** What a mark of a picture tells when it is looked at, the same with pointer, keyboard and screen reader; and figures as words. */
import type { RegionReport } from '../../linker/report';

export interface Facts {
  readonly title: string;
  readonly lines: readonly string[];
}

export function bytes(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'byte' : 'bytes'}`;
}

/** `20,408`. */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}

export function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}

/** `8,192 bytes at 0x08018000, of them eighths 0 to 4`. */
export function regionWords({ base, size, disabled }: RegionReport): string {
  const enabled = [0, 1, 2, 3, 4, 5, 6, 7].filter((index) => ((disabled >> index) & 1) === 0);
  const eighths =
    enabled.length === 1 ? `eighth ${enabled[0]}` : `eighths ${enabled[0]} to ${enabled.at(-1)}`;
  return `${bytes(size)} at ${hex(base)}${disabled === 0 ? '' : `, of them ${eighths}`}`;
}

/** `supervisor, registry and shell`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Microseconds with a unit that fits. */
export function duration(microseconds: number): string {
  if (microseconds >= 1e6) return `${(microseconds / 1e6).toFixed(2)} s`;
  if (microseconds >= 1e3) return `${(microseconds / 1e3).toFixed(2)} ms`;
  return `${microseconds.toFixed(microseconds < 10 ? 2 : 1)} µs`;
}

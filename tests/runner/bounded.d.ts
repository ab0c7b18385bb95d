import type { SpawnOptions } from 'node:child_process';

export function runBounded(
  command: string,
  parameters: readonly string[],
  options: SpawnOptions,
  isDue: (elapsed: number) => string | undefined,
): Promise<{ readonly status: number | null; readonly stopped?: string }>;

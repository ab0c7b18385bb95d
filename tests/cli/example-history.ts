/** A history of sizes for tests: three records, the last of which is not of a repository. */
import type { SizeRecord } from '../../cli/report/history';

export function exampleHistory(): SizeRecord[] {
  const compiler = 'arm-none-eabi-gcc 12.2.1';
  const first = {
    ...{ date: '2026-11-01T08:00:00.000Z', compiler, processes: 9 },
    ...{ flash: 90_000, ram: 30_000, kernelFlash: 18_000, kernelRam: 1_200, perProcess: 208 },
  };
  return [
    { ...first, commit: 'aaaaaaaaaa' },
    { ...first, date: '2026-11-08T08:00:00.000Z', commit: 'bbbbbbbbbb', flash: 110_000 },
    { ...first, date: '2026-11-15T08:00:00.000Z', flash: 110_000, kernelFlash: 20_400 },
  ];
}

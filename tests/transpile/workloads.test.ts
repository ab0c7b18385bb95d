/** Programs in the dialect cost hardly more than the same in plain C without checks. */
import { measureWorkloads, WORKLOADS } from '../bench/workloads';

test('the dialect costs at most a tenth more than hand-written C', async () => {
  const costs = await measureWorkloads();
  expect(costs.map(({ name }) => name)).toEqual(WORKLOADS.map((name) => `workload-${name}`));
  for (const { instructions, ratio } of costs) {
    expect(instructions).toBeGreaterThan(1000);
    expect(ratio).toBeLessThanOrEqual(1.1);
  }
});

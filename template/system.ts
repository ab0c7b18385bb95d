/** Who runs, how urgent (0 is the most urgent), and what each may do. */
import { call, defineSystem, service } from 'conductor';
import { core } from 'conductor/core';

export default defineSystem({
  board: 'stm32f4-discovery',
  processes: {
    // Supervisor, registry, resources, console, events: what every system with services has.
    ...core,
    meter: service({ program: 'services/meter.ts', priority: 12 }),
    monitor: {
      program: 'apps/monitor.ts',
      priority: 14,
      dependsOn: ['console', 'meter'],
      grants: { console: call('console'), meter: call('meter') },
    },
  },
});

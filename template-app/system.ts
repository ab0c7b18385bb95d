/** Who runs, how urgent (0 is the most urgent), and what each may do. */
import { app, defineSystem } from 'conductor';
import { core, shell } from 'conductor/core';

export default defineSystem({
  board: 'stm32f4-discovery',
  processes: {
    // Supervisor, registry, resources, console, events: what every system with services has.
    ...core,
    meter: app({ program: 'app/app.ts', priority: 12, heap: 2048 }),
    // To talk to the app: `tell meter 21`.
    shell: { ...shell, finds: ['meter'] },
  },
});

/**
 * The small system: kernel, console, supervisor, a shell, and what to try on it. It runs on the small board, with a quarter of the
 * memory that the default system has: `npx conductor run system/small.ts`.
 *
 * There are no registry, no users and no topics: the console has its line from the system file, and everybody may ask for everything
 * that their capabilities let them. The shell's commands for what is not there say so.
 */
import { call, clock, defineSystem, nothing, notify, processes, system } from 'conductor';
import { small } from './core';
import { trials } from './trials';

export default defineSystem({
  board: 'lm3s6965evb',
  processes: {
    ...small,
    ...trials,
    shell: {
      program: 'conductor/apps/shell/main.ts',
      priority: 16,
      essential: true,
      dependsOn: ['console', 'supervisor', 'ping', 'rogue'],
      slots: 12,
      grants: {
        console: call('console', { grant: true }),
        supervisor: call('supervisor'),
        processes: processes('inspect'),
        system: system('inspect'),
        ping: call('ping'),
        counterHigh: nothing(),
        counterLow: nothing(),
        rogue: call('rogue'),
        clock: clock('inspect'),
        journal: nothing(),
        security: nothing(),
        registry: nothing(),
        notification: notify('shell', 'event'),
      },
    },
  },
});

/**
 * The system of `npm start`: console, shell and supervisor, and small programs to try things on.
 *
 * Priorities (0 is the most urgent): a server is more urgent than its clients. One counter runs above `rogue`, one below,
 * to witness that neither missed a number whatever rogue did.
 */
import { call, clock, defineSystem, interrupt, notify, processes, receive, system } from 'conductor';

export default defineSystem({
  board: 'stm32f4-discovery',
  memory: { pool: 16384, regions: 8 },
  processes: {
    console: {
      program: '../src/servers/console/main.ts',
      priority: 4,
      essential: true,
      peripherals: ['usart2'],
      grants: { requests: receive('console'), uart: interrupt('usart2', 'received') },
    },
    supervisor: {
      program: '../src/servers/supervisor/main.ts',
      priority: 5,
      essential: true,
      dependsOn: ['console'],
      grants: {
        requests: receive('supervisor'),
        console: call('console'),
        processes: processes('inspect', 'control'),
        clock: clock('inspect', 'control'),
      },
    },
    journal: {
      program: '../src/servers/journal/main.ts',
      priority: 13,
      grants: { requests: receive('journal', { queue: 8 }), clock: clock('inspect') },
    },
    counterHigh: {
      program: '../src/apps/counter/main.ts',
      priority: 2,
      grants: { requests: receive('counterHigh'), clock: clock('inspect', 'control') },
    },
    counterLow: {
      program: '../src/apps/counter/main.ts',
      priority: 16,
      grants: { requests: receive('counterLow'), clock: clock('inspect', 'control') },
    },
    pong: {
      program: '../src/apps/pong/main.ts',
      priority: 10,
      grants: { requests: receive('pong') },
    },
    ping: {
      program: '../src/apps/ping/main.ts',
      priority: 11,
      dependsOn: ['pong'],
      grants: { requests: receive('ping'), pong: call('pong'), clock: clock('inspect') },
    },
    rogue: {
      program: '../src/apps/rogue/main.ts',
      priority: 12,
      floatingPoint: true,
      dependsOn: ['console'],
      grants: {
        requests: receive('rogue'),
        console: call('console'),
        itself: call('rogue'),
        inspector: processes('inspect'),
        controller: processes('control'),
        information: system('inspect'),
        notification: notify('rogue', 'own'),
        clock: clock('inspect', 'control'),
        creator: processes('create'),
      },
    },
    worker: {
      program: '../src/apps/worker/main.ts',
      priority: 20,
      instances: 3,
      restart: 'never',
      threads: 1,
      regions: 8,
      grants: {
        requests: receive('worker'),
        itself: notify('worker', 'done'),
        journal: call('journal'),
      },
    },
    shell: {
      program: '../src/apps/shell/main.ts',
      priority: 16,
      essential: true,
      dependsOn: ['console', 'supervisor', 'journal', 'ping', 'counterHigh', 'counterLow', 'rogue'],
      slots: 10,
      grants: {
        console: call('console', { grant: true }),
        supervisor: call('supervisor'),
        processes: processes('inspect'),
        system: system('inspect', 'control'),
        ping: call('ping'),
        counterHigh: call('counterHigh'),
        counterLow: call('counterLow'),
        rogue: call('rogue'),
        clock: clock('inspect'),
        programs: processes('create'),
        journal: call('journal'),
      },
    },
  },
});

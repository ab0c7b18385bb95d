/**
 * The system of `npm start`: console, shell and supervisor, and small programs to try things on.
 *
 * Priorities (0 is the most urgent): a server is more urgent than its clients. One counter runs above `rogue`, one below,
 * to witness that neither missed a number whatever rogue did.
 */
import { call, defineSystem, interrupt, notify, processes, receive, system } from 'conductor';

export default defineSystem({
  board: 'stm32f4-discovery',
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
      },
    },
    counterHigh: {
      program: '../src/apps/counter/main.ts',
      priority: 2,
      grants: { requests: receive('counterHigh') },
    },
    counterLow: {
      program: '../src/apps/counter/main.ts',
      priority: 14,
      grants: { requests: receive('counterLow') },
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
      grants: { requests: receive('ping'), pong: call('pong') },
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
      },
    },
    shell: {
      program: '../src/apps/shell/main.ts',
      priority: 16,
      essential: true,
      dependsOn: ['console', 'supervisor', 'ping', 'counterHigh', 'counterLow', 'rogue'],
      grants: {
        console: call('console'),
        supervisor: call('supervisor'),
        processes: processes('inspect'),
        system: system('inspect', 'control'),
        ping: call('ping'),
        counterHigh: call('counterHigh'),
        counterLow: call('counterLow'),
        rogue: call('rogue'),
      },
    },
  },
});

/**
 * What there is to try things on: a service and its client, a program that does whatever a program must not do, and one to be created.
 * To be spread into the processes of a system, as `core` is.
 */
import { call, clock, nothing, notify, processes, receive, service, system } from 'conductor';

export const trials = {
  pong: service({ program: 'conductor/apps/pong/main.ts', priority: 10 }),
  ping: service({
    program: 'conductor/apps/ping/main.ts',
    priority: 11,
    dependsOn: ['pong'],
    grants: { pong: call('pong'), clock: clock('inspect') },
  }),
  rogue: {
    program: 'conductor/apps/rogue/main.ts',
    priority: 12,
    // It is there to crash: that is no loop.
    crashWindow: 0,
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
    program: 'conductor/apps/worker/main.ts',
    priority: 20,
    instances: 1,
    restart: 'never',
    threads: 1,
    regions: 8,
    grants: { requests: receive('worker'), itself: notify('worker', 'done'), journal: nothing() },
  },
} as const;

/**
 * The system of `npm start`: console, shell and supervisor, and small programs to try things on.
 *
 * Priorities (0 is the most urgent): a server is more urgent than its clients. One counter runs above `rogue`, one below,
 * to witness that neither missed a number whatever rogue did.
 */
import { app, call, clock, defineSystem, notify, processes, service, system } from 'conductor';
import { core, secured } from './core';
import { trials } from './trials';

export default defineSystem({
  board: 'stm32f4-discovery',
  memory: { pool: 16384, regions: 8 },
  users: {
    // Everything but to stop, restart and create processes, to panic, and to grant.
    guest: { may: ['inspect', 'use', 'shutDown'] },
    // For trying things out: the README names the password. A system that is used has its own (`conductor password`).
    operator: {
      password: 'pbkdf2-sha256$6000$cBKQatGXp/jR6cevagQR/g$hjem+z0vSSlKnNr0oEhpuxmpskOgykQ7RLsNlWnmQzo',
      groups: ['operators'],
      may: ['inspect', 'use', 'control', 'create', 'shutDown', 'administer', 'grant'],
    },
  },
  groups: ['operators'],
  resources: {
    processes: { allow: { everyone: ['inspect', 'use'], operators: ['control', 'create', 'grant'] } },
    system: { allow: { everyone: ['inspect', 'shutDown'], operators: ['administer', 'grant'] } },
    users: { allow: { everyone: ['inspect'], operators: ['inspect', 'administer', 'grant'] } },
    permissions: { allow: { everyone: ['inspect'], operators: ['inspect', 'grant'] } },
    audit: { allow: { everyone: ['inspect'], operators: ['inspect', 'grant'] } },
  },
  processes: {
    ...core,
    ...secured,
    journal: service({
      program: 'conductor/servers/journal/main.ts',
      priority: 13,
      queue: 8,
      grants: { clock: clock('inspect') },
    }),
    pins: service({
      program: 'conductor/servers/pins/main.ts',
      priority: 8,
      regions: 8,
      dependsOn: ['resources', 'events'],
      devices: ['gpioa', 'gpiod', 'exti', 'exti0'],
      grants: {
        resources: call('resources'),
        clock: clock('inspect', 'control'),
        events: call('events'),
      },
    }),
    rules: app({
      program: 'conductor/apps/rules/app.ts',
      priority: 14,
      dependsOn: ['pins'],
      heap: 1536,
      finds: ['pins'],
    }),
    counterHigh: service({
      program: 'conductor/apps/counter/main.ts',
      priority: 2,
      grants: { clock: clock('inspect', 'control') },
    }),
    counterLow: service({
      program: 'conductor/apps/counter/main.ts',
      priority: 16,
      grants: { clock: clock('inspect', 'control') },
    }),
    ...trials,
    worker: {
      ...trials.worker,
      instances: 3,
      grants: { ...trials.worker.grants, journal: call('journal') },
    },
    shell: {
      program: 'conductor/apps/shell/main.ts',
      priority: 16,
      essential: true,
      dependsOn: [
        'console',
        'supervisor',
        'security',
        'journal',
        'ping',
        'counterHigh',
        'counterLow',
        'rogue',
      ],
      slots: 14,
      finds: ['resources', 'pins', 'rules', { service: 'events', grant: true }],
      grants: {
        console: call('console', { grant: true }),
        supervisor: call('supervisor'),
        processes: processes('inspect'),
        system: system('inspect'),
        ping: call('ping'),
        counterHigh: call('counterHigh'),
        counterLow: call('counterLow'),
        rogue: call('rogue'),
        clock: clock('inspect'),
        journal: call('journal'),
        security: call('security'),
        registry: call('registry'),
        notification: notify('shell', 'event'),
      },
    },
  },
});

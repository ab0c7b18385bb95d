/** The system in which an app calls a service. */
import { app, call, defineSystem, service, system } from 'conductor';
import { core } from 'conductor/core';

export default defineSystem({
  board: 'stm32f4-discovery',
  trace: false,
  processes: {
    ...core,
    mirrorServer: service({ program: 'programs/mirror-server.ts', priority: 10 }),
    mirrorClient: app({
      program: 'app-workloads/service-call.ts',
      priority: 11,
      dependsOn: ['mirrorServer'],
      grants: { mirror: call('mirrorServer') },
    }),
    ender: {
      program: 'programs/ender.ts',
      priority: 20,
      dependsOn: ['mirrorClient'],
      grants: { system: system('control') },
    },
  },
});
